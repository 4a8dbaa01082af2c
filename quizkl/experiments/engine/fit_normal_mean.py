"""Gradient descent on the mean of a normal distribution whose deviation is known."""

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
    data: Literal["fixed", "stream"]
    n: int
    lr: float
    steps: int
    seed: int
    prelude: tuple[int, ...]
    every: int


def total(parameters: Parameters) -> int:
    return parameters.steps


def steps(parameters: Parameters) -> Steps:
    """One step of gradient descent each; the data are drawn once or afresh each time."""
    begin_drawing(parameters.seed, parameters.prelude)
    data = draw_normal(parameters.mu, parameters.sigma, parameters.n)
    mean = torch.tensor([parameters.start], requires_grad=True)
    log_sigma = torch.tensor(parameters.sigma).log()
    optimiser = torch.optim.SGD([mean], lr=parameters.lr)
    total_seen = batches_seen = 0.0
    for step in range(parameters.steps):
        if parameters.data == "stream" and step > 0:
            data = draw_normal(parameters.mu, parameters.sigma, parameters.n)
        if parameters.data == "stream" or step == 0:
            total_seen += data.mean().item()
            batches_seen += 1
        loss = mean_negative_log_likelihood(data, mean, log_sigma)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        mu = mean.item()
        kl = divergence(parameters.mu, parameters.sigma, mu, parameters.sigma)
        fitted = {"mu": mu, "nll": loss.item(), "kl": kl}
        known = {"data_mean": total_seen / batches_seen, "true_mu": parameters.mu}
        yield Step({"step": step, **fitted, **known}, {**fitted, **known})
