"""Distribution functions and their inverses in torch: the probability of at most x, and the x that has a given one."""

from __future__ import annotations

import torch
from torch import Tensor

from quizkl.maths.engine.distributions import (
    NOT_A_SHARE,
    OUTCOME_SLACK,
    Bernoulli,
    Categorical,
    Exponential,
    Gamma,
    Laplace,
    Normal,
    Poisson,
    Uniform,
    kind_of,
)
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, aligned, as_array
from quizkl.maths.engine.numeric.elementary import Form
from quizkl.maths.engine.numeric.families import as_distribution


def cdf(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The probability of at most x."""
    p, at = as_distribution(arguments[0], notes.label(0)), as_array(arguments[1])
    match p:
        case Normal(mean, deviation):
            (mu, sigma, x), rank = aligned(mean, deviation, at)
            return Array(torch.special.ndtr((x - mu) / sigma), rank)
        case Bernoulli(probability):
            (chance, x), rank = aligned(probability, at)
            x = x + OUTCOME_SLACK
            return Array(torch.where(x < 0, 0.0, torch.where(x < 1, 1 - chance, 1.0)), rank)
        case Categorical(chances):
            return Array(_counted(chances, at), at.rank)
        case Exponential(rate):
            (a, x), rank = aligned(rate, at)
            return Array(torch.where(x < 0, 0.0, -torch.expm1(-a * x)), rank)
        case Poisson(rate):
            (a, x), rank = aligned(rate, at)
            count = (x + OUTCOME_SLACK).floor()
            inside = count >= 0
            return Array(torch.where(inside, torch.special.gammaincc(count.clamp(min=0) + 1, a), 0.0), rank)
        case Gamma(shape, rate):
            (a, b, x), rank = aligned(shape, rate, at)
            return Array(torch.special.gammainc(a, b * x.clamp(min=0)), rank)
        case Uniform(low, high):
            (a, b, x), rank = aligned(low, high, at)
            return Array(((x - a) / (b - a)).clamp(0, 1), rank)
        case Laplace(location, scale):
            (mu, b, x), rank = aligned(location, scale, at)
            away = (x - mu) / b
            return Array(torch.where(away < 0, away.exp() / 2, 1 - (-away).exp() / 2), rank)
        case _:
            raise NoValueError(f"the distribution function of {kind_of(p)} is not known here")


def _counted(chances: Array, at: Array) -> Tensor:
    """The sum of the probabilities of the outcomes 1, 2, ... up to each entry of ``at``."""
    outcomes = torch.arange(1, chances.shape[0] + 1, dtype=torch.float64)
    reached = at.data.unsqueeze(-1) + OUTCOME_SLACK >= outcomes
    table = chances.data
    for _ in range(at.rank):
        table = table.unsqueeze(-2)
    return torch.where(reached, table, 0.0).sum(dim=-1)


def quantile(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The x below which lies the share u."""
    p, share = as_distribution(arguments[0], notes.label(0)), as_array(arguments[1])
    notes.where(~((share.data > 0) & (share.data < 1)) & ~torch.isnan(share.data), share.rank, NOT_A_SHARE)
    match p:
        case Normal(mean, deviation):
            (mu, sigma, u), rank = aligned(mean, deviation, share)
            return Array(mu + sigma * torch.special.ndtri(u), rank)
        case Exponential(rate):
            (a, u), rank = aligned(rate, share)
            return Array(-torch.log1p(-u) / a, rank)
        case Uniform(low, high):
            (a, b, u), rank = aligned(low, high, share)
            return Array(a + u * (b - a), rank)
        case Laplace(location, scale):
            (mu, b, u), rank = aligned(location, scale, share)
            away = torch.where(u < 0.5, (2 * u).log(), -(2 * (1 - u)).log())
            return Array(mu + b * away, rank)
        case _:
            raise NoValueError(f"the quantiles of {kind_of(p)} are not known here")


CUMULATIVE: dict[str, Form] = {"cdf": cdf, "quantile": quantile}
