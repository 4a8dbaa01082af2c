"""The divergence of random predictions from random targets."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch.nn.functional import log_softmax, softmax

from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.step import Step, Steps

_LEAST = 1e-12
"""Below it a target's probability has its logarithm taken as if it were this, so that 0 · ln 0 is 0."""


@dataclass(frozen=True, slots=True)
class Parameters:
    rows: int
    classes: int
    seed: int
    prelude: tuple[int, ...]


def total(parameters: Parameters) -> int:
    return parameters.rows


def steps(parameters: Parameters) -> Steps:
    """A row of the batch each; the results are those of the batch so far, at the end those of all of it."""
    begin_drawing(parameters.seed, parameters.prelude)
    logits = torch.randn(parameters.rows, parameters.classes)
    targets = softmax(torch.randn(parameters.rows, parameters.classes), dim=1)
    log_q = log_softmax(logits, dim=1)
    log_p = targets.clamp_min(_LEAST).log()
    divergences = (targets * (log_p - log_q)).sum(dim=1)
    entropies = -(targets * log_p).sum(dim=1)
    crossed = -(targets * log_q).sum(dim=1)
    for row in range(parameters.rows):
        # The rows are independent, so the gradient of a part of the batch is that part of the gradient.
        loss = divergences[: row + 1].mean()
        values = {
            "row": row + 1,
            "cross_entropy": crossed[row].item(),
            "entropy": entropies[row].item(),
            "kl": divergences[row].item(),
            "mean": loss.item(),
        }
        results = {
            "loss": loss.item(),
            "cross_entropy": crossed[: row + 1].mean().item(),
            "entropy": entropies[: row + 1].mean().item(),
            "gradient": _gradient(log_q[: row + 1].exp(), targets[: row + 1]),
        }
        yield Step(values, results)


def _gradient(q: torch.Tensor, targets: torch.Tensor) -> float:
    """The length of the mean divergence's gradient in the logits, which is (q − p)/rows in each row."""
    return float(((q - targets) / len(q)).norm())
