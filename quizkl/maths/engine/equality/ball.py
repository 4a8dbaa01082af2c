"""Numbers to as many digits as are asked for, each with a bound on its error.

A number is exact (a ``Fraction``) for as long as it can be: what is exactly 0, whole, or a square is then known to be.
Else it is a ``Ball``: every real number within ``radius`` of ``middle``. Errors are bounded to first order, which at
fifty digits and more is as good as a bound. All arithmetic is at mpmath's working precision; see ``digits``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from mpmath import mp
from mpmath.libmp import from_rational
from sympy import integer_nthroot

from quizkl.maths.engine.novalue import NoValueError

Float: TypeAlias = Any
"""A number of mpmath's, which has no types."""

EXACT_BITS = 4_000
"""Fractions longer than this become balls."""
EXACT_WHOLE_BITS = 60_000
"""Whole numbers longer than this become balls."""
LARGEST_EXPONENT = 10**8
"""A power of e beyond this, in either direction, is not computed."""
MOST_DIGITS = 600
"""What is 0 to nearly that many digits is taken to be 0; with fewer, it is unclear."""


POWER_OF_NEGATIVE = "a negative number to a fractional power is not a real number"


class UnclearError(Exception):
    """The error is too large to go on; more digits may help."""


@dataclass(frozen=True, slots=True)
class Ball:
    middle: Float
    radius: Float


Real = Fraction | Ball


@contextmanager
def digits(count: int) -> Iterator[None]:
    """Compute with that many decimal digits in the block."""
    with mp.workdps(count):
        yield


def ball(value: Real) -> Ball:
    """An exact number as a ball."""
    if isinstance(value, Ball):
        return value
    middle = mp.make_mpf(from_rational(value.numerator, value.denominator, mp.prec))
    return Ball(middle, _rounding(middle))


def _rounding(middle: Float) -> Float:
    """How far a result may be off for having been rounded (mpmath's functions: a few units in the last place)."""
    return mp.ldexp(abs(middle), 4 - mp.prec)


def rounded(middle: Float, radius: Float) -> Ball:
    """A result with the error that came in and the one it adds."""
    if not mp.isfinite(middle) or not mp.isfinite(radius):
        raise UnclearError
    return Ball(middle, radius + _rounding(middle))


def kept_exact(value: Fraction) -> Real:
    """``value``, or a ball where it has become too long to carry on."""
    most = EXACT_WHOLE_BITS if value.denominator == 1 else EXACT_BITS
    return ball(value) if value.numerator.bit_length() + value.denominator.bit_length() > most else value


