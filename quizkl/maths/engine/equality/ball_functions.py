"""The functions of a single number on numbers with an error bound; conventions and domains are those of the engines."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb
from math import factorial as whole_factorial

from mpmath import mp

from quizkl.maths.engine.equality.ball import (
    Ball,
    Float,
    Real,
    UnclearError,
    absolute,
    add,
    applied,
    ball,
    divide,
    exponential,
    floor,
    logarithm,
    multiply,
    negate,
    power,
    rounded,
    sign,
    square_root,
    subtract,
    whole,
)
from quizkl.maths.engine.novalue import NoValueError

RealFunction = Callable[..., Real]

FACTORIAL_OF_FRACTION = "a factorial is for the whole numbers 0, 1, 2, ..."
LARGEST_FACTORIAL = 3_000
LARGEST_ANGLE = 10**400
_ZERO, _ONE, _TWO, _HALF = Fraction(0), Fraction(1), Fraction(2), Fraction(1, 2)


def pi() -> Ball:
    return rounded(+mp.pi, mp.zero)


def e() -> Ball:
    return rounded(+mp.e, mp.zero)


def factorial(value: Real) -> Real:
    times = whole(value)
    if times is None or times < 0:
        raise NoValueError(FACTORIAL_OF_FRACTION)
    if times > LARGEST_FACTORIAL:
        raise UnclearError
    return Fraction(whole_factorial(times))


def _choose(n: Real, k: Real) -> Real:
    things, picked = whole(n), whole(k)
    if things is None or picked is None or not 0 <= picked <= things:
        raise NoValueError("choose(n, k) is for whole numbers with 0 ≤ k ≤ n")
    if things > LARGEST_FACTORIAL:
        raise UnclearError
    return Fraction(comb(things, picked))


def _log_to_base(value: Real, base: Real) -> Real:
    if sign(base) <= 0 or sign(subtract(base, _ONE)) == 0:
        raise NoValueError("the base of a logarithm is positive and not 1")
    return divide(logarithm(value), logarithm(base))


def _root(value: Real, degree: Real) -> Real:
    times = whole(degree)
    if times is None or times == 0:
        raise NoValueError("the n of an n-th root is a whole number, not 0")
    if sign(value) < 0:
        if times % 2 == 0:
            raise NoValueError("an even root of a negative number is not a real number")
        return negate(power(negate(value), Fraction(1, times)))
    return power(value, Fraction(1, times))


def _round(value: Real) -> Real:
    """Half to even."""
    low = floor(add(value, _HALF))
    if sign(subtract(add(value, _HALF), Fraction(low))) == 0 and low % 2:
        return Fraction(low - 1)
    return Fraction(low)


def _logit(value: Real) -> Real:
    return logarithm(divide(value, subtract(_ONE, value)))


def _sigmoid(value: Real) -> Real:
    return divide(_ONE, add(_ONE, exponential(negate(value))))


def _wave(function: Callable[[Float], Float], at_zero: Fraction) -> RealFunction:
    """A sine or cosine: its slope is at most 1."""

    def of(value: Real) -> Real:
        if value == 0:
            return at_zero
        inside = ball(value)
        if abs(inside.middle) > LARGEST_ANGLE:
            raise UnclearError
        return rounded(function(inside.middle), inside.radius)

    return of


_sin, _cos = _wave(mp.sin, _ZERO), _wave(mp.cos, _ONE)


def _tan(value: Real) -> Real:
    return divide(_sin(value), _cos(value))


def _cot(value: Real) -> Real:
    return divide(_cos(value), _sin(value))


def _plain(function: Callable[[Float], Float], at_zero: Fraction) -> RealFunction:
    """A smooth function of every real number that is ``at_zero`` at 0."""
    return lambda value: at_zero if value == 0 else applied(function, value)


_erf = _plain(mp.erf, _ZERO)


def _probit(value: Real) -> Real:
    if sign(value) <= 0 or sign(subtract(_ONE, value)) <= 0:
        raise NoValueError("probit is for numbers between 0 and 1")
    inside = subtract(multiply(_TWO, value), _ONE)
    return multiply(square_root(_TWO), _plain(mp.erfinv, _ZERO)(inside))


def _arcsin(value: Real) -> Real:
    inside = sign(subtract(_ONE, absolute(value)))
    if inside < 0:
        raise NoValueError("arcsin and arccos are for numbers from -1 to 1")
    if inside == 0:
        return multiply(Fraction(sign(value), 2), pi())
    return _plain(mp.asin, _ZERO)(value)


def _arccos(value: Real) -> Real:
    return subtract(multiply(_HALF, pi()), _arcsin(value)) if sign(subtract(value, _ONE)) else _ZERO


_arctan = _plain(mp.atan, _ZERO)


def _arccot(value: Real) -> Real:
    return multiply(_HALF, pi()) if sign(value) == 0 else _arctan(divide(_ONE, value))


def _atan2(y: Real, x: Real) -> Real:
    above, right = sign(y), sign(x)
    if not above and not right:
        raise NoValueError("the point (0, 0) has no angle")
    if not right:
        return multiply(Fraction(above, 2), pi())
    angle = _arctan(divide(y, x))
    if right > 0:
        return angle
    return subtract(angle, pi()) if above < 0 else add(angle, pi())


def _halved(sign_between: Callable[[Real, Real], Real]) -> RealFunction:
    """(e^x ± e^-x)/2."""
    return lambda value: divide(sign_between(exponential(value), exponential(negate(value))), _TWO)


_sinh, _cosh = _halved(subtract), _halved(add)


def _tanh(value: Real) -> Real:
    """1 - 2/(e^2x + 1)."""
    return subtract(_ONE, divide(_TWO, add(exponential(multiply(_TWO, value)), _ONE)))


def _arcsinh(value: Real) -> Real:
    """Odd, and without cancellation for negative numbers."""
    if sign(value) < 0:
        return negate(_arcsinh(negate(value)))
    return logarithm(add(value, square_root(add(multiply(value, value), _ONE))))


def _arccosh(value: Real) -> Real:
    if sign(subtract(value, _ONE)) < 0:
        raise NoValueError("arcosh is for numbers from 1 on")
    return logarithm(add(value, square_root(subtract(multiply(value, value), _ONE))))


def _arctanh(value: Real) -> Real:
    if sign(subtract(_ONE, absolute(value))) <= 0:
        raise NoValueError("artanh is for numbers between -1 and 1")
    return multiply(_HALF, logarithm(divide(add(_ONE, value), subtract(_ONE, value))))


def _over(function: RealFunction) -> RealFunction:
    """1/f(x)."""
    return lambda value: divide(_ONE, function(value))


def _of_reciprocal(function: RealFunction) -> RealFunction:
    """f(1/x)."""
    return lambda value: function(divide(_ONE, value))


REAL_FUNCTIONS: dict[str, RealFunction] = {
    "ln": logarithm,
    "log2": lambda value: _log_to_base(value, Fraction(2)),
    "log10": lambda value: _log_to_base(value, Fraction(10)),
    "log": _log_to_base,
    "log1p": lambda value: logarithm(add(_ONE, value)),
    "exp": exponential,
    "expm1": lambda value: subtract(exponential(value), _ONE),
    "sqrt": square_root,
    "cbrt": lambda value: _root(value, Fraction(3)),
    "root": _root,
    "sigmoid": _sigmoid,
    "logit": _logit,
    "softplus": lambda value: logarithm(add(_ONE, exponential(value))),
    "perplexity": exponential,
    "erf": _erf,
    "Phi": lambda value: multiply(_HALF, add(_ONE, _erf(divide(value, square_root(_TWO))))),
    "probit": _probit,
    "sin": _sin,
    "cos": _cos,
    "tan": _tan,
    "cot": _cot,
    "sec": _over(_cos),
    "csc": _over(_sin),
    "arcsin": _arcsin,
    "arccos": _arccos,
    "arctan": _arctan,
    "arccot": _arccot,
    "arcsec": _of_reciprocal(_arccos),
    "arccsc": _of_reciprocal(_arcsin),
    "atan2": _atan2,
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "coth": _over(_tanh),
    "sech": _over(_cosh),
    "csch": _over(_sinh),
    "arcsinh": _arcsinh,
    "arccosh": _arccosh,
    "arctanh": _arctanh,
    "arccoth": _of_reciprocal(_arctanh),
    "arcsech": _of_reciprocal(_arccosh),
    "arccsch": _of_reciprocal(_arcsinh),
    "floor": lambda value: Fraction(floor(value)),
    "ceil": lambda value: Fraction(-floor(negate(value))),
    "round": _round,
    "sign": lambda value: Fraction(sign(value)),
    "choose": _choose,
}
"""By canonical name."""
