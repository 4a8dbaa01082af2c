"""Subscripts, superscripts and limits in two dimensions."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.formula.boxes import Box, beside, stacked
from quizkl.formula.cells import width


@dataclass(frozen=True, slots=True)
class Script:
    """A script; ``raised`` says that its characters are themselves raised or lowered ones, on a single row."""

    box: Box
    raised: bool


def attached(base: Box, lower: Script | None, upper: Script | None) -> Box:
    """``base`` with scripts at its right. Beside a base of one row, raised and lowered characters stand on that row and
    other scripts above and below it; beside a taller one, scripts begin at its first and its last row."""
    levels: dict[int, str] = {}  # rows of the scripts by their distance from the baseline
    tall = base.up + base.down + 1
    if tall == 1:
        levels[0] = "".join([script.box.rows[0] for script in (lower, upper) if script is not None and script.raised])
    if upper is not None and not (tall == 1 and upper.raised):
        last = -base.up - (0 if _overlaps(tall, upper) else 1)
        for distance, row in enumerate(reversed(upper.box.rows)):
            levels[last - distance] = row
    if lower is not None and not (tall == 1 and lower.raised):
        first = base.down + (0 if _overlaps(tall, lower) else 1)
        for distance, row in enumerate(lower.box.rows):
            levels[first + distance] = row
    columns = max(map(width, levels.values()))
    top, bottom = min(0, *levels), max(0, *levels)
    rows = [levels.get(level, "") for level in range(top, bottom + 1)]
    column = Box(tuple([row + " " * (columns - width(row)) for row in rows]), columns, -top)
    joined = beside([base, column])
    return Box(joined.rows, joined.width, joined.baseline, base.up, base.down)


def _overlaps(tall: int, script: Script) -> bool:
    """Whether a script beside a base of ``tall`` rows shares its first or last row; a base of two has no room for one
    that is not raised by itself."""
    return tall >= (2 if script.raised else 3)


def limited(base: Box, lower: Box | None, upper: Box | None) -> Box:
    """``base`` with limits above and below it, which brackets cover."""
    box = stacked(upper, base, lower)
    return Box(box.rows, box.width, box.baseline, box.baseline, box.below)
