"""The families of distributions in sympy: closed forms written out.

Entropies: Cover and Thomas, Elements of Information Theory, table 17.1. Divergences: of normals, Bishop, Pattern
Recognition and Machine Learning, 1.6 and exercise 2.13; of exponentials, ln(a/b) + b/a - 1.
"""

from __future__ import annotations

import sympy

from quizkl.maths.engine.distributions import (
    Bernoulli,
    Beta,
    Categorical,
    Exponential,
    Gamma,
    Laplace,
    MultivariateNormal,
    Normal,
    Poisson,
    Uniform,
    kind_of,
)
from quizkl.maths.engine.exact import further_families, number
from quizkl.maths.engine.exact.arithmetic import (
    determinant,
    diagonal,
    dot,
    inverse,
    matrix_product,
    positive_definite,
    total,
)
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.exact.probabilities import probabilities, relative_entropy
from quizkl.maths.engine.nested import (
    Matrix,
    Nested,
    NestedValue,
    Vector,
    as_array,
    as_vector,
    entries,
    entrywise,
    shape,
)
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, size_text

_HALF = sympy.Rational(1, 2)


def normal(arguments: tuple[NestedValue, ...]) -> Normal[Nested]:
    mean, deviation = (as_array(argument) for argument in arguments)
    if any(number.sign(entry) <= 0 for entry in entries(deviation)):
        raise NoValueError("the standard deviation of a normal must be positive")
    return Normal(entrywise(lambda mu, _: mu, mean, deviation), entrywise(lambda _, sigma: sigma, mean, deviation))


def mvn(arguments: tuple[NestedValue, ...]) -> MultivariateNormal[Nested]:
    mean, covariance = as_vector(arguments[0]), as_array(arguments[1])
    if len(shape(covariance)) == 1:
        covariance = diagonal_matrix(covariance)
    size = len(mean)
    if shape(covariance) != (size, size):
        raise NoValueError("the covariance of mvn must be a square matrix as large as the mean")
    if any(number.sign(covariance[i][j] - covariance[j][i]) for i in range(size) for j in range(i)):
        raise NoValueError("a covariance matrix must be symmetric")
    if not positive_definite(covariance):
        raise NoValueError("a covariance matrix must be positive definite")
    return MultivariateNormal(mean, covariance)


def diagonal_matrix(vector: Vector) -> Matrix:
    zero = sympy.Integer(0)
    return tuple(tuple(entry if i == j else zero for j in range(len(vector))) for i, entry in enumerate(vector))


def bernoulli(arguments: tuple[NestedValue, ...]) -> Bernoulli[Nested]:
    p = as_array(arguments[0])
    if any(number.sign(entry) < 0 or number.sign(1 - entry) < 0 for entry in entries(p)):
        raise NoValueError("the probability of a Bernoulli must be from 0 to 1")
    return Bernoulli(p)


def categorical(arguments: tuple[NestedValue, ...]) -> Categorical[Nested]:
    return Categorical(probabilities(as_vector(arguments[0])))


def exponential(arguments: tuple[NestedValue, ...]) -> Exponential[Nested]:
    rate = as_array(arguments[0])
    if any(number.sign(entry) <= 0 for entry in entries(rate)):
        raise NoValueError("the rate of an exponential must be positive")
    return Exponential(rate)


def _plogp(p: ExactNumber) -> ExactNumber:
    return p * sympy.log(p) if number.sign(p) else sympy.Integer(0)


def entropy_of(p: NestedValue) -> Nested:
    match p:
        case Normal(_, deviation):
            return entrywise(lambda sigma: _HALF + sympy.log(2 * sympy.pi * sigma**2) / 2, deviation)
        case MultivariateNormal(mean, covariance):
            size = len(mean)
            return sympy.Rational(size, 2) * (1 + sympy.log(2 * sympy.pi)) + sympy.log(determinant(covariance)) / 2
        case Bernoulli(probability):
            return entrywise(lambda a: -_plogp(a) - _plogp(1 - a), probability)
        case Categorical(chances):
            return total(tuple(-_plogp(a) for a in chances))
        case Exponential(rate):
            return entrywise(lambda a: 1 - sympy.log(a), rate)
        case Poisson() | Gamma() | Beta() | Uniform() | Laplace():
            return further_families.entropy_of(p)
        case _:
            raise NoValueError(f"{kind_of(p)} has no entropy")


def kl_of(p: NestedValue, q: NestedValue) -> Nested:
    match p, q:
        case Normal(), Normal():
            return entrywise(_kl_normal, p.mean, p.deviation, q.mean, q.deviation)
        case MultivariateNormal(), MultivariateNormal():
            return _kl_mvn(p, q)
        case Bernoulli(), Bernoulli():
            return entrywise(_kl_bernoulli, p.probability, q.probability)
        case Exponential(), Exponential():
            return entrywise(lambda a, b: sympy.log(a / b) + b / a - 1, p.rate, q.rate)
        case (
            (Poisson() | Gamma() | Beta() | Uniform() | Laplace()),
            (Poisson() | Gamma() | Beta() | Uniform() | Laplace()),
        ):
            return further_families.kl_of(p, q)
        case _:
            raise NoValueError("kl is between two of one kind")


