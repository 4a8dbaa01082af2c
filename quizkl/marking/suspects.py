"""The mutants of an answer beside what was typed: which of them lead there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.figures import TypedNumber
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.tolerance import Held, Infinite, is_exact, place_held

_ALLOWANCE, _PER_SIZE, _LARGEST_SIZE = 1.5, 0.8, 5.0
"""In units of the last place, from the mutant's value: half a unit for the last rounding, one for those on the way, and
more where a factor such as ln 2 was rounded, whose error grows with the value."""


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
    return is_exact(entry, Decimal(f"{value:.13g}"), precision)  # without float64's own error


def is_nearly_met(entry: Held, value: float, precision: Precision) -> bool:
    """The same for who rounds on the way: one unit of the last place further off."""
    if isinstance(precision, Relative | Absolute) or isinstance(entry, Infinite) or not math.isfinite(value):
        return False
    if is_met(entry, value, precision):
        return True
    if isinstance(entry, TypedNumber) and place_held(entry, precision) is None:
        return False
    return abs(float_of(entry) - value) <= allowance(value) * resolution(entry, value, precision)


def allowance(value: float) -> float:
    """How far from a mutant's value hand rounding may lead, in units of the last place."""
    return _ALLOWANCE + _PER_SIZE * min(abs(value), _LARGEST_SIZE)


def resolution(entry: Held, reference: float, precision: Precision) -> float:
    """The distance of two answers that could be typed instead of this one and would be told apart."""
    match precision, entry:
        case _, TypedNumber() if (place := place_held(entry, precision)) is not None:
            return 10.0**place
        case ((Decimals() | SignificantFigures()), TypedNumber()) if _is_multiple(reference, 10.0**entry.last):
            return 10.0**entry.last  # the right answer has as few digits: whoever errs has them too
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


def _is_multiple(value: float, unit: float) -> bool:
    return math.isfinite(value) and abs(value / unit - round(value / unit)) < 1e-9


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
