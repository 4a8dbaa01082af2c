"""Exact numbers in sympy: their sign, and the arithmetic that never grows without bound."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

import sympy

from quizkl.maths.engine.limits import EXACT_BITS
from quizkl.maths.engine.novalue import INFINITY_TO_NOTHING, NoValueError, TooLargeError

ExactNumber: TypeAlias = sympy.Expr

_TINY = sympy.Float("1e-40")


def rational(value: Fraction) -> ExactNumber:
    bounded_size(value.numerator)
    bounded_size(value.denominator)
    return sympy.Rational(value.numerator, value.denominator)


def bounded_size(whole: int) -> None:
    if whole.bit_length() > EXACT_BITS:
        raise TooLargeError


def bounded(value: ExactNumber, nothing: str) -> ExactNumber:
    """``value`` if it is a number worth keeping; raises NoValueError(nothing) for nan and complex infinity."""
    if value is sympy.nan or value is sympy.zoo or isinstance(value, sympy.AccumBounds):
        raise NoValueError(nothing)
    if value.is_Rational:
        bounded_size(value.p)
        bounded_size(value.q)
    elif value.is_number and value.is_real is False and not value.is_infinite:
        raise NoValueError("the result is not a real number")
    return value


def sign(value: ExactNumber) -> int:
    """-1, 0 or 1. A number that is 0 to 40 digits is taken to be 0, where sympy cannot tell."""
    if value is sympy.oo:
        return 1
    if value is -sympy.oo:
        return -1
    if value.is_Rational:
        return int(value.p > 0) - int(value.p < 0)
    if value.is_positive:
        return 1
    if value.is_negative:
        return -1
    decimal = value.evalf(20, maxn=200)
    if not decimal.is_real:
        raise NoValueError("the result is not a real number")
    if abs(decimal) < _TINY:
        return 0
    return 1 if decimal > 0 else -1


def add(left: ExactNumber, right: ExactNumber) -> ExactNumber:
    return bounded(left + right, "∞ - ∞ has no value")


def subtract(left: ExactNumber, right: ExactNumber) -> ExactNumber:
    return bounded(left - right, "∞ - ∞ has no value")


def multiply(left: ExactNumber, right: ExactNumber) -> ExactNumber:
    return bounded(left * right, "0 · ∞ has no value")


def divide(left: ExactNumber, right: ExactNumber) -> ExactNumber:
    if sign(right) == 0:
        raise NoValueError("division by zero")
    return bounded(left / right, "∞/∞ has no value")


def power(base: ExactNumber, exponent: ExactNumber) -> ExactNumber:
    """Real powers; a negative base takes whole exponents only. 0^0 is 1, ∞^0 has no value."""
    if sign(base) == 0:
        if sign(exponent) < 0:
            raise NoValueError("division by zero")
        return sympy.Integer(0 if sign(exponent) else 1)
    if base.is_infinite and sign(exponent) == 0:
        raise NoValueError(INFINITY_TO_NOTHING)
    if exponent.is_infinite and (sign(base) < 0 or sign(base - 1) == 0):
        raise NoValueError("a power with the exponent ∞ has no value here")
    if sign(base) < 0 and not exponent.is_integer:
        raise NoValueError("a negative number to a fractional power is not a real number")
    if base.is_Rational and exponent.is_Rational:
        size = max(abs(base.p).bit_length(), base.q.bit_length())
        if base != 1 and size * abs(exponent) > EXACT_BITS:
            raise TooLargeError
    return bounded(base**exponent, "this power has no value")


def logarithm(value: ExactNumber) -> ExactNumber:
    match sign(value):
        case 0:
            raise NoValueError("ln of 0 has no value (it goes to -∞)")
        case -1:
            raise NoValueError("ln of a negative number")
    return sympy.log(value)


def square_root(value: ExactNumber) -> ExactNumber:
    if sign(value) < 0:
        raise NoValueError("the square root of a negative number is not a real number")
    return bounded(sympy.sqrt(value), "this root has no value")


def exponential(value: ExactNumber) -> ExactNumber:
    return bounded(sympy.exp(value), "this function has no value there")


def factorial(value: ExactNumber) -> ExactNumber:
    if not (value.is_Integer and value >= 0):
        raise NoValueError("a factorial is for the whole numbers 0, 1, 2, ...")
    if value > 2000:
        raise TooLargeError
    return sympy.factorial(value)


def within(function: Callable[[ExactNumber], ExactNumber], nothing: str) -> Callable[[ExactNumber], ExactNumber]:
    """``function`` with ``nothing`` said where it has no real value."""

    def checked(value: ExactNumber) -> ExactNumber:
        result = bounded(function(value), nothing)
        if result.is_infinite and not value.is_infinite:
            raise NoValueError(nothing)
        if result.is_real is None and not result.is_infinite and not result.evalf(20, maxn=200).is_real:
            raise NoValueError(nothing)
        return result

    return checked
