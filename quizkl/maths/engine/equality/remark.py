"""The remark on a difference of domain."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.maths.engine.equality.at_point import Point
from quizkl.maths.engine.equality.written import point_text
from quizkl.maths.engine.nested import entries

EXTREME = 100


@dataclass(slots=True)
class Domains:
    """A point at which only the given side has a value, and one at which only the reference has."""

    given_alone: Point | None = None
    reference_alone: Point | None = None

    def note(self, point: Point, given: bool, reference: bool) -> None:
        if given and not reference and self.given_alone is None:
            self.given_alone = point
        if reference and not given and self.reference_alone is None:
            self.reference_alone = point

    def remark(self) -> str | None:
        """A sentence, or None where no difference was seen."""
        first, second = _shown(self.given_alone), _shown(self.reference_alone)
        if first and second:
            return f"Each has a value where the other has none: the first at {first}, the second at {second}."
        if first:
            return f"At {first} the first has a value and the second has none."
        return f"At {second} the second has a value and the first has none." if second else None


def _shown(point: Point | None) -> str | None:
    """The point as text; None where it is extreme, so that the missing value may be a matter of digits only."""
    if point is None or any(abs(number) > EXTREME for value in point.values() for number in entries(value)):
        return None
    return point_text(point)
