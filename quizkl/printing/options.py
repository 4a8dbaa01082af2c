"""How to print."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from quizkl.printing.layout import Cards, Exam, Flip, Fold, Layout, Notes, Sheet, Worksheet
from quizkl.printing.paper import A4, A6, Paper
from quizkl.printing.problem import PrintProblem

READABLE: Final = 7.0
"""Points below which text is not made smaller: a card that is longer goes on to a second one."""
_SIZES_BY_ITSELF: Final = (10.0, 16.0)
SIZES: Final = (READABLE, 40.0)
_NARROWEST_FACE: Final = (25.0, 18.0)  # millimetres that are left for text when margins and lines are taken off


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """``margin`` is the page's in millimetres, ``size`` the text's in points; None is what suits layout and paper.

    ``ids`` prints box and id on each card. ``moment`` is the time that the file says it was made, in seconds since
    1970; None, and the file says none, so that the same cards are the same bytes.
    """

    layout: Layout = Sheet()
    paper: Paper = A4
    margin: float | None = None
    size: float | None = None
    ids: bool = False
    moment: int | None = None

    @property
    def page_margin(self) -> float:
        """The margin in millimetres."""
        if self.margin is not None:
            return self.margin
        match self.layout:
            case Cards() | Flip():
                return round(min(self.paper.width, self.paper.height) / 12, 1)
            case Sheet() | Fold():
                return 9.0  # most printers cannot reach the outer 5 mm, and cut marks need some room beyond that
            case Worksheet() | Exam() | Notes():
                return round(min(22.0, min(self.paper.width, self.paper.height) / 8), 1)

    @property
    def text_size(self) -> float:
        """Points; larger on larger cards, but not as much larger as they are."""
        if self.size is not None:
            return self.size
        if isinstance(self.layout, Worksheet | Exam | Notes):
            return 11.0
        width, height = _room(self)
        suited = 11 * math.sqrt(max(0.0, min(width / 85, height / 59)))
        return min(max(round(2 * suited) / 2, _SIZES_BY_ITSELF[0]), _SIZES_BY_ITSELF[1])


def default_paper(layout: Layout) -> Paper:
    """A6 on its side for single cards, A4 for the rest."""
    return A6.turned(upright=False) if isinstance(layout, Cards | Flip) else A4


def laid(paper: Paper, layout: Layout) -> Paper:
    """A paper with a name as the layout takes it: single cards lie on their long edge."""
    return paper.turned(upright=False) if isinstance(layout, Cards | Flip) else paper


def check_options(options: PrintOptions) -> PrintProblem | None:
    """Why nothing can be printed in this way, if so."""
    if not SIZES[0] <= options.text_size <= SIZES[1]:
        return PrintProblem(
            f"text of {options.text_size:g} points is out of range", f"From {SIZES[0]:g} to {SIZES[1]:g} points."
        )
    margin = options.page_margin
    if not 0 <= margin < math.inf:
        return PrintProblem(f"a margin of {margin:g} mm is out of range", "A number of millimetres, 0 or more.")
    if isinstance(options.layout, Sheet) and not _on_paper(options.layout, options):
        offset = options.layout.offset
        return PrintProblem(
            f"an offset of {offset.right:g},{offset.down:g} mm moves the backs off the paper",
            "Printers are off by a few millimetres; quizkl print --calibration shows by how many.",
        )
    width, height = _room(options)
    if width < _NARROWEST_FACE[0] or height < _NARROWEST_FACE[1]:
        return PrintProblem(
            f"there are {max(width, 0):.0f} x {max(height, 0):.0f} mm left for the text of a card,"
            f" and it needs {_NARROWEST_FACE[0]:.0f} x {_NARROWEST_FACE[1]:.0f}",
            "Take larger paper, a smaller margin, or fewer cards on a sheet.",
        )
    return None


def _on_paper(sheet: Sheet, options: PrintOptions) -> bool:
    """Whether the text of the backs stays on the paper when they are moved."""
    from quizkl.printing.imposition import card_size, inset

    most = options.page_margin + inset(*card_size(options.paper, options.page_margin, sheet.grid))
    return max(abs(sheet.offset.right), abs(sheet.offset.down)) < most


def _room(options: PrintOptions) -> tuple[float, float]:
    """Millimetres for the text of one card or page."""
    from quizkl.printing.imposition import card_size, inset

    match options.layout:
        case Sheet(grid=grid):
            width, height = card_size(options.paper, options.page_margin, grid)
            return width - 2 * inset(width, height), height - 2 * inset(width, height)
        case Fold(grid=grid):
            width, height = card_size(options.paper, options.page_margin, grid)
            return width / 2 - 2 * inset(width / 2, height), height - 2 * inset(width / 2, height)
        case Cards() | Flip() | Worksheet() | Exam() | Notes():
            margins = 2 * options.page_margin
            return options.paper.width - margins, options.paper.height - margins
