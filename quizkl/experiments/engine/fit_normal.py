"""Mean and deviation of a normal distribution by maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.experiments.engine.normal import divergence, draw_normal
from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.step import Step, Steps


@dataclass(frozen=True, slots=True)
class Parameters:
    mu: float
    sigma: float
    start: float
    start_log_sigma: float
    n: int
    optimiser: str
    lr: float
    steps: int
    seed: int
    prelude: tuple[int, ...]
    every: int


def total(parameters: Parameters) -> int:
    return parameters.steps


def steps(parameters: Parameters) -> Steps:
    """One step of the optimiser each, on all data."""
    begin_drawing(parameters.seed, parameters.prelude)
    data = draw_normal(parameters.mu, parameters.sigma, parameters.n)
    known = {
        "data_mean": data.mean().item(),
        "data_sigma": data.std(correction=0).item(),
        "true_mu": parameters.mu,
        "true_sigma": parameters.sigma,
    }
    mean = torch.tensor([parameters.start], requires_grad=True)
    log_sigma = torch.tensor([parameters.start_log_sigma], requires_grad=True)
    optimiser: torch.optim.Optimizer
    if parameters.optimiser == "adam":
        optimiser = torch.optim.Adam([mean, log_sigma], lr=parameters.lr)
    else:
        optimiser = torch.optim.SGD([mean, log_sigma], lr=parameters.lr)
    for step in range(parameters.steps):
        loss = mean_negative_log_likelihood(data, mean, log_sigma)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        mu, sigma = mean.item(), torch.exp(log_sigma).item()
        fitted = {
            "mu": mu,
            "sigma": sigma,
            "log_sigma": log_sigma.item(),
            "nll": loss.item(),
            "kl": divergence(parameters.mu, parameters.sigma, mu, sigma),
        }
        shown = {name: known[name] for name in ("true_mu", "true_sigma")}
        yield Step({"step": step, **fitted, **shown}, {**fitted, **known})


def mean_negative_log_likelihood(data: Tensor, mean: Tensor, log_sigma: Tensor) -> Tensor:
    """Of ``data`` (n,) under N(mean, exp(log_sigma)²), in nats: ((x − μ)²/σ² + 2 ln σ + ln 2π)/2, averaged."""
    sigma = torch.exp(log_sigma)
    return 0.5 * ((data - mean) ** 2 / sigma**2 + 2 * log_sigma + torch.log(torch.tensor(2 * torch.pi))).mean()
