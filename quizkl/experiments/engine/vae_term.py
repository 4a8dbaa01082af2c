"""The divergence of an encoder's codes from the standard normal distribution."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.step import Step, Steps


@dataclass(frozen=True, slots=True)
class Parameters:
    batch: int
    dimensions: int
    mu: float
    logvar: float
    spread: float
    seed: int
    prelude: tuple[int, ...]


def total(parameters: Parameters) -> int:
    return parameters.batch


def steps(parameters: Parameters) -> Steps:
    """A sample each: half the sum over its dimensions of μ² + σ² − 1 − ln σ²."""
    begin_drawing(parameters.seed, parameters.prelude)
    shape = (parameters.batch, parameters.dimensions)
    mu = parameters.mu + parameters.spread * torch.randn(shape)
    logvar = parameters.logvar + parameters.spread * torch.randn(shape)
    from_mu = 0.5 * mu.pow(2).sum(dim=1)
    from_variance = 0.5 * (logvar.exp() - 1.0 - logvar).sum(dim=1)
    divergences = from_mu + from_variance
    for sample in range(parameters.batch):
        values = {
            "sample": sample + 1,
            "from_mu": from_mu[sample].item(),
            "from_variance": from_variance[sample].item(),
            "kl": divergences[sample].item(),
        }
        so_far = divergences[: sample + 1]
        yield Step(values, {"kl": tuple(so_far.tolist()), "mean": so_far.mean().item()})
