"""Whole numbers from the generator become a quantity: whole numerators over one denominator.

The arithmetic is written once, for a single draw in Python's integers and for a batch in arrays of them; only looking
something up in a table differs (``Tables``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, comb, lcm
from typing import Any, Protocol

from quizkl.maths.variation.kinds import Choice, Draw, Drawn, Normal, Permutation, PositiveDefinite, Simplex, Uniform
from quizkl.maths.variation.words import MOST_POSSIBILITIES

Whole = Any
"""An integer, or an array of integers that has one for each draw of a batch."""

Nested = Whole | tuple["Nested", ...]

NORMAL_TERMS = 12
NORMAL_BITS = 20
_LARGEST = 10**15  # float64 has every whole number up to nine times that
_LARGEST_SUM = 1 << 62
_MOST_UNITS = 1_000


class Tables(Protocol):
    """How a table of integers is used by one index, or by an array of them."""

    def at(self, table: Sequence[int], index: Whole) -> Whole:
        """The entry at ``index``."""

    def place(self, table: Sequence[int], value: Whole) -> Whole:
        """The first place in a rising table whose entry is at least ``value``."""


@dataclass(frozen=True, slots=True)
class Numerators:
    """The entries are ``whole`` over ``denominator``."""

    whole: Nested
    denominator: int


def possibilities(draw: Draw) -> tuple[int, ...]:
    """From how many each number of the generator is taken that the draw needs."""
    match draw:
        case Uniform(low, high, step, count):
            return ((high - low) // step + 1,) * (count or 1)
        case Choice(options, count):
            return (len(options),) * (count or 1)
        case Simplex(n):
            return (compositions(_units(draw), n),)
        case Normal(count=count):
            return (1 << NORMAL_BITS,) * (NORMAL_TERMS * (count or 1))
        case PositiveDefinite(n, step, most):
            size = int(most / step)
            return (2 * size + 1,) * (n * (n - 1) // 2) + (size,) * n
        case Permutation(items):
            return tuple(range(len(items), 0, -1))


def numerators(draw: Draw, picks: Sequence[Whole], tables: Tables) -> Numerators:
    """The quantity for the numbers that were picked, as many as ``possibilities`` asks for."""
    match draw:
        case Uniform(low, _, step, count):
            denominator = lcm(low.denominator, step.denominator)
            first, by = _over(low, denominator), _over(step, denominator)
            return Numerators(_one_or_many([first + by * pick for pick in picks], count), denominator)
        case Choice(options, count):
            denominator = lcm(*(entry.denominator for option in options for entry in entries(option)))
            return Numerators(
                _one_or_many([_chosen(options, pick, denominator, tables) for pick in picks], count), denominator
            )
        case Simplex():
            return _simplex(draw, picks[0], tables)
        case Normal(count=count):
            return _normal(draw, picks, count)
        case PositiveDefinite():
            return _positive_definite(draw, picks)
        case Permutation(items):
            denominator = lcm(*(item.denominator for item in items))
            table = [_over(item, denominator) for item in items]
            return Numerators(tuple(tables.at(table, place) for place in _order(picks)), denominator)


def fits(draw: Draw) -> bool:
    """Whether the draw can be made with one word of the generator a number, and in 64-bit integers."""
    if isinstance(draw, Simplex) and _units(draw) > _MOST_UNITS:
        return False
    if any(count > MOST_POSSIBILITIES for count in possibilities(draw)):
        return False
    if isinstance(draw, Normal):
        a, b, common = _line(draw)
        if max(a * NORMAL_TERMS << NORMAL_BITS, abs(b), common) >= _LARGEST_SUM:
            return False
    numbers = _numbers(draw)
    denominator = lcm(*(number.denominator for number in numbers))
    return denominator <= _LARGEST and max(map(abs, numbers)) * denominator <= _LARGEST


def _numbers(draw: Draw) -> tuple[Fraction, ...]:
    """The numbers that a quantity is made of, or is no larger than."""
    match draw:
        case Uniform(low, high, step):
            return low, high, step
        case Choice(options):
            return tuple(entry for option in options for entry in entries(option))
        case Simplex(_, step, least):
            return Fraction(1), step, least
        case Normal(mean, deviation, step):
            return step, Fraction(ceil(abs(mean) + NORMAL_TERMS * deviation))
        case PositiveDefinite(n, step, most):
            return n * most, step
        case Permutation(items):
            return items


def entries(value: Drawn) -> tuple[Fraction, ...]:
    """The numbers of a value in reading order."""
    return tuple(entry for part in value for entry in entries(part)) if isinstance(value, tuple) else (value,)


def compositions(units: int, parts: int) -> int:
    """In how many ways ``units`` are shared out among ``parts``, some of which may get none."""
    return comb(units + parts - 1, parts - 1)


def _units(draw: Simplex) -> int:
    """How many steps are shared out once each has got the least it may have."""
    return int((1 - draw.n * draw.least) / draw.step)


@lru_cache(maxsize=64)
def _ways(units: int, parts: int) -> tuple[int, ...]:
    return tuple(compositions(fewer, parts) for fewer in range(units + 1))


def _simplex(draw: Simplex, pick: Whole, tables: Tables) -> Numerators:
    """The shares of rank ``pick`` where all are sorted by the first share, then by the second, ..."""
    denominator = lcm(draw.step.denominator, draw.least.denominator)
    least, step = _over(draw.least, denominator), _over(draw.step, denominator)
    left, rank = _units(draw), pick
    units = left
    shares: list[Whole] = []
    for parts in range(draw.n - 1, 0, -1):
        # ways[m] vectors have at most m units left behind this share, so those of them come last.
        ways = _ways(units, parts + 1)
        behind = tables.at(ways, left) - rank
        rest = tables.place(ways, behind)
        shares.append(least + step * (left - rest))
        rank = tables.at(ways, rest) - behind
        left = rest
    return Numerators((*shares, least + step * left), denominator)


def _normal(draw: Normal, picks: Sequence[Whole], count: int | None) -> Numerators:
    a, b, common = _line(draw)
    totals = [sum(picks[place : place + NORMAL_TERMS]) for place in range(0, len(picks), NORMAL_TERMS)]
    numbers = [draw.step.numerator * ((a * total + b) // common) for total in totals]
    return Numerators(_one_or_many(numbers, count), draw.step.denominator)


def _line(draw: Normal) -> tuple[int, int, int]:
    """``a``, ``b`` and ``c`` such that (a · total + b) / c is the number in steps, and a half to round it with."""
    slope = draw.deviation / draw.step / (1 << NORMAL_BITS)
    start = (draw.mean - draw.deviation * NORMAL_TERMS / 2) / draw.step + Fraction(1, 2)
    start += slope * NORMAL_TERMS / 2  # each pick stands for the middle of its share
    common = lcm(slope.denominator, start.denominator)
    return _over(slope, common), _over(start, common), common


def _positive_definite(draw: PositiveDefinite, picks: Sequence[Whole]) -> Numerators:
    n, by = draw.n, draw.step.numerator
    size = int(draw.most / draw.step)
    pairs = [(row, column) for row in range(n) for column in range(row)]
    beside = {pair: pick - size for pair, pick in zip(pairs, picks, strict=False)}
    matrix: list[list[Whole]] = [[0] * n for _ in range(n)]
    for (row, column), entry in beside.items():
        matrix[row][column] = matrix[column][row] = entry
    for row, pick in enumerate(picks[len(pairs) :]):
        matrix[row][row] = pick + 1 + sum(abs(entry) for entry in matrix[row])
    return Numerators(tuple(tuple(by * entry for entry in row) for row in matrix), draw.step.denominator)


def _order(picks: Sequence[Whole]) -> list[Whole]:
    """The permutation whose Lehmer code the picks are: each counts among the places that are still free."""
    order = list(picks)
    for place in range(len(order) - 2, -1, -1):
        for later in range(place + 1, len(order)):
            order[later] = order[later] + (order[later] >= order[place])
    return order


def _chosen(options: Sequence[Drawn], pick: Whole, denominator: int, tables: Tables) -> Nested:
    first = options[0]
    if not isinstance(first, tuple):
        return tables.at([_over(option, denominator) for option in options if isinstance(option, Fraction)], pick)
    columns = zip(*(option for option in options if isinstance(option, tuple)), strict=True)
    return tuple(_chosen(column, pick, denominator, tables) for column in columns)


def _one_or_many(numbers: Sequence[Nested], count: int | None) -> Nested:
    return numbers[0] if count is None else tuple(numbers)


def _over(value: Fraction, denominator: int) -> int:
    """The numerator of a value over ``denominator``, a multiple of its own."""
    return value.numerator * (denominator // value.denominator)
