"""Rectangles of text with a baseline, set beside and above one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.formula.cells import width


@dataclass(frozen=True, slots=True)
class Box:
    """Rows of one width. ``baseline`` is the row that neighbours align with; ``up`` and ``down`` are how many rows
    above and below it a bracket around the box has to cover: all of a fraction, nothing of a subscript."""

    rows: tuple[str, ...]
    width: int
    baseline: int = 0
    up: int = 0
    down: int = 0

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def below(self) -> int:
        """Rows below the baseline."""
        return len(self.rows) - 1 - self.baseline


NOTHING = Box(("",), 0)


def text_box(text: str) -> Box:
    return Box((text,), width(text))


def blank(columns: int) -> Box:
    return Box((" " * columns,), columns)


def covered(box: Box) -> Box:
    """The box as one that brackets have to cover from top to bottom."""
    return Box(box.rows, box.width, box.baseline, box.baseline, box.below)


def beside(boxes: Sequence[Box]) -> Box:
    """The boxes from left to right, their baselines on one row."""
    if len(boxes) == 1:
        return boxes[0]
    if not boxes:
        return NOTHING
    columns = sum([box.width for box in boxes])
    above = max([box.baseline for box in boxes])
    below = max([box.below for box in boxes])
    if not above and not below:
        return Box(("".join([box.rows[0] for box in boxes]),), columns)
    rows = []
    for level in range(-above, below + 1):
        row = ""
        for box in boxes:
            index = box.baseline + level
            row += box.rows[index] if 0 <= index < len(box.rows) else " " * box.width
        rows.append(row)
    return Box(tuple(rows), columns, above, max([box.up for box in boxes]), max([box.down for box in boxes]))


def centred(box: Box, columns: int) -> tuple[str, ...]:
    """The rows of the box in the middle of ``columns``; an odd cell goes to the right."""
    left = " " * ((columns - box.width) // 2)
    right = " " * (columns - box.width - len(left))
    return tuple([left + row + right for row in box.rows])


def to_left(box: Box, columns: int) -> tuple[str, ...]:
    right = " " * (columns - box.width)
    return tuple([row + right for row in box.rows])


def to_right(box: Box, columns: int) -> tuple[str, ...]:
    left = " " * (columns - box.width)
    return tuple([left + row for row in box.rows])


def stacked(above: Box | None, middle: Box, below: Box | None) -> Box:
    """``middle`` with the others centred above and below it; the baseline is that of ``middle``."""
    columns = max([box.width for box in (above, middle, below) if box is not None])
    rows: tuple[str, ...] = ()
    if above is not None:
        rows += centred(above, columns)
    baseline = len(rows) + middle.baseline
    rows += centred(middle, columns)
    if below is not None:
        rows += centred(below, columns)
    return Box(rows, columns, baseline, middle.up, middle.down)
