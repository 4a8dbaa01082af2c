"""The normal distribution."""

from __future__ import annotations

import math

import torch
from torch import Tensor

_HALF_LOG_TWO_PI = math.log(math.sqrt(2 * math.pi))


def draw_normal(mu: float, sigma: float, n: int) -> Tensor:
    """``n`` variates of N(mu, sigma²) from the global generator."""
    return torch.normal(mu, sigma, size=(n,))


def log_density(x: Tensor, mu: Tensor, sigma: Tensor) -> Tensor:
    """ln N(x; μ, σ²) = −(x − μ)²/(2σ²) − ln σ − ln √(2π), entry by entry."""
    return -((x - mu) ** 2) / (2 * sigma**2) - sigma.log() - _HALF_LOG_TWO_PI


def mean_negative_log_likelihood(data: Tensor, mean: Tensor, log_sigma: Tensor) -> Tensor:
    """Of ``data`` (n,) under N(mean, exp(log_sigma)²), in nats: ((x − μ)²/σ² + 2 ln σ + ln 2π)/2, averaged."""
    sigma = torch.exp(log_sigma)
    return 0.5 * ((data - mean) ** 2 / sigma**2 + 2 * log_sigma + torch.log(torch.tensor(2 * torch.pi))).mean()


def divergence(mu_p: float, sigma_p: float, mu_q: float, sigma_q: float) -> float:
    """KL(N(μ_p, σ_p²) ‖ N(μ_q, σ_q²)) = (r² + s² − 1 − ln r²)/2 in nats, r = σ_p/σ_q and s = (μ_p − μ_q)/σ_q.

    inf or nan where a run has driven μ_q or σ_q out of all bounds.
    """
    mu, sigma = torch.tensor([mu_p, mu_q], dtype=torch.float64), torch.tensor([sigma_p, sigma_q], dtype=torch.float64)
    variances = (sigma[0] / sigma[1]) ** 2
    shift = ((mu[0] - mu[1]) / sigma[1]) ** 2
    return float(0.5 * (variances + shift - 1 - variances.log()))
