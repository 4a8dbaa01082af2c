"""Poisson, gamma, beta, uniform and Laplace distributions in sympy: closed forms written out.

Entropies: Cover and Thomas, Elements of Information Theory, table 17.1. Divergences: Gil, Alajaji and Linder 2013,
"Renyi divergence measures for commonly used univariate continuous distributions", table 2; of Poisson distributions
a ln(a/b) + b - a.
"""

from __future__ import annotations

import sympy

from quizkl.maths.engine.distributions import Beta, Further, Gamma, Laplace, Poisson, Uniform
from quizkl.maths.engine.exact import number
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.nested import Nested, NestedValue, as_array, entries, entrywise
from quizkl.maths.engine.novalue import NoValueError

_HALF = sympy.Rational(1, 2)


def poisson(arguments: tuple[NestedValue, ...]) -> Poisson[Nested]:
    rate = as_array(arguments[0])
    _positive(rate, "the rate of a Poisson must be positive")
    return Poisson(rate)


def gamma(arguments: tuple[NestedValue, ...]) -> Gamma[Nested]:
    shape, rate = _together(arguments)
    _positive(shape, "the shape of a gamma must be positive")
    _positive(rate, "the rate of a gamma must be positive")
    return Gamma(shape, rate)


def beta(arguments: tuple[NestedValue, ...]) -> Beta[Nested]:
    alpha, other = _together(arguments)
    _positive(alpha, "the parameters of a beta must be positive")
    _positive(other, "the parameters of a beta must be positive")
    return Beta(alpha, other)


def uniform(arguments: tuple[NestedValue, ...]) -> Uniform[Nested]:
    low, high = _together(arguments)
    width = entrywise(lambda a, b: b - a, low, high)
    _positive(width, "the upper end of a uniform must be above its lower one")
    return Uniform(low, high)


def laplace(arguments: tuple[NestedValue, ...]) -> Laplace[Nested]:
    location, scale = _together(arguments)
    _positive(scale, "the scale of a Laplace must be positive")
    return Laplace(location, scale)


def _together(arguments: tuple[NestedValue, ...]) -> tuple[Nested, Nested]:
    first, second = (as_array(argument) for argument in arguments)
    return entrywise(lambda a, _: a, first, second), entrywise(lambda _, b: b, first, second)


def _positive(parameter: Nested, otherwise: str) -> None:
    if any(number.sign(entry) <= 0 for entry in entries(parameter)):
        raise NoValueError(otherwise)


def entropy_of(p: Further[Nested]) -> Nested:
    match p:
        case Poisson():
            raise NoValueError("the entropy of a Poisson distribution has no closed form")
        case Gamma(shape, rate):
            return entrywise(_gamma_entropy, shape, rate)
        case Beta(alpha, other):
            return entrywise(_beta_entropy, alpha, other)
        case Uniform(low, high):
            return entrywise(lambda a, b: sympy.log(b - a), low, high)
        case Laplace(_, scale):
            return entrywise(lambda b: 1 + sympy.log(2 * b), scale)


def _gamma_entropy(a: ExactNumber, b: ExactNumber) -> ExactNumber:
    return a - sympy.log(b) + sympy.loggamma(a) + (1 - a) * sympy.digamma(a)


def _log_beta(a: ExactNumber, b: ExactNumber) -> ExactNumber:
    return sympy.loggamma(a) + sympy.loggamma(b) - sympy.loggamma(a + b)


def _beta_entropy(a: ExactNumber, b: ExactNumber) -> ExactNumber:
    spread = (a + b - 2) * sympy.digamma(a + b)
    return _log_beta(a, b) - (a - 1) * sympy.digamma(a) - (b - 1) * sympy.digamma(b) + spread


def kl_of(p: Further[Nested], q: Further[Nested]) -> Nested:
    match p, q:
        case Poisson(), Poisson():
            return entrywise(lambda a, b: a * sympy.log(a / b) + b - a, p.rate, q.rate)
        case Gamma(), Gamma():
            return entrywise(_kl_gamma, p.shape, p.rate, q.shape, q.rate)
        case Beta(), Beta():
            return entrywise(_kl_beta, p.alpha, p.beta, q.alpha, q.beta)
        case Uniform(), Uniform():
            return entrywise(_kl_uniform, p.low, p.high, q.low, q.high)
        case Laplace(), Laplace():
            return entrywise(_kl_laplace, p.location, p.scale, q.location, q.scale)
        case _:
            raise NoValueError("kl is between two of one kind")


