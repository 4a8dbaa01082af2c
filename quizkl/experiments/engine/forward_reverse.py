"""One normal distribution fitted to two peaks, by the divergence in each direction."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.experiments.engine.normal import log_density
from quizkl.experiments.engine.step import Step, Steps

_REACH = 8.0
_NODES = 801


@dataclass(frozen=True, slots=True)
class Parameters:
    left: float
    right: float
    sigma: float
    weight: float
    start: float
    start_sigma: float
    lr: float
    steps: int
    every: int


def total(parameters: Parameters) -> int:
    return parameters.steps


def steps(parameters: Parameters) -> Steps:
    """One step of Adam for both fits. The integrals are sums over a grid, so that nothing here is random."""
    peaks = _Peaks(parameters)
    forward, reverse = _Fit(parameters), _Fit(parameters)
    target_x, target_weights = peaks.quadrature()
    log_p = peaks.log_density(target_x)
    known = {"p_mean": peaks.mean, "p_sigma": peaks.deviation}
    for step in range(parameters.steps):
        forward_loss = (target_weights * (log_p - forward.log_density(target_x))).sum()
        forward.improve(forward_loss)
        x = reverse.nodes()
        reverse_loss = (_WEIGHTS * (reverse.log_density(x) - peaks.log_density(x))).sum()
        reverse.improve(reverse_loss)
        fits = {
            "forward_mu": forward.mean.item(),
            "forward_sigma": forward.log_sigma.exp().item(),
            "forward_kl": forward_loss.item(),
            "reverse_mu": reverse.mean.item(),
            "reverse_sigma": reverse.log_sigma.exp().item(),
            "reverse_kl": reverse_loss.item(),
        }
        where = {"p_mean": peaks.mean, "left": parameters.left, "right": parameters.right}
        yield Step({"step": step, **fits, **where}, {**fits, **known})


class _Fit:
    """N(mean, exp(log_sigma)²) and what improves it."""

    def __init__(self, parameters: Parameters) -> None:
        self.mean = torch.tensor(parameters.start, dtype=torch.float64, requires_grad=True)
        start = math.log(parameters.start_sigma)
        self.log_sigma = torch.tensor(start, dtype=torch.float64, requires_grad=True)
        self._optimiser = torch.optim.Adam([self.mean, self.log_sigma], lr=parameters.lr)

    def log_density(self, x: Tensor) -> Tensor:
        return log_density(x, self.mean, self.log_sigma.exp())

    def nodes(self) -> Tensor:
        """Where ``_WEIGHTS`` take an expectation under this distribution; they move with it."""
        return self.mean + self.log_sigma.exp() * _Z

    def improve(self, loss: Tensor) -> None:
        self._optimiser.zero_grad()
        torch.autograd.backward(loss)
        self._optimiser.step()


class _Peaks:
    """The density p: two normal distributions of the same deviation, weighted."""

    def __init__(self, parameters: Parameters) -> None:
        self._means = torch.tensor([parameters.left, parameters.right], dtype=torch.float64)
        self._weights = torch.tensor([parameters.weight, 1 - parameters.weight], dtype=torch.float64)
        self._sigma = torch.tensor(parameters.sigma, dtype=torch.float64)
        self.mean = float(self._weights @ self._means)
        between = float(self._weights @ (self._means - self.mean) ** 2)
        self.deviation = math.sqrt(parameters.sigma**2 + between)

    def quadrature(self) -> tuple[Tensor, Tensor]:
        """Nodes and weights (2 · nodes,) for an expectation under p: the grid of each peak, weighted."""
        nodes = self._means[:, None] + self._sigma * _Z
        return nodes.flatten(), (self._weights[:, None] * _WEIGHTS).flatten()

    def log_density(self, x: Tensor) -> Tensor:
        each = log_density(x[..., None], self._means, self._sigma)
        return torch.logsumexp(each + self._weights.log(), dim=-1)


_Z = torch.linspace(-_REACH, _REACH, _NODES, dtype=torch.float64)
_UNSCALED = torch.exp(-0.5 * _Z**2)
_WEIGHTS = _UNSCALED / _UNSCALED.sum()
"""Of a standard normal expectation at the nodes ``_Z``: the trapezium rule, exact to 1e-14 for smooth functions."""
