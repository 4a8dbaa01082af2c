"""What the screens are drawn with: lines of inked pieces, some of which can be clicked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from quizkl.formula.cells import width
from quizkl.text.row import Row, Style


class Ink(Enum):
    """What a piece is; the palette says how that looks."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    MATHS = "maths"
    HOLE = "hole"
    ACCENT = "accent"
    KEY = "key"
    GOOD = "good"
    BAD = "bad"
    WARNING = "warning"
    TRACK = "track"


_INK_OF_STYLE = {
    Style.PLAIN: Ink.PLAIN,
    Style.EMPHASIS: Ink.EMPHASIS,
    Style.STRONG: Ink.STRONG,
    Style.CODE: Ink.CODE,
    Style.MATHS: Ink.MATHS,
    Style.DISPLAY: Ink.MATHS,
    Style.SOURCE: Ink.CODE,
    Style.HOLE: Ink.HOLE,
    Style.MUTED: Ink.MUTED,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """``action`` is what a click on it does (an action of the screen, such as ``tick(2)``), ``""`` for nothing."""

    text: str
    ink: Ink = Ink.PLAIN
    action: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the screen. ``cursor`` lays the cursor's ground behind all of it. ``news`` is where what has just
    appeared begins.
    """

    pieces: tuple[Piece, ...] = ()
    cursor: bool = False
    news: bool = False

    @property
    def width(self) -> int:
        """In cells."""
        return sum(width(piece.text) for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


EMPTY = Line()


def line(*pieces: Piece | str, cursor: bool = False, action: str = "") -> Line:
    """A line; ``action`` is given to every piece that has none."""
    inked = (Piece(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Line(tuple(replace(piece, action=piece.action or action) for piece in inked), cursor)


def muted(text: str) -> Piece:
    return Piece(text, Ink.MUTED)


def strong(text: str) -> Piece:
    return Piece(text, Ink.STRONG)


def lines_of(rows: Iterable[Row], action: str = "") -> list[Line]:
    """The rows of a card text."""
    return [Line(tuple(Piece(span.text, _INK_OF_STYLE[span.style], action) for span in row)) for row in rows]


def barred(bar: Piece, lines: Iterable[Line]) -> list[Line]:
    """The lines behind a bar that goes all the way down."""
    return led(bar, lines, follow=bar)


def led(lead: Piece, lines: Iterable[Line], follow: Piece | None = None) -> list[Line]:
    """The lines with ``lead`` before the first and ``follow`` (as many spaces, unless given) before the others."""
    after = follow or Piece(" " * width(lead.text), lead.ink)
    return [
        replace(row, pieces=(replace(lead if number == 0 else after, action=_action(row)), *row.pieces))
        for number, row in enumerate(lines)
    ]


def _action(row: Line) -> str:
    return row.pieces[0].action if row.pieces else ""


def spread(left: Line, right: Line, columns: int) -> Line:
    """``left`` and ``right`` at the two ends of a row; where both do not fit, the left one is cut."""
    free = columns - left.width - right.width
    if free < 1:
        left = cut(left, columns - right.width - 1)
        free = max(columns - left.width - right.width, 1)
    return Line((*left.pieces, Piece(" " * free), *right.pieces), left.cursor)


ELLIPSIS = Piece("…", Ink.MUTED)
"""Stands where a row was cut; drawn as another sign where only ASCII may be drawn."""


def cut(row: Line, columns: int) -> Line:
    """The row, or as much of it as fits ``columns`` cells with an ellipsis behind it."""
    if row.width <= columns:
        return row
    pieces: list[Piece] = []
    left = columns - 1
    for piece in row.pieces:
        text = _fitting(piece.text, left)
        pieces.append(replace(piece, text=text))
        left -= width(text)
        if text != piece.text:
            break
    return Line((*pieces, ELLIPSIS), row.cursor) if columns > 0 else Line((), row.cursor)


def _fitting(text: str, columns: int) -> str:
    used = 0
    for position, character in enumerate(text):
        used += width(character)
        if used > columns:
            return text[:position]
    return text
