"""Subscripts, superscripts and limits in two dimensions."""

from __future__ import annotations

from quizkl.formula.boxes import Box, beside, stacked, text_box, to_left


def attached(base: Box, lower: Box | None, upper: Box | None) -> Box:
    """``base`` with scripts at its right, in rows of their own: above and below a base of one or two rows, at the first
    and the last row of a taller one."""
    columns = max(0 if lower is None else lower.width, 0 if upper is None else upper.width)
    overlap = 1 if base.height > 2 else 0
    above = max(0, upper.height - overlap) if upper is not None else 0
    below = max(0, lower.height - overlap) if lower is not None else 0
    rows = [" " * columns] * (above + base.height + below)
    if upper is not None:
        rows[: upper.height] = to_left(upper, columns)
    if lower is not None:
        rows[len(rows) - lower.height :] = to_left(lower, columns)
    column = Box(tuple(rows), columns, above + base.baseline)
    joined = beside([base, column])
    return Box(joined.rows, joined.width, joined.baseline, base.up, base.down)


def raised(base: Box, lowered: str, raised_text: str) -> Box:
    """``base`` with scripts in lowered and raised characters, at its last and its first row."""
    if base.height == 1:
        return beside([base, text_box(lowered + raised_text)])
    return attached(base, text_box(lowered) if lowered else None, text_box(raised_text) if raised_text else None)


def limited(base: Box, lower: Box | None, upper: Box | None) -> Box:
    """``base`` with limits above and below it, which brackets cover."""
    box = stacked(upper, base, lower)
    return Box(box.rows, box.width, box.baseline, box.baseline, box.below)
