"""Distribution functions and their inverses in sympy: closed forms written out.

Of a Poisson the finite sum of its probabilities; of a gamma the incomplete gamma function (DLMF 8.2.1).
"""

from __future__ import annotations

from typing import Final

import sympy

from quizkl.maths.engine.distributions import (
    NOT_A_SHARE,
    Bernoulli,
    Categorical,
    Exponential,
    Gamma,
    Laplace,
    Normal,
    Poisson,
    Uniform,
    kind_of,
)
from quizkl.maths.engine.exact import arithmetic, number
from quizkl.maths.engine.exact.elementary import ExactForm, standard_cdf, standard_quantile
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.nested import Nested, NestedValue, Vector, as_array, entrywise
from quizkl.maths.engine.novalue import NoValueError, TooLargeError

_HALF = sympy.Rational(1, 2)
_ZERO, _ONE = sympy.Integer(0), sympy.Integer(1)
_MOST_COUNTS: Final = 500


def cdf(arguments: tuple[NestedValue, ...]) -> Nested:
    """The probability of at most x."""
    p, at = arguments[0], as_array(arguments[1])
    match p:
        case Normal(mean, deviation):
            return entrywise(lambda mu, sigma, x: standard_cdf((x - mu) / sigma), mean, deviation, at)
        case Bernoulli(probability):
            return entrywise(_bernoulli, probability, at)
        case Categorical(chances):
            return entrywise(lambda x: _categorical(chances, x), at)
        case Exponential(rate):
            return entrywise(lambda a, x: _ZERO if number.sign(x) < 0 else 1 - sympy.exp(-a * x), rate, at)
        case Poisson(rate):
            return entrywise(_poisson, rate, at)
        case Gamma(shape, rate):
            return entrywise(_gamma, shape, rate, at)
        case Uniform(low, high):
            return entrywise(_uniform, low, high, at)
        case Laplace(location, scale):
            return entrywise(_laplace, location, scale, at)
        case _:
            raise NoValueError(f"the distribution function of {kind_of(p)} is not known here")


def _bernoulli(p: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x) < 0:
        return _ZERO
    return 1 - p if number.sign(x - 1) < 0 else _ONE


def _categorical(p: Vector, x: ExactNumber) -> ExactNumber:
    return arithmetic.total(tuple(a for k, a in enumerate(p, 1) if number.sign(x - k) >= 0) or (_ZERO,))


def _poisson(rate: ExactNumber, x: ExactNumber) -> ExactNumber:
    count = sympy.floor(x)
    if number.sign(count) < 0:
        return _ZERO
    if count > _MOST_COUNTS:
        raise TooLargeError
    terms = tuple(rate**k / sympy.factorial(k) for k in range(int(count) + 1))
    return sympy.exp(-rate) * arithmetic.total(terms)


def _gamma(shape: ExactNumber, rate: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x) <= 0:
        return _ZERO
    return sympy.lowergamma(shape, rate * x) / sympy.gamma(shape)


def _uniform(low: ExactNumber, high: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x - low) <= 0:
        return _ZERO
    return _ONE if number.sign(x - high) >= 0 else (x - low) / (high - low)


def _laplace(location: ExactNumber, scale: ExactNumber, x: ExactNumber) -> ExactNumber:
    away = (x - location) / scale
    return sympy.exp(away) / 2 if number.sign(away) < 0 else 1 - sympy.exp(-away) / 2


def quantile(arguments: tuple[NestedValue, ...]) -> Nested:
    """The x below which lies the share u."""
    p, share = arguments[0], entrywise(_share, as_array(arguments[1]))
    match p:
        case Normal(mean, deviation):
            return entrywise(lambda mu, sigma, u: mu + sigma * standard_quantile(u), mean, deviation, share)
        case Exponential(rate):
            return entrywise(lambda a, u: -sympy.log(1 - u) / a, rate, share)
        case Uniform(low, high):
            return entrywise(lambda a, b, u: a + u * (b - a), low, high, share)
        case Laplace(location, scale):
            return entrywise(_laplace_quantile, location, scale, share)
        case _:
            raise NoValueError(f"the quantiles of {kind_of(p)} are not known here")


def _share(u: ExactNumber) -> ExactNumber:
    if number.sign(u) <= 0 or number.sign(1 - u) <= 0:
        raise NoValueError(NOT_A_SHARE)
    return u


def _laplace_quantile(location: ExactNumber, scale: ExactNumber, u: ExactNumber) -> ExactNumber:
    away = sympy.log(2 * u) if number.sign(u - _HALF) < 0 else -sympy.log(2 * (1 - u))
    return location + scale * away


CUMULATIVE: dict[str, ExactForm] = {"cdf": cdf, "quantile": quantile}
