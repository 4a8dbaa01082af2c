"""Distributions worked out by hand: their entropies, divergences, moments and densities."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.engine.distributions import Bernoulli, Categorical, Exponential, MultivariateNormal, Normal
from quizkl.maths.engine.nested import (
    Nested,
    NestedValue,
    entries,
    entrywise,
    is_distribution,
    per_row,
    shape,
    transposed,
)
from quizkl.maths.engine.rounding.definitions import ByHand
from quizkl.maths.engine.rounding.matrices import (
    determinant,
    diagonal,
    diagonal_matrix,
    dot,
    inverse,
    is_diagonal,
    matrix_product,
)
from quizkl.maths.engine.rounding.reach import NoReachError, Reach
from quizkl.maths.engine.rounding.single import LOOKED_UP, Work, whole


def _entropy(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments[0]:
        case Normal(_, deviation):
            return entrywise(by.entropy_normal, deviation)
        case Bernoulli(p):
            return entrywise(lambda a: by.entropy(_both(by, a)), p)
        case Categorical(p):
            return by.entropy(p)
        case Exponential(rate):
            return entrywise(lambda a: by.hand.subtract(by.hand.exactly(1), by.hand.logarithm(a)), rate)
        case MultivariateNormal():
            raise NoReachError
        case vector:
            return per_row(by.entropy, vector)


def _both(by: ByHand, p: Reach) -> tuple[Reach, Reach]:
    return (p, by.hand.subtract(by.hand.exactly(1), p))


def _kl(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments:
        case Normal() as p, Normal() as q:
            return entrywise(by.kl_normal, p.mean, p.deviation, q.mean, q.deviation)
        case Bernoulli(p), Bernoulli(q):
            return entrywise(lambda a, b: by.kl(_both(by, a), _both(by, b)), p, q)
        case Categorical(p), Categorical(q):
            return by.kl(p, q)
        case Exponential(a), Exponential(b):
            return entrywise(by.kl_exponential, a, b)
        case MultivariateNormal() as p, MultivariateNormal() as q:
            return _kl_mvn(by, p, q)
        case p, q:
            return per_row(by.kl, vector_of(p), vector_of(q))


def vector_of(value: NestedValue) -> Nested:
    """A vector or matrix, or the vector that a categorical is made of."""
    if isinstance(value, Categorical):
        return value.probabilities
    if is_distribution(value):
        raise NoReachError
    return value


def _kl_mvn(by: ByHand, p: MultivariateNormal[Nested], q: MultivariateNormal[Nested]) -> Reach:
    if is_diagonal(p.covariance) and is_diagonal(q.covariance):
        return by.kl_diagonal(p.mean, diagonal(p.covariance), q.mean, diagonal(q.covariance))
    h = by.hand
    precision = inverse(by, q.covariance)
    gap = tuple(h.subtract(b, a) for a, b in zip(p.mean, q.mean, strict=True))
    trace = h.total(diagonal(matrix_product(by, precision, p.covariance)))
    distance = dot(by, gap, tuple(dot(by, row, gap) for row in precision))
    volumes = determinant(by, q.covariance), determinant(by, p.covariance)
    ratio = h.logarithm(h.divide(*volumes))
    apart = h.subtract(h.logarithm(volumes[0]), h.logarithm(volumes[1]))
    logs = ratio if volumes[0].exact is not None and volumes[0].exact == volumes[1].exact else h.either([ratio, apart])
    whole = h.total([logs, h.exactly(-len(p.mean)), trace, distance])
    return h.multiply(h.exactly(Fraction(1, 2)), whole)


def _mean(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments[0]:
        case Normal(mean) | MultivariateNormal(mean):
            return mean
        case Bernoulli(p):
            return p
        case Categorical(p):
            return dot(by, p, tuple(by.hand.exactly(k) for k in range(1, len(p) + 1)))
        case Exponential(rate):
            return entrywise(lambda a: by.hand.divide(by.hand.exactly(1), a), rate)
        case numbers:
            return by.mean(entries(numbers))


def _var(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    h = by.hand
    match arguments[0]:
        case Normal(_, deviation):
            return entrywise(lambda s: h.multiply(s, s), deviation)
        case MultivariateNormal(_, covariance):
            return diagonal(covariance)
        case Bernoulli(p):
            return entrywise(lambda a: h.multiply(a, h.subtract(h.exactly(1), a)), p)
        case Categorical():
            raise NoReachError
        case Exponential(rate):
            return entrywise(lambda a: h.divide(h.exactly(1), h.multiply(a, a)), rate)
        case numbers:
            flat = entries(numbers)
            return by.covariance(flat, flat, whole(arguments[1]) if len(arguments) > 1 else 0)


def _cov(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    first = arguments[0]
    if isinstance(first, MultivariateNormal):
        return first.covariance
    if len(shape(first)) == 2:
        correction = whole(arguments[1]) if len(arguments) > 1 else 0
        columns = transposed(first)
        return tuple(tuple(by.covariance(a, b, correction) for b in columns) for a in columns)
    return by.covariance(first, arguments[1], whole(arguments[2]) if len(arguments) > 2 else 0)


def _pdf(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments:
        case Normal(mean, deviation), at:
            return entrywise(by.normal_density, mean, deviation, at)
        case Exponential(rate), at:
            return entrywise(lambda a, x: by.hand.multiply(a, _decay(by, a, x)), rate, at)
        case Bernoulli(p), at:
            return entrywise(lambda a, x: _bernoulli_mass(by, a, x), p, at)
        case Categorical(p), at:
            return entrywise(lambda x: p[whole(x) - 1] if 1 <= whole(x) <= len(p) else by.hand.exactly(0), at)
        case _:
            raise NoReachError


def _cdf(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    h = by.hand
    match arguments:
        case Normal(mean, deviation), at:
            phi = LOOKED_UP["Phi"]
            return entrywise(lambda m, s, x: h.smooth(phi, h.divide(h.subtract(x, m), s)), mean, deviation, at)
        case Exponential(rate), at:
            return entrywise(lambda a, x: h.subtract(h.exactly(1), _decay(by, a, x)), rate, at)
        case _:
            raise NoReachError


def _quantile(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    h = by.hand
    match arguments:
        case Normal(mean, deviation), share:
            probit = LOOKED_UP["probit"]
            return entrywise(lambda m, s, u: h.add(m, h.multiply(s, h.smooth(probit, u))), mean, deviation, share)
        case _:
            raise NoReachError


def _bernoulli_mass(by: ByHand, p: Reach, x: Reach) -> Reach:
    if x.exact == 1:
        return p
    return by.hand.subtract(by.hand.exactly(1), p) if x.exact == 0 else by.hand.exactly(0)


def _decay(by: ByHand, rate: Reach, x: Reach) -> Reach:
    if x.low < 0:
        raise NoReachError
    return by.hand.exponential(by.hand.negate(by.hand.multiply(rate, x)))


def _logpdf(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments:
        case Normal(mean, deviation), at:
            return entrywise(by.normal_log_density, mean, deviation, at)
        case _:
            return entrywise(by.hand.logarithm, _pdf(by, arguments))


def _mvn(by: ByHand, arguments: tuple[NestedValue, ...]) -> MultivariateNormal[Nested]:
    mean, covariance = arguments
    if len(shape(covariance)) == 1:
        covariance = diagonal_matrix(by, covariance)
    return MultivariateNormal(mean, covariance)


def _normal(by: ByHand, arguments: tuple[NestedValue, ...]) -> Normal[Nested]:
    mean, deviation = arguments
    return Normal(entrywise(lambda m, _: m, mean, deviation), entrywise(lambda _, s: s, mean, deviation))


FAMILIES: dict[str, Work] = {
    "mean": _mean,
    "var": _var,
    "std": lambda by, arguments: entrywise(by.hand.square_root, _var(by, arguments)),
    "cov": _cov,
    "entropy": _entropy,
    "kl": _kl,
    "normal": _normal,
    "mvn": _mvn,
    "bernoulli": lambda by, arguments: Bernoulli(arguments[0]),
    "categorical": lambda by, arguments: Categorical(arguments[0]),
    "exponential": lambda by, arguments: Exponential(arguments[0]),
    "pdf": _pdf,
    "logpdf": _logpdf,
    "cdf": _cdf,
    "quantile": _quantile,
}
