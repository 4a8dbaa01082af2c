"""What the writers of a text must know of the place that it is set in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

POINT: Final = 25.4 / 72  # millimetres
_INDENT: Final = 2.2  # ems that a list or a box before an item takes
_NOTHING: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """``width`` and ``height`` are the room in millimetres, ``text_size`` is in points.

    The holes of a cloze whose numbers are in ``blanks`` stay open, those in ``filled`` are shown underlined.
    ``lacking`` are characters that no font has. With ``source`` formulas are shown as they were written, and with
    ``fine`` text is cut into pieces as small as words, so that it may go on elsewhere anywhere.
    """

    width: float
    height: float
    text_size: float
    blanks: frozenset[int] = _NOTHING
    filled: frozenset[int] = _NOTHING
    lacking: frozenset[str] = frozenset()
    source: bool = False
    fine: bool = False

    def indented(self) -> Setting:
        """The same within a list, whose parts are not divided."""
        return replace(self, width=max(self.width - _INDENT * self.text_size * POINT, 1.0), fine=False)

    @property
    def ems(self) -> float:
        """The width in ems, the unit of a formula's."""
        return self.width / (self.text_size * POINT)
