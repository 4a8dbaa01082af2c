"""When a number is right at the precision asked.

A typed decimal is right when it is correctly rounded at the last place typed and has at least the digits asked for; a
tie may go away from zero or to the even digit, as either convention has it. A value without a last place (``4/9``, an
expression) is right within half a unit of the place asked. ``rel`` and ``abs`` bounds include their edge and are
compared as fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.figures import TypedNumber
from quizkl.maths.inquiry import Interval


@dataclass(frozen=True, slots=True)
class Exactly:
    """A value that was not typed as digits, so has no last place: a fraction, an expression."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Infinite:
    negative: bool = False


Held = TypedNumber | Exactly | Infinite
"""What is held against the reference."""


class Mark(Enum):
    """How one number stands against its reference."""

    EXACT = "exact"
    BY_HAND = "by hand"
    INCOMPLETE = "incomplete"
    WRONG = "wrong"


_FLOAT_SLACK = Fraction(1, 10**12)
"""Relative. A number pasted with sixteen digits carries float64's error in the last ones, which is nobody's mistake."""
_DIGITS_SLACK = Fraction(1, 10**36)
"""Relative. References have 40 digits; a bound is compared no finer."""
_ZERO = Fraction(1, 10**12)
"""An expression this small is zero where the reference is exactly zero."""


def mark(held: Held, reference: Decimal, precision: Precision, interval: Interval | None = None) -> Mark:
    """Hold one number against its reference; ``interval`` is what a person may reach who rounds as they go."""
    if is_exact(held, reference, precision):
        return Mark.EXACT
    if interval is not None and is_by_hand(held, precision, interval):
        return Mark.BY_HAND
    if is_true_so_far(held, reference, precision):
        return Mark.INCOMPLETE
    return Mark.WRONG


def place_held(number: TypedNumber, precision: Precision) -> int | None:
    """The place (a power of ten) at which a typed number answers to the precision; None when it has too few digits."""
    match precision:
        case Decimals(places):
            return number.last if number.last <= -places else None
        case SignificantFigures(figures):
            place = min(number.loosest, number.first - figures + 1)
            return place if place >= number.last else None
        case Relative() | Absolute():
            return None


def is_exact(held: Held, reference: Decimal, precision: Precision) -> bool:
    match held:
        case Infinite(negative):
            return reference.is_infinite() and reference.is_signed() == negative
        case _ if not reference.is_finite():
            return False
        case TypedNumber() | Exactly():
            return _is_near(held, reference, precision)


def _is_near(held: TypedNumber | Exactly, reference: Decimal, precision: Precision) -> bool:
    size = abs(Fraction(reference))
    distance = abs(held.value - Fraction(reference))
    match precision:
        case Relative(bound):
            return distance <= Fraction(bound) * size + _DIGITS_SLACK * size
        case Absolute(bound):
            return distance <= Fraction(bound) + _DIGITS_SLACK * size
        case Decimals() | SignificantFigures():
            return _is_rounded(held, reference, precision)


def _is_rounded(held: TypedNumber | Exactly, reference: Decimal, precision: Decimals | SignificantFigures) -> bool:
    exact = Fraction(reference)
    distance, slack = abs(held.value - exact), _FLOAT_SLACK * abs(exact)
    match held:
        case Exactly():
            return distance <= _half_unit_asked(reference, precision) + slack
        case TypedNumber() if held.value == exact and (isinstance(precision, Decimals) or exact == 0):
            return True  # nothing was rounded away: 0.5 says as much as 0.5000; and zero has no figures to show
        case TypedNumber():
            place = place_held(held, precision)
            if place is None:
                return False
            if 2 * distance == _unit(place):
                return abs(held.value) > abs(exact) or held.value / _unit(place) % 2 == 0
            return distance <= _unit(place) / 2 + slack


def _half_unit_asked(reference: Decimal, precision: Decimals | SignificantFigures) -> Fraction:
    match precision:
        case Decimals(places):
            return _unit(-places) / 2
        case SignificantFigures(figures):
            return _ZERO if reference == 0 else _unit(reference.adjusted() - figures + 1) / 2


def is_by_hand(held: Held, precision: Precision, interval: Interval) -> bool:
    """Whether a person reaches the value who rounds every intermediate result to the place it is held at."""
    match held, precision:
        case TypedNumber(), Decimals() | SignificantFigures():
            place = place_held(held, precision)
            if place is None:
                return False
        case Exactly(), Decimals(places):
            place = -places
        case _:
            return False
    if not (abs(interval.low) < float("inf") and abs(interval.high) < float("inf")):
        return False
    slack = _unit(place) / 10**6  # the interval's ends are floats
    return Fraction(interval.low) - slack <= held.value <= Fraction(interval.high) + slack


def is_true_so_far(held: Held, reference: Decimal, precision: Precision) -> bool:
    """Whether the digits typed are true but too few. A bare ``0`` says nothing of a number that is not zero."""
    if not isinstance(held, TypedNumber) or not reference.is_finite():
        return False
    if place_held(held, precision) is not None:
        return False
    exact = Fraction(reference)
    if held.value == 0:
        return isinstance(precision, Decimals) and abs(exact) <= _unit(-precision.places) / 2
    claimed = held.loosest if isinstance(precision, SignificantFigures) else held.last
    return abs(held.value - exact) <= _unit(claimed) / 2


def is_cut_off(held: Held, reference: Decimal) -> bool:
    """Whether the typed digits are the reference's own, cut off where they should have been rounded up."""
    if not isinstance(held, TypedNumber) or not reference.is_finite() or held.value == 0:
        return False
    exact = Fraction(reference)
    rest = abs(exact) - abs(held.value)
    return (exact > 0) == (held.value > 0) and _unit(held.last) / 2 <= rest < _unit(held.last)


def rounding_place(held: Held, precision: Precision) -> int | None:
    """The place at which a person rounds who arrives at ``held``: the finer of what was asked and what was typed."""
    match held, precision:
        case TypedNumber(), Decimals() | SignificantFigures():
            return place_held(held, precision)
        case Exactly(), Decimals(places):
            return -places
        case _:
            return None


def _unit(place: int) -> Fraction:
    return Fraction(10) ** place
