"""Exact numbers written out to 40 significant digits."""

from __future__ import annotations

from decimal import Context, Decimal

import sympy

from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.nested import Nested
from quizkl.maths.engine.novalue import NoValueError, TooLargeError
from quizkl.maths.inquiry import Digits

SIGNIFICANT = 40
_MOST_GUARD = 400
_FARTHEST = 100_000
_ZERO_BELOW = Decimal("1e-60")
_CONTEXT = Context(prec=SIGNIFICANT, Emax=10 * _FARTHEST, Emin=-10 * _FARTHEST)
_GUARDED = Context(prec=2 * SIGNIFICANT, Emax=10 * _FARTHEST, Emin=-10 * _FARTHEST)


def digits_of(array: Nested) -> Digits:
    """The same shape with a Decimal for each number; raises TooLargeError for exponents beyond all use."""
    if isinstance(array, tuple):
        return tuple(digits_of(part) for part in array)
    return decimal_of(array)


def decimal_of(value: ExactNumber) -> Decimal:
    if value is sympy.oo:
        return Decimal("Infinity")
    if value is -sympy.oo:
        return Decimal("-Infinity")
    if value.is_Rational:
        return _CONTEXT.divide(Decimal(int(value.p)), Decimal(int(value.q)))
    approximate = value.evalf(SIGNIFICANT + 5, maxn=_MOST_GUARD)
    if approximate.is_real is False:
        raise NoValueError("the result is not a real number")
    if not approximate.is_Float:
        if approximate.is_Rational:
            return _CONTEXT.divide(Decimal(int(approximate.p)), Decimal(int(approximate.q)))
        raise TooLargeError
    return _from_binary(approximate)


def _from_binary(number: sympy.Float) -> Decimal:
    """A sympy Float is sign, mantissa and binary exponent; a number that cancels to nothing is 0."""
    negative, mantissa, exponent, _ = number._mpf_
    if abs(exponent) > 3 * _FARTHEST:
        raise TooLargeError
    size = Decimal(int(mantissa))
    scaled = _CONTEXT.plus(_GUARDED.multiply(size, _GUARDED.power(2, int(exponent))))
    if number._prec < SIGNIFICANT and scaled < _ZERO_BELOW:
        return Decimal(0)
    return scaled.copy_negate() if negative else scaled
