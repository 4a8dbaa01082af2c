"""The divergence of two normal distributions, estimated."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from quizkl.experiments.engine.normal import divergence, draw_normal, log_density
from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.running_mean import running_estimates, sample_counts
from quizkl.experiments.engine.step import Steps


@dataclass(frozen=True, slots=True)
class Parameters:
    mu_p: float
    sigma_p: float
    mu_q: float
    sigma_q: float
    n: int
    seed: int
    prelude: tuple[int, ...]


def total(parameters: Parameters) -> int:
    return len(sample_counts(parameters.n))


def steps(parameters: Parameters) -> Steps:
    """The mean log ratio over more and more of the samples of P."""
    begin_drawing(parameters.seed, parameters.prelude)
    p, q = (parameters.mu_p, parameters.sigma_p), (parameters.mu_q, parameters.sigma_q)
    x = draw_normal(*p, parameters.n)
    ratios = log_density(x, *torch.tensor(p)) - log_density(x, *torch.tensor(q))
    return running_estimates(ratios, divergence(*p, *q), variance_of_log_ratio(parameters))


def variance_of_log_ratio(parameters: Parameters) -> float:
    """The variance of ln p(x) − ln q(x) for x ~ P. With x = μ_p + σ_p z it is that of a z² + b z, a = (r² − 1)/2 and
    b = r s, r = σ_p/σ_q and s = (μ_p − μ_q)/σ_q: 2a² + b².
    """
    ratio = parameters.sigma_p / parameters.sigma_q
    shift = (parameters.mu_p - parameters.mu_q) / parameters.sigma_q
    return (ratio**2 - 1) ** 2 / 2 + (ratio * shift) ** 2
