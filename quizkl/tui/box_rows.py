"""The boxes as rows: how many cards each holds, and how many of these are due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizkl.statistics.stand import Box
from quizkl.tui.ink import Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look

_NUMBERS: Final = 18
_DUE: Final = ("█", "#")
_NOT_DUE: Final = ("▒", "+")


def box_rows(boxes: Sequence[Box], columns: int, look: Look) -> list[Line]:
    """A legend, then a row a box."""
    due, not_due = Piece(look.sign(*_DUE) * 2, Ink.WARNING), Piece(look.sign(*_NOT_DUE) * 2, Ink.ACCENT)
    title = line(strong("Cards in the boxes"), "   ", due, " due   ", not_due, " not yet")
    most = max((box.items for box in boxes), default=0)
    return [cut(title, columns), *(_row(box, most, columns, look) for box in boxes)]


def _row(box: Box, most: int, columns: int, look: Look) -> Line:
    after = f"{box.days} day{'' if box.days == 1 else 's'}" if box.days else ""
    label = f"box {box.number:<3}{after:>9}  "
    numbers = f" {box.items:,}" if box.items else ""
    numbers += f", {box.due:,} due" if box.due else ""
    due, others = _cells(box, most, max(columns - len(label) - _NUMBERS, 4))
    bars = (Piece(look.sign(*_DUE) * due, Ink.WARNING), Piece(look.sign(*_NOT_DUE) * others, Ink.ACCENT))
    return cut(line(muted(label), *bars, muted(numbers)), columns)


def _cells(box: Box, most: int, room: int) -> tuple[int, int]:
    """The cells of what is due and of what is not; each has one at least where there is anything of it."""
    if not box.items:
        return 0, 0
    due, others = (round(cards * room / most) for cards in (box.due, box.items - box.due))
    return max(due, 1) if box.due else 0, max(others, 1) if box.due < box.items else 0
