"""Whether the two engines agree."""

from __future__ import annotations

import math
from decimal import Decimal

from quizkl.maths.inquiry import Digits, Value

RELATIVE = Decimal("1e-10")
ABSOLUTE = Decimal("1e-12")


def agree(value: Value, digits: Digits) -> bool:
    """Every entry within 1e-10 of the exact one relatively, or within 1e-12 absolutely."""
    if isinstance(value, tuple) or isinstance(digits, tuple):
        if not isinstance(value, tuple) or not isinstance(digits, tuple) or len(value) != len(digits):
            return False
        return all(agree(part, other) for part, other in zip(value, digits, strict=True))
    if math.isnan(value) or math.isinf(value) or digits.is_infinite():
        return not math.isnan(value) and Decimal(value) == digits
    difference = abs(Decimal(value) - digits)
    return difference <= ABSOLUTE or difference <= RELATIVE * abs(digits)


def largest_difference(value: Value, digits: Digits) -> Decimal | None:
    """How far any entry is from the exact one; None where their shapes differ or one is not finite."""
    if isinstance(value, tuple) or isinstance(digits, tuple):
        if not isinstance(value, tuple) or not isinstance(digits, tuple) or len(value) != len(digits):
            return None
        parts = [largest_difference(part, other) for part, other in zip(value, digits, strict=True)]
        known = [part for part in parts if part is not None]
        return max(known) if known and len(known) == len(parts) else None
    if not math.isfinite(value) or not digits.is_finite():
        return None
    return abs(Decimal(value) - digits)


def digits_from(value: Value) -> Digits:
    """float64's own digits, where no exact form stands behind them."""
    if isinstance(value, tuple):
        return tuple(digits_from(part) for part in value)
    return Decimal(repr(value)) if math.isfinite(value) else Decimal(value)


def value_from(digits: Digits) -> Value:
    if isinstance(digits, tuple):
        return tuple(value_from(part) for part in digits)
    return float(digits)


def beyond_float64(digits: Digits) -> bool:
    """Whether a finite number in it is too large for float64."""
    if isinstance(digits, tuple):
        return any(beyond_float64(part) for part in digits)
    return digits.is_finite() and math.isinf(float(digits))
