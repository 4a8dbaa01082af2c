"""Typst code of a part of a face."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Content in typst's markup mode, on one line of source. ``words`` are part of a paragraph, which with ``runs_on``
    is the one that the piece before is in; other pieces are blocks.
    """

    code: str
    words: bool = False
    runs_on: bool = False


def joined(pieces: Iterable[Piece]) -> str:
    """The pieces one after the other."""
    code = ""
    for piece in pieces:
        code += piece.code if piece.runs_on or not code else "#parbreak();" + piece.code
    return code
