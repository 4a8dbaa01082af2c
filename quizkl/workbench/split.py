"""A line taken apart at its relations, before any side of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_OPENING = "([{"
_CLOSING = ")]}"


class Relation(Enum):
    """What stands between two sides of a line."""

    EQUAL = "="
    DEFINES = ":="
    SAME = "=="
    ABOUT = "≈"
    AT_MOST = "≤"
    AT_LEAST = "≥"
    BELOW = "<"
    ABOVE = ">"
    UNEQUAL = "≠"


_SIGNS = {
    ":=": Relation.DEFINES,
    "==": Relation.SAME,
    "<=": Relation.AT_MOST,
    ">=": Relation.AT_LEAST,
    "!=": Relation.UNEQUAL,
    "=": Relation.EQUAL,
    "≈": Relation.ABOUT,
    "≤": Relation.AT_MOST,
    "≥": Relation.AT_LEAST,
    "≠": Relation.UNEQUAL,
    "<": Relation.BELOW,
    ">": Relation.ABOVE,
}
_ASKS = (Relation.EQUAL, Relation.ABOUT)


@dataclass(frozen=True, slots=True)
class Side:
    """``start`` is where its text begins in the line, from 0."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Split:
    """The sides with what stands between them. Where a relation opens the line, the first side is empty."""

    sides: tuple[Side, ...]
    relations: tuple[Relation, ...]


def without_comment(text: str) -> str:
    """What stands before a ``#``."""
    return text.partition("#")[0].rstrip()


def split(text: str) -> Split:
    """Take a line apart at the relations outside of all brackets; ``=`` or ``= ?`` at its end only asks for a value."""
    sides: list[Side] = []
    relations: list[Relation] = []
    start = position = depth = 0
    while position < len(text):
        character = text[position]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        sign = next((sign for sign in (text[position : position + 2], character) if sign in _SIGNS), "")
        if sign and not depth:
            sides.append(_side(text, start, position))
            relations.append(_SIGNS[sign])
            position += len(sign)
            start = position
        else:
            position += 1
    sides.append(_side(text, start, len(text)))
    if len(sides) > 1 and sides[-1].text in ("", "?") and relations[-1] in _ASKS and sides[-2].text:
        del sides[-1], relations[-1]
    return Split(tuple(sides), tuple(relations))


def _side(text: str, start: int, end: int) -> Side:
    part = text[start:end]
    return Side(part.strip(), start + len(part) - len(part.lstrip()))
