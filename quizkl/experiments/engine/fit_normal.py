"""Mean and deviation of a normal distribution by maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch

from quizkl.experiments.engine.normal import divergence, draw_normal, mean_negative_log_likelihood
from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.step import Step, Steps


@dataclass(frozen=True, slots=True)
class Parameters:
    mu: float
    sigma: float
    start: float
    start_log_sigma: float
    n: int
    optimiser: Literal["adam", "sgd"]
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
