"""Words become rows of at most a given width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizkl.formula.cells import width
from quizkl.text.row import Row, Span, merged, row_width
from quizkl.text.stream import Gap, Stream, Word


def wrap(stream: Stream, columns: int) -> list[Row]:
    """The words in rows of at most ``columns`` cells. A word that fits a row is never divided; a longer formula is
    cut at its spaces, anything else where the row ends.
    """
    rows: list[Row] = []
    row: list[Span] = []
    used = 0
    gap: Span | None = None
    for item in stream:
        if item is Gap.BREAK:
            rows.append(merged(row))
            row, used, gap = [], 0, None
        elif isinstance(item, Gap):
            gap = Span(" ")
        else:
            for number, piece in enumerate(_fitting(item, columns)):
                size = row_width(piece)
                space = 1 if gap and row and not number else 0
                if row and used + space + size > columns:
                    rows.append(merged(row))
                    row, used, space = [], 0, 0
                if space and gap:
                    row.append(_styled_gap(row, gap, piece))
                row += piece
                used += space + size
            gap = None
    return [*rows, merged(row)] if row or not rows else rows


def _styled_gap(row: list[Span], gap: Span, piece: Row) -> Span:
    """A space between two spans of one style has that style too, so that a background has no holes."""
    same = bool(row) and bool(piece) and row[-1].style is piece[0].style  # a piece of code may be one space
    return Span(gap.text, piece[0].style) if same else gap


def _fitting(word: Word, columns: int) -> Iterator[Row]:
    """The word itself, or pieces of it that fit ``columns`` cells."""
    if row_width(word) <= columns:
        yield word
        return
    piece: list[Span] = []
    used = 0
    for span in word:
        for part in re.findall(r" *[^ ]+ *$| *[^ ]+", span.text) or [span.text]:
            for cut in _cut(part, columns):
                size = width(cut)
                if piece and used + size > columns:
                    yield merged(piece)
                    piece, used = [], 0
                    cut = cut.lstrip(" ")
                    size = width(cut)
                piece.append(Span(cut, span.style))
                used += size
    if piece:
        yield merged(piece)


def _cut(text: str, columns: int) -> Iterator[str]:
    """Pieces of at most ``columns`` cells; at least one character each."""
    start, used = 0, 0
    for position, character in enumerate(text):
        size = width(character)
        if position > start and used + size > columns:
            yield text[start:position]
            start, used = position, 0
        used += size
    if start < len(text):
        yield text[start:]
