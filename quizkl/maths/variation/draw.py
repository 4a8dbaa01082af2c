"""A seed to the exact values of the quantities that vary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction

from quizkl.maths.syntax.tree import Expression, Negate, Number, Vector
from quizkl.maths.variation.decimals import decimals
from quizkl.maths.variation.kinds import Draw, Drawn
from quizkl.maths.variation.numerators import Nested, numerators, possibilities
from quizkl.maths.variation.words import picks

SEEDS = 1 << 48
"""Seeds are 0 to this less one; behind the last comes the first."""


class _PlainTables:
    def at(self, table: Sequence[int], index: int) -> int:
        return table[index]

    def place(self, table: Sequence[int], value: int) -> int:
        return bisect_left(table, value)


def drawn(draws: Mapping[str, Draw], seed: int) -> dict[str, Drawn]:
    """The values of all quantities for one seed."""
    return {name: draw_one(draw, name, seed) for name, draw in draws.items()}


def draw_one(draw: Draw, name: str, seed: int) -> Drawn:
    found = numerators(draw, picks(seed % SEEDS, name, possibilities(draw)), _PlainTables())
    return _value(found.whole, found.denominator)


def literal(value: Drawn) -> Expression:
    """The value as an expression of literal numbers, written as decimals where that is exact."""
    if isinstance(value, tuple):
        return Vector(tuple(literal(part) for part in value))
    if value < 0:
        return Negate(literal(-value))
    return Number(value, decimals(value) or "")


def _value(whole: Nested, denominator: int) -> Drawn:
    if isinstance(whole, tuple):
        return tuple(_value(part, denominator) for part in whole)
    return Fraction(whole, denominator)
