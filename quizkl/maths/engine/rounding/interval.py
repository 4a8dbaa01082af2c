"""The interval of what a person may reach who rounds every intermediate result to a unit of the last place.

A value inside it is right "within hand rounding". It never reaches further than three units from the true value: beyond
that nobody rounds, they err.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from quizkl.maths.engine.nested import Nested, NestedValue
from quizkl.maths.engine.novalue import NoValueError, TooLargeError
from quizkl.maths.engine.quantities import resolved
from quizkl.maths.engine.rounding.definitions import ByHand
from quizkl.maths.engine.rounding.evaluate import HandEvaluation
from quizkl.maths.engine.rounding.reach import Hand, NoReachError, Reach
from quizkl.maths.inquiry import Inquiry, Interval, Intervals, Value
from quizkl.maths.syntax.tree import Expression

CAP = 3
_HAIR = 1e-6
"""Of a unit: room for the float64 rounding of the bounds themselves."""


def interval_of(inquiry: Inquiry, value: Value) -> Intervals | None:
    """An interval for each entry of ``value``, or None when none was asked for or there is nothing to say."""
    unit = inquiry.rounding_unit
    if unit is None or not unit.is_finite() or unit <= 0:
        return None
    by = ByHand(Hand(Fraction(unit)))

    def compute(expression: Expression, known: Mapping[str, NestedValue]) -> NestedValue:
        return HandEvaluation(by, known).value(expression)

    try:
        quantities = resolved(inquiry.expression, inquiry.given, compute)
        reached = HandEvaluation(by, quantities).array(inquiry.expression)
        return _capped(reached, value, unit)
    except (NoReachError, NoValueError, TooLargeError, ArithmeticError, ValueError, TypeError, RecursionError):
        return None


def _capped(reached: Nested, value: Value, unit: Decimal) -> Intervals:
    if isinstance(value, tuple):
        return tuple(_capped(part, true, unit) for part, true in zip(reached, value, strict=True))
    if not isinstance(reached, Reach) or not math.isfinite(value):
        raise NoReachError
    if reached.exact is not None:
        return Interval(reached.low, reached.high)
    step, hair = float(unit), float(unit) * _HAIR
    low = max(reached.low, value - CAP * step) - hair
    high = min(reached.high, value + CAP * step) + hair
    return Interval(min(low, value), max(high, value))
