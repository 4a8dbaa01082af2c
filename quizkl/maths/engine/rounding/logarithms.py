"""The natural logarithm of a number in the ways in which a person gets at it.

Who knows ln 2 = 0.6931 by heart takes ln 4 for 2 · 0.6931 = 1.3862, ln 0.001 for -3 · 2.3026, ln 0.8 for
3 ln 2 - ln 10; who has a table of base 10 multiplies by 2.3026. Of a number that is known exactly those few figures
are known too, so what comes out is no matter of half a unit for each: it is as far off as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product

FARTHEST = 3
"""In units. ln 1024 as 10 · 0.6931 is off by five: who does so sees that these figures do not suffice."""
MOST_FACTORS = 6
"""Nobody adds up more logarithms than this."""
_LARGEST = 10**6
"""What is taken apart into its prime factors."""
_FARTHEST_PLACE = 400

Sum = tuple[tuple[int, Fraction], ...]
"""Logarithms of numbers, each with how often it is taken: ((10, -3),) is -3 ln 10."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A logarithm that was looked up: as it stands at the unit, and what it may be with one more figure."""

    at_unit: float
    low: float
    high: float

    @property
    def all(self) -> tuple[float, ...]:
        return self.at_unit, self.low, self.high


@lru_cache(maxsize=4096)
def reached(value: Fraction, unit: Fraction) -> tuple[float, float] | None:
    """The least and the greatest that is written down for ln ``value``, a multiple of ``unit``; None: one looks it up.

    ``value`` is above 0 and not 1.
    """
    step = float(unit)
    ends: list[float] = []
    for written in _ways(value):
        ends += _summed(written, step)
    for base in (2, 10):
        looked_up = looked_up_at(math.log(value) / math.log(base), step).all
        of_base = looked_up_at(math.log(base), step).all
        ends += [looked_up_at(one * factor, step).at_unit for one, factor in product(looked_up, of_base)]
    true = math.log(value)
    near = [end for end in ends if abs(end - true) <= FARTHEST * step]
    return (min(near), max(near)) if near else None


def reached_between(low: float, high: float, unit: Fraction) -> tuple[float, float]:
    """The same for a number that was rounded to multiples of ``unit`` and lies between the two, both above 0.

    It is looked up as it stands, as a whole number whose point is put back by ln 10, or to base 2 or 10.
    """
    step = float(unit)
    below, above = math.log(low), math.log(high)
    ends = [below, above]
    for figure in looked_up_at(math.log(10), step).all:
        shift = -math.log10(step) * (figure - math.log(10))
        ends += [below - shift, above - shift]
    for base in (2, 10):
        for figure in looked_up_at(math.log(base), step).all:
            ends += [(below / math.log(base) - step / 2) * figure, (above / math.log(base) + step / 2) * figure]
    return min(ends), max(ends)


def looked_up_at(value: float, step: float) -> Figures:
    """``value`` rounded to the step, and to a tenth of it, rounded or cut off."""
    finer = value / step * 10
    if not math.isfinite(finer):
        return Figures(math.inf, math.inf, math.inf)
    around = (round(finer) * step / 10, math.trunc(finer) * step / 10)
    return Figures(round(value / step) * step, min(around), max(around))


def _summed(written: Sum, step: float) -> tuple[float, ...]:
    """What the sum makes: of figures at the unit as it is, of finer ones rounded in the end."""
    known = [(looked_up_at(math.log(number), step), float(times)) for number, times in written]
    plain = sum(one.at_unit * times for one, times in known)
    low = sum(min(one.low * times, one.high * times) for one, times in known)
    high = sum(max(one.low * times, one.high * times) for one, times in known)
    return plain, looked_up_at(low, step).at_unit, looked_up_at(high, step).at_unit


def _ways(value: Fraction) -> Iterator[Sum]:
    """The sums of logarithms that ln ``value`` may be written as."""
    above, below = value.numerator, value.denominator
    if above > 1 and below > 1:
        yield (above, Fraction(1)), (below, Fraction(-1))
    yield from _as_power(above, below)
    yield from _by_primes(_factors(above), _factors(below))
    place = _places(value)
    if place:
        digits = int(value / Fraction(10) ** place)
        tens = ((10, Fraction(place)),)
        yield tens if digits == 1 else ((digits, Fraction(1)), *tens)
        for written in _by_primes(_factors(digits), ()):
            yield written + tens


def _as_power(above: int, below: int) -> Iterator[Sum]:
    """``a^k`` and ``a^-k``: k times the logarithm of a."""
    if min(above, below) > 1:
        return
    number, sign = (above, 1) if below == 1 else (below, -1)
    yield ((number, Fraction(sign)),)
    for exponent in range(2, number.bit_length()):
        root = round(number ** (1 / exponent)) if number < 10**300 else 0
        if root > 1 and root**exponent == number:
            yield ((root, Fraction(sign * exponent)),)


def _by_primes(above: tuple[int, ...] | None, below: tuple[int, ...] | None) -> Iterator[Sum]:
    if above is None or below is None or not 1 < len(above) + len(below) <= MOST_FACTORS:
        return
    counted = {prime: above.count(prime) - below.count(prime) for prime in (*above, *below)}
    yield tuple((prime, Fraction(times)) for prime, times in counted.items())


@lru_cache(maxsize=1024)
def _factors(number: int) -> tuple[int, ...] | None:
    """The prime factors, each as often as it divides; None for a number that nobody takes apart."""
    if number > _LARGEST:
        return None
    found, divisor = [], 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            found.append(divisor)
            number //= divisor
        divisor += 1
    return (*found, number) if number > 1 else tuple(found)


def _places(value: Fraction) -> int:
    """The power of ten that is split off: -3 for 0.025, 4 for 30,000; 0 where there is none."""
    below, places = value.denominator, 0
    while below > 1 and places < _FARTHEST_PLACE:
        below //= math.gcd(below, 10)
        places += 1
        if math.gcd(below, 10) == 1:
            break
    if below > 1:
        return 0
    if places:
        return -places
    number = value.numerator
    while number % 10 == 0 and places < _FARTHEST_PLACE:
        number //= 10
        places += 1
    return places