def _kl_normal(m: ExactNumber, s: ExactNumber, n: ExactNumber, t: ExactNumber) -> ExactNumber:
    return sympy.log(t / s) + (s**2 + (m - n) ** 2) / (2 * t**2) - _HALF


def _kl_bernoulli(a: ExactNumber, b: ExactNumber) -> ExactNumber:
    return relative_entropy((a, 1 - a), (b, 1 - b))


def _kl_mvn(p: MultivariateNormal[Nested], q: MultivariateNormal[Nested]) -> ExactNumber:
    if len(p.mean) != len(q.mean):
        raise SizesDifferError(size_text(shape(p.mean)), size_text(shape(q.mean)))
    precision = inverse(q.covariance)
    away = tuple(b - a for a, b in zip(p.mean, q.mean, strict=True))
    spread = total(diagonal(matrix_product(precision, p.covariance)))
    distance = dot(away, matrix_product(precision, away))
    volume = sympy.log(determinant(q.covariance) / determinant(p.covariance))
    return _HALF * (volume - len(p.mean) + spread + distance)


def _outcomes(p: Vector) -> Vector:
    return tuple(sympy.Integer(place) for place in range(1, len(p) + 1))


def mean_of(p: NestedValue) -> Nested:
    match p:
        case Normal(mean) | MultivariateNormal(mean):
            return mean
        case Bernoulli(probability):
            return probability
        case Categorical(chances):
            return total(tuple(k * a for k, a in zip(_outcomes(chances), chances, strict=True)))
        case Exponential(rate):
            return entrywise(lambda a: 1 / a, rate)
        case Poisson() | Gamma() | Beta() | Uniform() | Laplace():
            return further_families.mean_of(p)
        case _:
            raise NoValueError(f"{kind_of(p)} has no mean")


def var_of(p: NestedValue) -> Nested:
    match p:
        case Normal(_, deviation):
            return entrywise(lambda sigma: sigma**2, deviation)
        case MultivariateNormal(_, covariance):
            return diagonal(covariance)
        case Bernoulli(probability):
            return entrywise(lambda a: a * (1 - a), probability)
        case Categorical(chances):
            mean = mean_of(p)
            pairs = zip(_outcomes(chances), chances, strict=True)
            return total(tuple(a * (k - mean) ** 2 for k, a in pairs))
        case Exponential(rate):
            return entrywise(lambda a: 1 / a**2, rate)
        case Poisson() | Gamma() | Beta() | Uniform() | Laplace():
            return further_families.var_of(p)
        case _:
            raise NoValueError(f"{kind_of(p)} has no variance")


def pdf_of(p: NestedValue, at: Nested) -> Nested:
    """The density, or the probability of an outcome."""
    match p:
        case Normal(mean, deviation):
            return entrywise(_normal_pdf, mean, deviation, at)
        case MultivariateNormal(mean, covariance):
            if shape(at) != shape(mean):
                raise SizesDifferError(size_text(shape(mean)), size_text(shape(at)))
            away = tuple(x - m for x, m in zip(at, mean, strict=True))
            distance = dot(away, matrix_product(inverse(covariance), away))
            volume = (2 * sympy.pi) ** sympy.Rational(len(mean), 1) * determinant(covariance)
            return sympy.exp(-distance / 2) / sympy.sqrt(volume)
        case Bernoulli(probability):
            return entrywise(_bernoulli_pdf, probability, at)
        case Categorical(chances):
            return entrywise(lambda x: _categorical_pdf(chances, x), at)
        case Exponential(rate):
            return entrywise(_exponential_pdf, rate, at)
        case Poisson() | Gamma() | Beta() | Uniform() | Laplace():
            return further_families.pdf_of(p, at)
        case _:
            raise NoValueError(f"{kind_of(p)} has no density")


def _normal_pdf(mu: ExactNumber, sigma: ExactNumber, x: ExactNumber) -> ExactNumber:
    return sympy.exp(-((x - mu) ** 2) / (2 * sigma**2)) / (sigma * sympy.sqrt(2 * sympy.pi))


def _bernoulli_pdf(p: ExactNumber, x: ExactNumber) -> ExactNumber:
    if x == 1:
        return p
    return 1 - p if x == 0 else sympy.Integer(0)


def _categorical_pdf(p: Vector, x: ExactNumber) -> ExactNumber:
    if x.is_Integer and 1 <= x <= len(p):
        return p[int(x) - 1]
    return sympy.Integer(0)


def _exponential_pdf(rate: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x) < 0:
        return sympy.Integer(0)
    return rate * sympy.exp(-rate * x)
