"""Matrices, cases and aligned lines in two dimensions."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.formula.boxes import NOTHING, Box, beside, blank, centred, to_left, to_right
from quizkl.formula.brackets import bracket
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.formula.strokes import strokes_for
from quizkl.formula.style import Draw, Style
from quizkl.formula.tree import Grid, Justification

_COLUMN_GAP = 2
_PAIR_GAP = 3
_JUSTIFY = {Justification.LEFT: to_left, Justification.CENTRE: centred, Justification.RIGHT: to_right}


def grid_box(node: Grid, draw: Draw, characters: Characters) -> Box:
    """A matrix with its brackets and lines. Its rows stand apart by a blank one where any of them is tall."""
    cells = [[draw(cell, Style.TEXT) for cell in row] for row in node.rows]
    count = len(node.columns)
    widths = [max([row[column].width for row in cells]) for column in range(count)]
    strokes = strokes_for(characters)
    rows: list[str] = []
    rules: list[int] = []
    loose = any(box.up or box.down for row in cells for box in row)
    lone_brace = (node.left is None) != (node.right is None)
    for number, row in enumerate(cells):
        if number in node.rules:
            rules.append(len(rows))
            rows.append("")
        elif number and (loose or (lone_brace and len(cells) == 2)):
            rows.append("")
        rows += _justified(row, widths, node).rows
    if len(cells) in node.rules:
        rules.append(len(rows))
        rows.append("")
    columns = sum(widths) + _COLUMN_GAP * (count - 1)
    rows = [row or " " * columns for row in rows]
    for rule in rules:
        rows[rule] = strokes.fraction * columns
    body = _middled(_barred(rows, rules, widths, node, strokes.vertical, strokes.crossing, strokes.fraction))
    if lone_brace:
        body = beside([blank(1), body] if node.left is not None else [body, blank(1)])
        body = Box(body.rows, body.width, body.baseline, body.baseline, body.below)
    left = bracket(node.left, body.up, body.down, characters)
    return beside([left, body, bracket(node.right, body.up, body.down, characters)])


def _justified(row: Sequence[Box], widths: Sequence[int], node: Grid) -> Box:
    """One row of cells, each as wide as its column."""
    boxes: list[Box] = []
    for box, columns, justification in zip(row, widths, node.columns, strict=True):
        if boxes:
            boxes.append(blank(_COLUMN_GAP))
        boxes.append(Box(_JUSTIFY[justification](box, columns), columns, box.baseline))
    return beside(boxes)


def _barred(
    rows: list[str], rules: Sequence[int], widths: Sequence[int], node: Grid, vertical: str, crossing: str, stroke: str
) -> list[str]:
    """The rows with the vertical lines drawn in: between two columns in the middle of a wider gap, or at an edge."""
    if not node.bars:
        return rows
    barred = []
    for number, row in enumerate(rows):
        filler = stroke if number in rules else " "
        line = (crossing if number in rules else vertical) if 0 in node.bars else ""
        cut = _cuts(row, widths)
        for column, piece in enumerate(cut):
            if column and column in node.bars:
                line += filler + (crossing if number in rules else vertical) + filler
            elif column:
                line += filler * _COLUMN_GAP
            line += piece
        barred.append(line + ((crossing if number in rules else vertical) if len(widths) in node.bars else ""))
    return barred


def _cuts(row: str, widths: Sequence[int]) -> list[str]:
    """The row cut into its columns, by cells and not by characters."""
    pieces: list[str] = []
    rest = row
    for columns in widths:
        end = taken = 0
        while end < len(rest) and (taken < columns or width(rest[end]) == 0):
            taken += width(rest[end])
            end += 1
        pieces.append(rest[:end])
        rest = rest[end:]
        rest = rest[_COLUMN_GAP:]
    return pieces


def _middled(rows: Sequence[str]) -> Box:
    """Rows around their middle, which brackets have to cover."""
    baseline = (len(rows) - 1) // 2
    return Box(tuple(rows), width(rows[0]), baseline, baseline, len(rows) - 1 - baseline)


def lines_box(rows: Sequence[Sequence[Box]], to_middle: bool) -> Box:
    """Lines one below the other: alternately to the right and to the left, or centred. ``rows`` are the drawn cells."""
    count = max(map(len, rows))
    widths = [max([row[column].width for row in rows if column < len(row)]) for column in range(count)]
    lines: list[Box] = []
    for row in rows:
        boxes: list[Box] = []
        for column, columns in enumerate(widths):
            if column and not column % 2:
                boxes.append(blank(_PAIR_GAP))
            box = row[column] if column < len(row) else NOTHING
            justify = centred if to_middle else to_left if column % 2 else to_right
            boxes.append(Box(justify(box, columns), columns, box.baseline, box.up, box.down))
        lines.append(beside(boxes))
    texts: list[str] = []
    tall = False  # scripts below a line leave enough room to the next one, fractions and limits do not
    for line in lines:
        if texts and (line.up or tall):
            texts.append(" " * line.width)
        tall = line.down > 0
        texts += line.rows
    return lines[0] if len(lines) == 1 else _middled(texts)
