"""Where cards stand on the two sides of a sheet, so that a back lies behind its front. Pure geometry, millimetres.

A printer turns the sheet about its long or its short edge. About a vertical axis, what is x from the left on one side
is x from the right on the other, and up stays up. About a horizontal axis, the back comes out upside down beneath
what the vertical turn would print: the same page, rotated by half a turn. Either way a card that has been cut out
turns over like a page of a book.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quizkl.printing.layout import Grid, Offset, Turn
from quizkl.printing.paper import Paper

MARK_LENGTH: Final = 4.0
MARK_GAP: Final = 1.5


@dataclass(frozen=True, slots=True)
class Slot:
    """A card's place: its upper left corner and its size. ``upside_down``: its text is rotated by half a turn."""

    x: float
    y: float
    width: float
    height: float
    upside_down: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line of a cut mark, from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


def card_size(paper: Paper, margin: float, grid: Grid) -> tuple[float, float]:
    """Width and height of the cards that fill a sheet within its margin; neighbours share a cut."""
    return (paper.width - 2 * margin) / grid.columns, (paper.height - 2 * margin) / grid.rows


def inset(width: float, height: float) -> float:
    """From the edge of a card to its text."""
    return round(min(6.0, max(2.5, min(width, height) * 0.075)), 2)


def fronts(paper: Paper, margin: float, grid: Grid) -> tuple[Slot, ...]:
    """The places on the front, row by row."""
    width, height = card_size(paper, margin, grid)
    return tuple(
        Slot(margin + column * width, margin + row * height, width, height)
        for row in range(grid.rows)
        for column in range(grid.columns)
    )


def about_vertical_axis(paper: Paper, turn: Turn) -> bool:
    """Whether the sheet is turned like the page of a book; its long edges are at its sides when it is upright."""
    return (turn is Turn.LONG_EDGE) == paper.upright


def back_of(front: Slot, paper: Paper, turn: Turn, offset: Offset) -> Slot:
    """The place on the back, in the back page's own coordinates, that lies behind ``front``."""
    if about_vertical_axis(paper, turn):
        x, y, upside_down = paper.width - front.x - front.width, front.y, False
    else:
        x, y, upside_down = front.x, paper.height - front.y - front.height, True
    return Slot(x + offset.right, y + offset.down, front.width, front.height, upside_down)


def cut_marks(paper: Paper, margin: float, grid: Grid) -> tuple[Stroke, ...]:
    """Short strokes at the ends of each cut, outside the cards, and small crosses where four cards meet."""
    width, height = card_size(paper, margin, grid)
    length = min(MARK_LENGTH, margin - MARK_GAP)
    strokes: list[Stroke] = []
    if length > 0.5:
        for column in range(grid.columns + 1):
            x = margin + column * width
            for y in (margin - MARK_GAP, paper.height - margin + MARK_GAP + length):
                strokes.append(Stroke(x, y - length, x, y))
        for row in range(grid.rows + 1):
            y = margin + row * height
            for x in (margin - MARK_GAP, paper.width - margin + MARK_GAP + length):
                strokes.append(Stroke(x - length, y, x, y))
    for column in range(1, grid.columns):
        for row in range(1, grid.rows):
            x, y = margin + column * width, margin + row * height
            strokes += [Stroke(x - 1, y, x + 1, y), Stroke(x, y - 1, x, y + 1)]
    return tuple(strokes)


def fold_lines(paper: Paper, margin: float, grid: Grid) -> tuple[Stroke, ...]:
    """The middle of each pair, from the upper to the lower edge."""
    width, height = card_size(paper, margin, grid)
    middles = [margin + (column + 0.5) * width for column in range(grid.columns)]
    return tuple(Stroke(x, margin, x, margin + grid.rows * height) for x in middles)
