"""Typst code of a part of a face."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

FIRST: Final = "\N{NUMBER SIGN}first"
"""In a group's opening: the number of its first piece."""


@dataclass(frozen=True, eq=False)
class Group:
    """What pieces next to each other make together: the items of a list, the rows of a table, the lines of a program.

    ``bare`` opens a piece that is not the first where its height is measured, without what only the first has.
    ``gap`` is the space between pieces, in ems.
    """

    opening: str
    closing: str
    separator: str = ", "
    bare: str | None = None
    gap: float = 0.65


@dataclass(frozen=True, slots=True)
class Piece:
    """Content in typst's markup mode, on one line of source. ``words`` are part of a paragraph, which with ``runs_on``
    is the one that the piece before is in; other pieces are blocks. One of a ``group`` is not content by itself:
    ``number`` is its number in it.
    """

    code: str
    words: bool = False
    runs_on: bool = False
    group: Group | None = None
    number: int = 0


def joined(pieces: Iterable[Piece]) -> str:
    """The pieces one after the other."""
    pieces = list(pieces)
    if len(pieces) == 1:
        return whole(pieces)  # most faces are one paragraph
    code = ""
    for _, together in groupby(pieces, key=lambda piece: id(piece.group) if piece.group else id(piece)):
        members = list(together)
        part = whole(members)
        code += part if members[0].runs_on or not code else "#parbreak();" + part
    return code


def whole(members: Sequence[Piece]) -> str:
    """Pieces of one group, or a single piece, as content."""
    first = members[0]
    if first.group is None:
        return first.code
    opening = first.group.opening.replace(FIRST, str(first.number))
    return opening + first.group.separator.join([piece.code for piece in members]) + first.group.closing


def alone(piece: Piece, begins: bool) -> str:
    """One piece as content, to see how much room it needs."""
    if piece.group is None:
        return piece.code
    opening = piece.group.opening if begins or piece.group.bare is None else piece.group.bare
    return opening.replace(FIRST, str(piece.number)) + piece.code + piece.group.closing
