"""A table of numbers as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizkl.formula.cells import width
from quizkl.statistics.table import Table
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

_NARROWEST = 12


def table_lines(table: Table, columns: int, look: Look) -> list[Line]:
    """The title, the sentences, the table. Where it is too wide, the columns of words are cut first."""
    lines = [line(strong(look.words(table.title)))]
    lines += sentences(table.summary, columns, look)
    if not table.rows:
        return lines if table.empty in table.summary else [*lines, *sentences([table.empty], columns, look)]
    rows = [tuple(map(look.words, row)) for row in (table.heads, *table.rows)]
    widths = [max(width(row[column]) for row in rows) for column in range(len(table.heads))]
    gap = 2 if sum(widths) + 2 * (len(widths) - 1) <= columns else 1
    _shrink(widths, table.words, columns - gap * (len(widths) - 1))
    body = [_row(row, widths, table.words, gap, Ink.PLAIN) for row in rows[1:]]
    if table.summary:
        lines.append(EMPTY)
    return [*lines, _row(rows[0], widths, table.words, gap, Ink.MUTED), *body]


def sentences(said: Iterable[str], columns: int, look: Look) -> list[Line]:
    return [row for text in said for row in paragraph(look.words(text), columns, Ink.MUTED)]


def _shrink(widths: list[int], words: Sequence[int], room: int) -> None:
    """Take from the columns of words until all fit, from the last one first, but leave some of each."""
    for column in reversed(words):
        too_wide = sum(widths) - room
        if too_wide > 0:
            widths[column] = max(min(widths[column], _NARROWEST), widths[column] - too_wide)


def _row(row: Sequence[str], widths: Sequence[int], words: Sequence[int], gap: int, ink: Ink) -> Line:
    pieces: list[Piece] = []
    for column, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        shown = cut(Line((Piece(cell, ink),)), wide)
        fill = Piece(" " * (wide - shown.width))
        pieces += [muted(" " * gap)] if column else []
        pieces += [*shown.pieces, fill] if column in words else [fill, *shown.pieces]
    return Line(tuple(pieces))


def stacked(*blocks: Sequence[Line]) -> list[Line]:
    """Blocks of lines with an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [*([EMPTY] if lines else []), *block]
    return lines
