"""The mutants of an answer beside what was typed: which of them lead there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.figures import TypedNumber
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.tolerance import Held, Infinite, is_exact, place_held

_ALLOWANCE = Fraction(3, 2)
"""In units of the last place, from the mutant's value: half a unit for the last rounding, one for those on the way."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A mutant with its values in reading order, in the unit of what was typed; of the shape of the right answer."""

    mutant: Mutant
    values: tuple[float, ...]


def is_met(entry: Held, value: float, precision: Precision) -> bool:
    """Whether the entry is the mutant's value, at the precision at which the right answer would be asked."""
    if not math.isfinite(value):
        return isinstance(entry, Infinite) and math.isinf(value) and entry.negative == (value < 0)
    if isinstance(entry, Infinite) or abs(float_of(entry) - value) > abs(value) * 0.6 + 1e3 * resolution(
        entry, value, precision
    ):
        return False
    return is_exact(entry, Decimal(repr(value)), precision)


def is_nearly_met(entry: Held, value: float, precision: Precision) -> bool:
    """The same for who rounds on the way: one unit of the last place further off."""
    if isinstance(precision, Relative | Absolute) or isinstance(entry, Infinite) or not math.isfinite(value):
        return False
    if isinstance(entry, TypedNumber) and place_held(entry, precision) is None:
        return False
    unit = Fraction(resolution(entry, value, precision))
    return abs(entry.value - Fraction(value)) <= _ALLOWANCE * unit


def resolution(entry: Held, reference: float, precision: Precision) -> float:
    """The distance of two answers that could be typed instead of this one and would be told apart."""
    match precision, entry:
        case ((Decimals() | SignificantFigures()), TypedNumber()):
            place = place_held(entry, precision)
            return float(Fraction(10) ** (entry.last if place is None else place))
        case Decimals(places), _:
            return 10.0**-places
        case SignificantFigures(figures), _:
            return 10.0 ** (_place_of(reference) - figures + 1)
        case Relative(bound), _:
            return max(2 * float(bound) * abs(reference), 1e-300)
        case Absolute(bound), _:
            return max(2 * float(bound), 1e-300)
        case _:
            return 1.0


def float_of(entry: Held) -> float:
    if isinstance(entry, Infinite):
        return -math.inf if entry.negative else math.inf
    try:
        return float(entry.value)
    except OverflowError:
        return math.copysign(math.inf, entry.value)


def _place_of(value: float) -> int:
    return math.floor(math.log10(abs(value))) if value and math.isfinite(value) else 0


def nearly_equal(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two mutants lead to one value because they are one mistake, told in two ways."""
    return all(math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-15) for a, b in zip(one, other, strict=True))
