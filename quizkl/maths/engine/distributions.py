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


Distribution = Normal[T] | MultivariateNormal[T] | Bernoulli[T] | Categorical[T] | Exponential[T]

FAMILIES = (Normal, MultivariateNormal, Bernoulli, Categorical, Exponential)

SUM_SLACK = 1e-9
"""How far the sum of given probabilities may be from 1: further off is no distribution."""


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
        case _:
            return "a value"
