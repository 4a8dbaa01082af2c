"""The remark on a difference of domain."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.maths.comparison import Comparison
from quizkl.maths.engine.equality.at_point import Point
from quizkl.maths.engine.equality.written import point_text


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

    def remark(self, comparison: Comparison) -> str | None:
        """A sentence, or None where no difference was seen."""
        if self.given_alone is not None and self.reference_alone is not None:
            return (
                f"Each has a value where the other has none: at {point_text(self.given_alone)} only the first, "
                f"at {point_text(self.reference_alone)} only the second."
            )
        if self.given_alone is not None:
            return f"The second has no value everywhere the first has one, such as at {point_text(self.given_alone)}."
        if self.reference_alone is not None:
            return (
                f"The first has no value everywhere the second has one, such as at {point_text(self.reference_alone)}."
            )
        return None
