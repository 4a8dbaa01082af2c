"""The points at which two expressions are tried: exact numbers, and the same in float64 for torch.

Each row is a point. Rows come in bands of one size of number after the other, since what is not equal is often so for
negative, whole, large or small numbers only; further rows mix the bands, variable by variable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import torch
from torch import Tensor

from quizkl.maths.engine.equality.sorts import Interval, Sort, Variable
from quizkl.maths.engine.nested import Nested
from quizkl.maths.engine.numeric.array import Array

ROWS = 2048
FRIENDLY = 256
"""The first rows: positive numbers of ordinary size, the best to show to a learner."""
HUNDREDTHS = 100
TENTHS = 10
_SEED = 20_240_229


@dataclass(frozen=True, slots=True)
class Column:
    """A variable's values: ``numerators / denominators``, of shape (rows,), or (rows, size) and (rows, 1), ..."""

    numerators: Tensor
    denominators: Tensor

    def array(self) -> Array:
        data = self.numerators.double() / self.denominators.double()
        return Array(data, data.dim() - 1)

    def exactly(self, row: int) -> Nested:
        return _fractions(self.numerators[row].tolist(), int(self.denominators[row].flatten()[0]))

    def only(self, rows: Tensor) -> Column:
        return Column(self.numerators[rows], self.denominators[rows])


def _fractions(numerators: Any, denominator: int) -> Nested:
    if isinstance(numerators, list):
        return tuple(_fractions(one, denominator) for one in numerators)
    return Fraction(numerators, denominator)


@dataclass(frozen=True, slots=True)
class Points:
    columns: dict[str, Column]
    count: int

    def arrays(self) -> dict[str, Array]:
        return {name: column.array() for name, column in self.columns.items()}

    def exactly(self, row: int) -> dict[str, Nested]:
        return {name: column.exactly(row) for name, column in self.columns.items()}

    def every(self, stride: int) -> Points:
        """One in so many of the points, from every band."""
        return self.only(torch.arange(self.count) % stride == 0)

    def only(self, rows: Tensor) -> Points:
        return Points({name: column.only(rows) for name, column in self.columns.items()}, int(rows.sum()))


def points_for(variables: Sequence[Variable], size: int) -> Points:
    """ROWS points; vectors among the variables have ``size`` entries, matrices as many rows."""
    columns = {variable.name: _column(variable, place, size) for place, variable in enumerate(variables)}
    return Points(columns, ROWS)


def _column(variable: Variable, place: int, size: int) -> Column:
    match variable.sort:
        case Sort.NUMBER:
            return _within(_numbers(place), variable.interval)
        case Sort.WHOLE:
            return _wholes(place, variable.interval)
        case Sort.VECTOR:
            numbers = _entries(place, size, -300, 300)
            return Column(numbers, torch.full((ROWS, 1), HUNDREDTHS))
        case Sort.PROBABILITIES:
            weights = _entries(place, size, 1, 60)
            return Column(weights, weights.sum(dim=-1, keepdim=True))
        case Sort.MATRIX:
            square = _entries(place, size * size, -40, 40).reshape(ROWS, size, size)
            return Column(square, torch.full((ROWS, 1, 1), TENTHS))


@lru_cache(maxsize=64)
def _numbers(place: int) -> Column:
    """The values of the variable at ``place``, the same every time."""
    generator = torch.Generator().manual_seed(_SEED + place)

    def band(low: int, high: int, rows: int, denominator: int) -> tuple[Tensor, Tensor]:
        numbers = torch.randint(low, high + 1, (rows,), generator=generator)
        return numbers, torch.full((rows,), denominator)

    def sizes(rows: int, denominator: int) -> tuple[Tensor, Tensor]:
        """Of either sign and of every order of magnitude up to a hundred million over ``denominator``."""
        exponents = torch.rand(rows, generator=generator, dtype=torch.float64) * 8
        signs = torch.randint(0, 2, (rows,), generator=generator) * 2 - 1
        return signs * torch.clamp((10**exponents).long(), min=1), torch.full((rows,), denominator)

    ordinary = [
        band(20, 300, FRIENDLY, HUNDREDTHS),
        band(-300, 300, 256, HUNDREDTHS),
        band(1, 99, 192, HUNDREDTHS),
        band(-4, 8, 256, 1),
        band(0, 12, 128, 1),
    ]
    mixed = [
        band(20, 300, 512, HUNDREDTHS),
        band(-300, 300, 512, HUNDREDTHS),
        band(-4, 8, 512, 1),
        band(-6, 6, 512, 2),
    ]
    choice = torch.randint(0, len(mixed), (512,), generator=generator)
    rows = torch.arange(512)
    ordinary.append(
        (torch.stack([one for one, _ in mixed])[choice, rows], torch.stack([one for _, one in mixed])[choice, rows])
    )
    ordinary += [sizes(256, HUNDREDTHS), sizes(192, 10**9)]
    return Column(torch.cat([one for one, _ in ordinary]), torch.cat([one for _, one in ordinary]))


def _within(column: Column, interval: Interval) -> Column:
    """The values moved to the interval: as they are where it is everything."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return column
    if low is not None and high is not None:
        share = (column.numerators.abs() % (HUNDREDTHS - 1)) + 1
        return _shifted(low, share * (high - low).numerator, HUNDREDTHS * (high - low).denominator)
    distance = column.numerators.abs()
    if low is not None:
        return _shifted(low, distance, column.denominators)
    assert high is not None
    return _shifted(high, -distance, column.denominators)


def _shifted(start: Fraction, numerators: Tensor, denominators: Tensor | int) -> Column:
    """``start + numerators/denominators``."""
    below = torch.as_tensor(denominators).expand(numerators.shape)
    return Column(numerators * start.denominator + start.numerator * below, below * start.denominator)


@lru_cache(maxsize=64)
def _whole_numbers(place: int) -> Tensor:
    generator = torch.Generator().manual_seed(_SEED - place)
    bands = [(1, 9, FRIENDLY), (0, 12, 1024), (-6, 6, 512), (0, 20, ROWS - FRIENDLY - 1536)]
    return torch.cat([torch.randint(low, high + 1, (rows,), generator=generator) for low, high, rows in bands])


def _wholes(place: int, interval: Interval) -> Column:
    numbers = _whole_numbers(place)
    if interval.low is not None:
        least = -(-interval.low.numerator // interval.low.denominator)
        numbers = least + numbers.abs()
    elif interval.high is not None:
        numbers = interval.high.numerator // interval.high.denominator - numbers.abs()
    return Column(numbers, torch.ones_like(numbers))


@lru_cache(maxsize=64)
def _entries(place: int, size: int, low: int, high: int) -> Tensor:
    generator = torch.Generator().manual_seed(_SEED + 1000 * size + place)
    return torch.randint(low, high + 1, (ROWS, size), generator=generator)
