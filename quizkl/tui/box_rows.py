"""The boxes as rows: how many cards each holds, and how many of these are due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizkl.statistics.stand import Box
from quizkl.tui.ink import Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.progress_bar import solid

_NUMBERS: Final = 18
_DUE: Final = ("█", "#")
_HARDLY_DUE: Final = ("▏", "|")
_NOT_DUE: Final = ("▒", "+")


def box_rows(boxes: Sequence[Box], columns: int, look: Look) -> list[Line]:
    """A legend, then a row a box."""
    due, not_due = Piece(look.sign(*_DUE) * 2, Ink.ACCENT), Piece(look.sign(*_NOT_DUE) * 2, Ink.ACCENT)
    title = line(strong("Cards in the boxes"), "   ", due, " due   ", not_due, " not yet")
    most = max((box.items for box in boxes), default=0)
    return [cut(title, columns), *(_row(box, most, columns, look) for box in boxes)]


def _row(box: Box, most: int, columns: int, look: Look) -> Line:
    after = f"{box.days} day{'' if box.days == 1 else 's'}" if box.days else ""
    label = f"box {box.number:<3}{after:>9}  "
    numbers = [muted(f" {box.items:,}")] if box.items else []
    numbers += [muted(", "), Piece(f"{box.due:,} due", Ink.ACCENT)] if box.due else []
    bars = [Piece(bar, Ink.ACCENT) for bar in _bars(box, most, max(columns - len(label) - _NUMBERS, 4), look)]
    return cut(line(muted(label), *bars, *numbers), columns)


def _bars(box: Box, most: int, room: int, look: Look) -> tuple[str, str]:
    """What is due and what is not, together as long as the box is full. Of either something is seen where there is
    anything of it, but what is less than half a cell of what is due is no whole one.
    """
    if not box.items:
        return "", ""
    if box.due == box.items:
        return solid(box.items * room / most, look), ""
    due = round(box.due * room / most)
    both = max(round(box.items * room / most), due + 1)
    if box.due and not due:
        return look.sign(*_HARDLY_DUE), look.sign(*_NOT_DUE) * (both - 1)
    return look.sign(*_DUE) * due, look.sign(*_NOT_DUE) * (both - due)
