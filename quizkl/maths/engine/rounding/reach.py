"""What a person may hold at one point of a computation, and what each operation makes of it.

Half a unit of the last place is added by every operation whose result is not exact at that precision: 0.4 · 2 and ln 1
add nothing, 4/3 does. Sums of numbers that were rounded already are exact. Bounds are plain floats; ``interval`` widens
the result by a hair for their own rounding.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from quizkl.maths.engine.rounding.logarithms import reached, reached_between

_MOST_BITS = 2_000


class NoReachError(Exception):
    """There is no interval to speak of: an infinity, a division by what may be 0, a function without a rule."""


@dataclass(frozen=True, slots=True)
class Reach:
    """From ``low`` to ``high``; ``exact`` while nothing was rounded; ``on_grid`` when it is a multiple of the unit."""

    low: float
    high: float
    exact: Fraction | None
    on_grid: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """A person's arithmetic to a unit of the last place."""

    unit: Fraction

    def exactly(self, value: Fraction | int) -> Reach:
        """A number as it is written; nothing is rounded."""
        value = Fraction(value)
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
            return self.rounded(_float(value), _float(value))
        return Reach(_float(value), _float(value), value, self._on_grid(value))

    def rounded(self, low: float, high: float) -> Reach:
        """The result of an operation that is not exact, rounded to the unit."""
        if not (math.isfinite(low) and math.isfinite(high)):
            raise NoReachError
        half = float(self.unit / 2)
        return Reach(low - half, high + half, None, True)

    def result(self, value: Fraction) -> Reach:
        """The result of an operation on exact numbers: rounded only when it has more places than the unit."""
        if self._on_grid(value):
            return self.exactly(value)
        return self.rounded(_float(value), _float(value))

    def _on_grid(self, value: Fraction) -> bool:
        return (value / self.unit).denominator == 1

    def add(self, left: Reach, right: Reach) -> Reach:
        if left.exact is not None and right.exact is not None:
            return self.result(left.exact + right.exact)
        low, high = left.low + right.low, left.high + right.high
        if left.on_grid and right.on_grid:
            return Reach(low, high, None, True)
        return self.rounded(low, high)

    def negate(self, value: Reach) -> Reach:
        return Reach(-value.high, -value.low, None if value.exact is None else -value.exact, value.on_grid)

    def subtract(self, left: Reach, right: Reach) -> Reach:
        return self.add(left, self.negate(right))

    def total(self, values: Iterable[Reach]) -> Reach:
        """Added in order, starting from nothing."""
        result = self.exactly(0)
        for value in values:
            result = self.add(result, value)
        return result

    def multiply(self, left: Reach, right: Reach) -> Reach:
        if left.exact is not None and right.exact is not None:
            return self.result(left.exact * right.exact)
        if left.exact == 0 or right.exact == 0:
            return self.exactly(0)
        corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        low, high = min(corners), max(corners)
        if (_whole(left) and right.on_grid) or (_whole(right) and left.on_grid):
            return Reach(low, high, None, True)
        return self.rounded(low, high)

    def product(self, values: Iterable[Reach]) -> Reach:
        result = self.exactly(1)
        for value in values:
            result = self.multiply(result, value)
        return result

    def divide(self, left: Reach, right: Reach) -> Reach:
        if right.low <= 0 <= right.high:
            raise NoReachError
        if left.exact is not None and right.exact is not None:
            return self.result(left.exact / right.exact)
        if left.exact == 0:
            return left
        if right.exact is not None and abs(right.exact) == 1:
            return left if right.exact == 1 else self.negate(left)
        corners = [a / b for a in (left.low, left.high) for b in (right.low, right.high)]
        return self.rounded(min(corners), max(corners))

    def whole_power(self, base: Reach, exponent: int) -> Reach:
        if base.exact == 10 and abs(exponent) < _MOST_BITS // 4:
            return self.exactly(Fraction(10) ** exponent)  # a place of the decimal point: nothing is computed
        if base.exact is not None and abs(exponent) * base.exact.denominator.bit_length() < _MOST_BITS:
            if base.exact == 0 and exponent < 0:
                raise NoReachError
            if abs(exponent) * abs(base.exact.numerator).bit_length() < _MOST_BITS:
                return self.result(base.exact**exponent)
        if exponent < 0:
            return self.divide(self.exactly(1), self.whole_power(base, -exponent))
        corners = [base.low**exponent, base.high**exponent]
        if exponent % 2 == 0 and base.low <= 0 <= base.high:
            corners.append(0.0)
        return self.rounded(min(corners), max(corners))

    def power(self, base: Reach, exponent: Reach) -> Reach:
        if exponent.exact is not None and exponent.exact.denominator == 1 and abs(exponent.exact) < 10_000:
            return self.whole_power(base, int(exponent.exact))
        if exponent.exact == Fraction(1, 2):
            return self.square_root(base)
        if base.low <= 0:
            raise NoReachError
        corners = [a**b for a in (base.low, base.high) for b in (exponent.low, exponent.high)]
        return self.rounded(min(corners), max(corners))

    def logarithm(self, value: Reach, base: float = math.e) -> Reach:
        if value.exact == 1:
            return self.exactly(0)
        if value.high <= 0:
            raise NoReachError
        low = value.low if value.low > 0 else min(float(self.unit), value.high)
        if base == math.e:
            return self._natural(value, low)
        return self._of_exact(value, (math.log(low) / math.log(base), math.log(value.high) / math.log(base)), base)

    def _natural(self, value: Reach, low: float) -> Reach:
        """A natural logarithm looked up, or put together from those that are known."""
        if value.exact is None:
            return self.rounded(*reached_between(low, value.high, self.unit))
        looked_up = self.rounded(math.log(low), math.log(value.high))
        known = reached(value.exact, self.unit)
        if known is None:
            return looked_up
        return Reach(min(looked_up.low, known[0]), max(looked_up.high, known[1]), None, True)

    def _of_exact(self, value: Reach, bounds: tuple[float, float], base: float) -> Reach:
        """A logarithm to a whole base is exact for the powers of that base."""
        nearest = round(bounds[0])
        if value.exact is not None and abs(nearest) < 1000 and value.exact == Fraction(base) ** nearest:
            return self.exactly(nearest)
        return self.rounded(*bounds)

    def exponential(self, value: Reach) -> Reach:
        if value.exact == 0:
            return self.exactly(1)
        return self.rounded(_exp(value.low), _exp(value.high))

    def square_root(self, value: Reach) -> Reach:
        if value.exact is not None and value.exact >= 0:
            top, bottom = math.isqrt(value.exact.numerator), math.isqrt(value.exact.denominator)
            if Fraction(top, bottom) ** 2 == value.exact:
                return self.result(Fraction(top, bottom))
        if value.high < 0:
            raise NoReachError
        return self.rounded(math.sqrt(max(value.low, 0.0)), math.sqrt(value.high))

    def absolute(self, value: Reach) -> Reach:
        if value.low >= 0:
            return value
        if value.high <= 0:
            return self.negate(value)
        return Reach(0.0, max(-value.low, value.high), None, value.on_grid)

    def smooth(self, function: Callable[[float], float], value: Reach) -> Reach:
        """A function looked up in one go, by its values at both ends and between."""
        middle = (value.low + value.high) / 2
        try:
            values = [function(value.low), function(middle), function(value.high)]
        except (ValueError, OverflowError):
            raise NoReachError from None
        if value.exact is not None and values[0] == round(values[0]):
            return self.exactly(round(values[0]))
        return self.rounded(min(values), max(values))

    def either(self, ways: Iterable[Reach]) -> Reach:
        """What is reached by one way or another."""
        reached = list(ways)
        if all(way.exact is not None and way.exact == reached[0].exact for way in reached):
            return reached[0]
        low, high = min(way.low for way in reached), max(way.high for way in reached)
        return Reach(low, high, None, all(way.on_grid for way in reached))


def _whole(value: Reach) -> bool:
    return value.exact is not None and value.exact.denominator == 1


def _float(value: Fraction) -> float:
    try:
        return value.numerator / value.denominator
    except OverflowError:
        raise NoReachError from None


def _exp(value: float) -> float:
    try:
        return math.exp(value)
    except OverflowError:
        raise NoReachError from None