def _is_nothing(radius: Float) -> bool:
    """Whether a number within ``radius`` of 0 (or of a whole number) is taken to be that."""
    return mp.dps >= MOST_DIGITS and bool(radius <= mp.ldexp(1, -mp.prec // 2))


def sign(value: Real) -> int:
    """-1, 0 or 1. A ball around 0 is 0 if it is tiny: that takes all the digits there are."""
    if isinstance(value, Fraction):
        return (value > 0) - (value < 0)
    if abs(value.middle) > value.radius:
        return 1 if value.middle > 0 else -1
    if not _is_nothing(value.radius):
        raise UnclearError
    return 0


def whole(value: Real) -> int | None:
    """The whole number that it is, else None."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else None
    if abs(value.middle) >= mp.ldexp(1, mp.prec // 2):
        raise UnclearError
    nearest = mp.nint(value.middle)
    if abs(value.middle - nearest) > value.radius:
        return None
    if not _is_nothing(value.radius):
        raise UnclearError
    return int(nearest)


def floor(value: Real) -> int:
    if isinstance(value, Fraction):
        return value.numerator // value.denominator
    exactly = whole(value)
    return int(mp.floor(value.middle)) if exactly is None else exactly


def negate(value: Real) -> Real:
    return -value if isinstance(value, Fraction) else Ball(-value.middle, value.radius)


def add(left: Real, right: Real) -> Real:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return kept_exact(left + right)
    a, b = ball(left), ball(right)
    return rounded(a.middle + b.middle, a.radius + b.radius)


def subtract(left: Real, right: Real) -> Real:
    return add(left, negate(right))


def multiply(left: Real, right: Real) -> Real:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return kept_exact(left * right)
    if left == 0 or right == 0:
        return Fraction(0)
    a, b = ball(left), ball(right)
    return rounded(a.middle * b.middle, abs(a.middle) * b.radius + abs(b.middle) * a.radius + a.radius * b.radius)


def divide(left: Real, right: Real) -> Real:
    """Raises NoValueError for a division by 0."""
    if sign(right) == 0:
        raise NoValueError("division by zero")
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return kept_exact(left / right)
    if left == 0:
        return Fraction(0)
    a, b = ball(left), ball(right)
    quotient = a.middle / b.middle
    return rounded(quotient, (a.radius + abs(quotient) * b.radius) / (abs(b.middle) - b.radius))


def absolute(value: Real) -> Real:
    return negate(value) if sign(value) < 0 else value


def applied(function: Callable[[Float], Float], value: Real) -> Ball:
    """A smooth function of a number, its error being what it does to both ends."""
    inside = ball(value)
    middle = function(inside.middle)
    if inside.radius == 0:
        return rounded(middle, inside.radius)
    ends = (function(inside.middle - inside.radius), function(inside.middle + inside.radius))
    return rounded(middle, 2 * max(abs(end - middle) for end in ends))


def power(base: Real, exponent: Real) -> Real:
    """Real powers: a negative base takes whole exponents only, 0^0 is 1. Raises NoValueError."""
    times = whole(exponent)
    if times is not None:
        return whole_power(base, times)
    side = sign(base)
    if side == 0:
        if sign(exponent) < 0:
            raise NoValueError("division by zero")
        return Fraction(0)
    if side < 0:
        raise NoValueError(POWER_OF_NEGATIVE)
    if isinstance(base, Fraction) and isinstance(exponent, Fraction):
        root = _exact_root(base, exponent.denominator)
        if root is not None:
            return whole_power(root, exponent.numerator)
    return exponential(multiply(exponent, applied(mp.ln, base)))


def whole_power(base: Real, times: int) -> Real:
    if times == 0:
        return Fraction(1)
    if times < 0:
        return divide(Fraction(1), whole_power(base, -times))
    if isinstance(base, Fraction):
        length = max(base.numerator.bit_length(), base.denominator.bit_length())
        if length * times <= (EXACT_WHOLE_BITS if base.denominator == 1 else EXACT_BITS):
            return kept_exact(base**times)
    if sign(base) == 0:
        return Fraction(0)
    inside = ball(base)
    if abs(mp.ln(abs(inside.middle))) * times > LARGEST_EXPONENT:
        raise UnclearError
    relative = inside.radius / (abs(inside.middle) - inside.radius) * times
    if relative > 0.1:
        raise UnclearError
    middle = mp.power(inside.middle, times)
    return rounded(middle, abs(middle) * 2 * relative)


def exponential(value: Real) -> Real:
    if value == 0:
        return Fraction(1)
    inside = ball(value)
    if abs(inside.middle) > LARGEST_EXPONENT or inside.radius > 0.1:
        raise UnclearError
    middle = mp.exp(inside.middle)
    return rounded(middle, 2 * middle * inside.radius)


def square_root(value: Real) -> Real:
    side = sign(value)
    if side < 0:
        raise NoValueError("the square root of a negative number is not a real number")
    if side == 0:
        return Fraction(0)
    if isinstance(value, Fraction):
        root = _exact_root(value, 2)
        if root is not None:
            return root
    return applied(mp.sqrt, value)


def logarithm(value: Real) -> Real:
    side = sign(value)
    if side <= 0:
        raise NoValueError("ln of a negative number" if side else "ln of 0 has no value (it goes to -∞)")
    return Fraction(0) if value == 1 else applied(mp.ln, value)


def _exact_root(value: Fraction, degree: int) -> Fraction | None:
    """The ``degree``-th root of a positive number, where that is a fraction."""
    if degree > 64:
        return None
    above, below = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    return None if above is None or below is None else Fraction(above, below)


def _whole_root(number: int, degree: int) -> int | None:
    root, exactly = integer_nthroot(number, degree)
    return int(root) if exactly else None
