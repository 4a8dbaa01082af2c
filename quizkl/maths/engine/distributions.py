"""Distributions as values; every engine fills in its own kind of number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Normal(Generic[T]):
    """The normal distribution by its mean and its standard deviation; vectors mean one distribution per entry."""

    mean: T
    deviation: T


@dataclass(frozen=True, slots=True)
class MultivariateNormal(Generic[T]):
    """The normal distribution of a vector, by its mean and its covariance matrix."""

    mean: T
    covariance: T


@dataclass(frozen=True, slots=True)
class Bernoulli(Generic[T]):
    """1 with probability ``probability``, else 0."""

    probability: T


@dataclass(frozen=True, slots=True)
class Categorical(Generic[T]):
    """The outcomes 1, 2, ... n with the given probabilities."""

    probabilities: T


@dataclass(frozen=True, slots=True)
class Exponential(Generic[T]):
    """The exponential distribution by its rate; its mean is 1/rate."""

    rate: T


@dataclass(frozen=True, slots=True)
class Poisson(Generic[T]):
    """Counts 0, 1, 2, ... by their mean."""

    rate: T


@dataclass(frozen=True, slots=True)
class Gamma(Generic[T]):
    """The gamma distribution by its shape and its rate; its mean is shape/rate."""

    shape: T
    rate: T


@dataclass(frozen=True, slots=True)
class Beta(Generic[T]):
    """The beta distribution between 0 and 1."""

    alpha: T
    beta: T


@dataclass(frozen=True, slots=True)
class Uniform(Generic[T]):
    """Even between its two ends."""

    low: T
    high: T


@dataclass(frozen=True, slots=True)
class Laplace(Generic[T]):
    """The Laplace distribution by its location and its scale."""

    location: T
    scale: T


Further = Poisson[T] | Gamma[T] | Beta[T] | Uniform[T] | Laplace[T]
"""The families beside those that the courses begin with."""

Distribution = Normal[T] | MultivariateNormal[T] | Bernoulli[T] | Categorical[T] | Exponential[T] | Further[T]

FAMILIES = (
    Normal, MultivariateNormal, Bernoulli, Categorical, Exponential, Poisson, Gamma, Beta, Uniform, Laplace,
)  # fmt: skip

SUM_SLACK = 1e-9
"""How far the sum of given probabilities may be from 1: further off is no distribution."""


OUTCOME_SLACK = 1e-9
"""How far a computed number may be from the outcome that it stands for: 1.9 - 0.9 is not quite 1 in float64."""


NOT_A_SHARE = "a quantile is of a number between 0 and 1"

NEGATIVE_SLACK = 1e-12
"""A probability above minus this is float64's 0: 1 - 0.9 - 0.1 is a little less."""


def kind_of(distribution: object) -> str:
    """What a learner calls it: ``a normal distribution``."""
    match distribution:
        case Normal():
            return "a normal distribution"
        case MultivariateNormal():
            return "a multivariate normal distribution"
        case Bernoulli():
            return "a Bernoulli distribution"
        case Categorical():
            return "a categorical distribution"
        case Exponential():
            return "an exponential distribution"
        case Poisson():
            return "a Poisson distribution"
        case Gamma():
            return "a gamma distribution"
        case Beta():
            return "a beta distribution"
        case Uniform():
            return "a uniform distribution"
        case Laplace():
            return "a Laplace distribution"
        case _:
            return "a value"
