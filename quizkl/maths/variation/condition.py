"""Conditions on drawn numbers: ``kl(p, q) > 0.01 and p != q``, ``0 < mu < 2``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from quizkl.maths.syntax.limits import DECK_LENGTH
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.outside import depths


class Sign(Enum):
    """On vectors all entries must be so related; for ``!=`` one entry is enough."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    EQUAL = "="
    UNEQUAL = "!="


@dataclass(frozen=True, slots=True)
class Condition:
    left: Expression
    sign: Sign
    right: Expression

    def __str__(self) -> str:
        return f"{to_source(self.left)} {self.sign.value} {to_source(self.right)}"


_SIGN = re.compile(r"<=|>=|!=|==|[<>=≤≥≠]")
_SIGNS = {"==": Sign.EQUAL, "≤": Sign.AT_MOST, "≥": Sign.AT_LEAST, "≠": Sign.UNEQUAL}
_AND = re.compile(r"\band\b|,|;")
_EXAMPLE = "Write for example kl(p, q) > 0.01, or 0 < mu < 2 and sigma != 1."


def read_conditions(text: str, names: Names) -> tuple[Condition, ...] | Unreadable:
    """All of them must hold. Never raises; columns count from 1."""
    if len(text) > DECK_LENGTH:
        return Unreadable(
            DECK_LENGTH + 1, f"This is longer than {DECK_LENGTH} characters.", "Write several conditions."
        )
    depth = depths(text)
    found: list[Condition] = []
    for start, end in _pieces(_AND, text, depth, 0, len(text)):
        chain = _chain(text, depth, start, end, names)
        if isinstance(chain, Unreadable):
            return chain
        found += chain
    return tuple(found)


def _chain(text: str, depth: list[int], start: int, end: int, names: Names) -> list[Condition] | Unreadable:
    """``0 < mu < 2``: each neighbour with the next."""
    pieces = list(_pieces(_SIGN, text, depth, start, end))
    if len(pieces) < 2:
        alone = read(text[start:end], names, DECK_LENGTH)
        if isinstance(alone, Unreadable) and text[start:end].strip():
            return Unreadable(start + alone.column, alone.message, alone.hint)
        return Unreadable(start + 1, "this is no condition: nothing is compared", _EXAMPLE)
    sides: list[Expression] = []
    for piece_start, piece_end in pieces:
        piece = text[piece_start:piece_end]
        if not piece.strip():
            return Unreadable(piece_start + 1, "an expression is missing here", _EXAMPLE)
        reading = read(piece, names, DECK_LENGTH)
        if isinstance(reading, Unreadable):
            return Unreadable(piece_start + reading.column, reading.message, reading.hint)
        if reading.unit is not None:
            return Unreadable(piece_start + 1, "a condition has no unit", _EXAMPLE)
        sides.append(reading.expression)
    conditions = []
    for place in range(len(sides) - 1):
        written = text[pieces[place][1] : pieces[place + 1][0]]
        conditions.append(Condition(sides[place], _SIGNS.get(written) or Sign(written), sides[place + 1]))
    return conditions


def _pieces(separator: re.Pattern[str], text: str, depth: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is between the separators that stand outside of brackets."""
    begin = start
    for found in separator.finditer(text, start, end):
        if depth[found.start()] == 0:
            yield begin, found.start()
            begin = found.end()
    yield begin, end
