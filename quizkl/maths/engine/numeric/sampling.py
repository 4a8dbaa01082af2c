"""Estimates by sampling: the one place where torch draws, in float32 and from a seed."""

from __future__ import annotations

import torch
from torch import distributions as torch_families

from quizkl.maths.engine.distributions import (
    Bernoulli,
    Categorical,
    Distribution,
    Exponential,
    MultivariateNormal,
    Normal,
)
from quizkl.maths.engine.limits import MOST_DRAWN, MOST_SAMPLES
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, whole_number
from quizkl.maths.engine.numeric.families import as_distribution, same_family
from quizkl.maths.engine.numeric.further_families import parameters, torch_family


def mc_kl(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The mean of ln p(x) - ln q(x) over ``n`` draws x from p, with torch's generator seeded by ``seed``.

    float32 and one ``sample((n,))``, as the estimate is usually written, so that published figures come out again.
    """
    p, q = same_family(
        as_distribution(arguments[0], notes.label(0)), as_distribution(arguments[1], notes.label(1)), "mc_kl"
    )
    count = whole_number(arguments[2], "the number of samples", 1, MOST_SAMPLES)
    seed = whole_number(arguments[3], "the seed", 0, 2**53)
    if isinstance(p, MultivariateNormal) and count * p.mean.shape[0] > MOST_DRAWN:
        raise NoValueError(f"{count} draws of {p.mean.shape[0]} numbers each are too many to compute")
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        left, right = _float32(p), _float32(q)
        x = left.sample((count,))
        estimate = (left.log_prob(x) - right.log_prob(x)).mean()
    return Array(estimate.to(torch.float64), 0)


def _float32(p: Distribution[Array]) -> torch_families.Distribution:
    match p:
        case Normal(mean, deviation):
            _alone(mean)
            return torch_families.Normal(mean.data.float(), deviation.data.float(), validate_args=False)
        case MultivariateNormal(mean, covariance):
            return torch_families.MultivariateNormal(
                mean.data.float(), covariance_matrix=covariance.data.float(), validate_args=False
            )
        case Bernoulli(probability):
            _alone(probability)
            return torch_families.Bernoulli(probability.data.float(), validate_args=False)
        case Categorical(probabilities):
            return torch_families.Categorical(probabilities.data.float(), validate_args=False)
        case Exponential(rate):
            _alone(rate)
            return torch_families.Exponential(rate.data.float(), validate_args=False)
        case _:
            given = parameters(p)
            _alone(given[0])
            return torch_family(p, [parameter.data.float() for parameter in given])  # type: ignore[no-any-return]


def _alone(parameter: Array) -> None:
    if parameter.rank:
        raise NoValueError("mc_kl samples one distribution, not a vector of them")
