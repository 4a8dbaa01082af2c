"""The expectation of a power of a normal variate, estimated."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

from quizkl.experiments.engine.normal import draw_normal
from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.running_mean import running_estimates, sample_counts
from quizkl.experiments.engine.step import Steps


@dataclass(frozen=True, slots=True)
class Parameters:
    mu: float
    sigma: float
    power: int
    n: int
    seed: int
    prelude: tuple[int, ...]


def total(parameters: Parameters) -> int:
    return len(sample_counts(parameters.n))


def steps(parameters: Parameters) -> Steps:
    """The estimate from more and more of the samples."""
    begin_drawing(parameters.seed, parameters.prelude)
    samples = draw_normal(parameters.mu, parameters.sigma, parameters.n)
    exact = normal_moment(parameters.mu, parameters.sigma, parameters.power)
    variance = normal_moment(parameters.mu, parameters.sigma, 2 * parameters.power) - exact**2
    return running_estimates(samples**parameters.power, exact, max(variance, 0.0))


def normal_moment(mu: float, sigma: float, power: int) -> float:
    """E[x^power] for x ~ N(μ, σ²): the binomial sum over μ^(power−k) σ^k E[z^k], where E[z^k] is (k − 1)!! for even k
    and 0 for odd k.
    """
    moment, double_factorial = 0.0, 1
    for k in range(0, power + 1, 2):
        moment += comb(power, k) * mu ** (power - k) * sigma**k * double_factorial
        double_factorial *= k + 1
    return moment
