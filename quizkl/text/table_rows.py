"""A table of a card text as rows with aligned columns."""

from __future__ import annotations

from quizkl.text.drawing import Drawing
from quizkl.text.row import Row, Span, Style, merged, row_width
from quizkl.text.tree import Alignment, Inline, Table
from quizkl.text.words import words
from quizkl.text.wrap import wrap

_BETWEEN = 3
_NARROWEST = 6


def table_rows(table: Table, columns: int, drawing: Drawing) -> list[Row]:
    """The header, a rule, and the rows; cells wrap where the table is wider than ``columns`` cells."""
    cells = [table.header, *table.rows]
    widths = _widths(cells, len(table.alignments), columns, drawing)
    rule = "-" if drawing.plain_characters_only else "─"
    rows: list[Row] = []
    for number, line in enumerate(cells):
        wrapped = [wrap(words(cell, drawing), size) for cell, size in zip(line, widths, strict=False)]
        for height in range(max((len(cell) for cell in wrapped), default=0)):
            parts = [cell[height] if height < len(cell) else () for cell in wrapped]
            rows.append(_row(parts, widths, table.alignments, header=number == 0))
        if number == 0:
            rows.append((Span((" " * _BETWEEN).join(rule * size for size in widths), Style.MUTED),))
    return rows


def _widths(cells: list[tuple[tuple[Inline, ...], ...]], count: int, columns: int, drawing: Drawing) -> list[int]:
    """A column is as wide as its widest cell; while the table is too wide the widest columns give way."""
    widths = [1] * count
    for line in cells:
        for index, cell in enumerate(line[:count]):
            widest = max((row_width(row) for row in wrap(words(cell, drawing), 10_000)), default=0)
            widths[index] = max(widths[index], widest)
    excess = sum(widths) + _BETWEEN * (count - 1) - columns
    while excess > 0 and max(widths) > _NARROWEST:
        widest = max(range(count), key=lambda index: widths[index])
        second = max((size for index, size in enumerate(widths) if index != widest), default=0)
        less = max(1, min(excess, widths[widest] - max(second, _NARROWEST)))
        widths[widest] -= less
        excess -= less
    return widths


def _row(cells: list[Row], widths: list[int], alignments: tuple[Alignment, ...], header: bool) -> Row:
    spans: list[Span] = []
    for index, (cell, size) in enumerate(zip(cells, widths, strict=False)):
        free = max(0, size - row_width(cell))
        left = {Alignment.LEFT: 0, Alignment.CENTRE: free // 2, Alignment.RIGHT: free}[alignments[index]]
        spans.append(Span(" " * (left + (_BETWEEN if index else 0))))
        spans += [Span(span.text, Style.STRONG) if header and span.style is Style.PLAIN else span for span in cell]
        spans.append(Span(" " * (free - left)))
    while spans and not spans[-1].text.strip():
        spans.pop()
    return merged(spans)
