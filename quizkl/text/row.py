"""Rows of a terminal: what a card text becomes to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from quizkl.formula.cells import width


class Style(Enum):
    """What a piece of a row is; a shell decides how that looks."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    MATHS = "maths"
    DISPLAY = "display"  # a row of a two-dimensional block: never wrapped, it may be wider than the column
    SOURCE = "source"  # TeX shown as it is written
    HOLE = "hole"  # the hole that is asked: its gap, or, once revealed, what fills it
    MUTED = "muted"  # bullets, rules of a table


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    style: Style = Style.PLAIN


Row = tuple[Span, ...]


def row_text(row: Row) -> str:
    """The characters of a row."""
    return "".join(span.text for span in row)


def row_width(row: Row) -> int:
    """The cells of a row."""
    return sum(width(span.text) for span in row)


def merged(spans: list[Span]) -> Row:
    """The spans as a row, neighbours of one style joined."""
    row: list[Span] = []
    for span in spans:
        if row and row[-1].style is span.style:
            row[-1] = Span(row[-1].text + span.text, span.style)
        elif span.text:
            row.append(span)
    return tuple(row)