def _kl_gamma(a: ExactNumber, b: ExactNumber, c: ExactNumber, d: ExactNumber) -> ExactNumber:
    shapes = (a - c) * sympy.digamma(a) - sympy.loggamma(a) + sympy.loggamma(c)
    return shapes + c * sympy.log(b / d) + a * (d - b) / b


def _kl_beta(a: ExactNumber, b: ExactNumber, c: ExactNumber, d: ExactNumber) -> ExactNumber:
    moved = (a - c) * sympy.digamma(a) + (b - d) * sympy.digamma(b) + (c - a + d - b) * sympy.digamma(a + b)
    return _log_beta(c, d) - _log_beta(a, b) + moved


def _kl_uniform(a: ExactNumber, b: ExactNumber, c: ExactNumber, d: ExactNumber) -> ExactNumber:
    if number.sign(a - c) < 0 or number.sign(d - b) < 0:
        return sympy.oo
    return sympy.log((d - c) / (b - a))


def _kl_laplace(m: ExactNumber, b: ExactNumber, n: ExactNumber, c: ExactNumber) -> ExactNumber:
    away = sympy.Abs(m - n)
    return sympy.log(c / b) + (b * sympy.exp(-away / b) + away) / c - 1


def mean_of(p: Further[Nested]) -> Nested:
    match p:
        case Poisson(rate):
            return rate
        case Gamma(shape, rate):
            return entrywise(lambda a, b: a / b, shape, rate)
        case Beta(alpha, other):
            return entrywise(lambda a, b: a / (a + b), alpha, other)
        case Uniform(low, high):
            return entrywise(lambda a, b: (a + b) / 2, low, high)
        case Laplace(location, _):
            return location


def var_of(p: Further[Nested]) -> Nested:
    match p:
        case Poisson(rate):
            return rate
        case Gamma(shape, rate):
            return entrywise(lambda a, b: a / b**2, shape, rate)
        case Beta(alpha, other):
            return entrywise(lambda a, b: a * b / ((a + b) ** 2 * (a + b + 1)), alpha, other)
        case Uniform(low, high):
            return entrywise(lambda a, b: (b - a) ** 2 / 12, low, high)
        case Laplace(_, scale):
            return entrywise(lambda b: 2 * b**2, scale)


def pdf_of(p: Further[Nested], at: Nested) -> Nested:
    """The density, or the probability of a count."""
    match p:
        case Poisson(rate):
            return entrywise(_poisson_pdf, rate, at)
        case Gamma(shape, rate):
            return entrywise(_gamma_pdf, shape, rate, at)
        case Beta(alpha, other):
            return entrywise(_beta_pdf, alpha, other, at)
        case Uniform(low, high):
            return entrywise(_uniform_pdf, low, high, at)
        case Laplace(location, scale):
            return entrywise(lambda m, b, x: sympy.exp(-sympy.Abs(x - m) / b) / (2 * b), location, scale, at)


def _poisson_pdf(rate: ExactNumber, x: ExactNumber) -> ExactNumber:
    if not x.is_Integer or x < 0:
        return sympy.Integer(0)
    return sympy.exp(-rate) * rate**x / number.factorial(x)


def _gamma_pdf(a: ExactNumber, b: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x) < 0:
        return sympy.Integer(0)
    return _power_of_zero(x, a - 1) * b**a * sympy.exp(-b * x) / sympy.gamma(a)


def _beta_pdf(a: ExactNumber, b: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x) < 0 or number.sign(1 - x) < 0:
        return sympy.Integer(0)
    return (
        _power_of_zero(x, a - 1) * _power_of_zero(1 - x, b - 1) * sympy.gamma(a + b) / (sympy.gamma(a) * sympy.gamma(b))
    )


def _power_of_zero(base: ExactNumber, exponent: ExactNumber) -> ExactNumber:
    """``base ** exponent``, infinite for 0 to a negative power."""
    if number.sign(base) or number.sign(exponent) >= 0:
        return base**exponent
    return sympy.oo


def _uniform_pdf(a: ExactNumber, b: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x - a) < 0 or number.sign(b - x) < 0:
        return sympy.Integer(0)
    return 1 / (b - a)
