"""Poisson, gamma, beta, uniform and Laplace distributions in torch, by the closed forms of ``torch.distributions``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch import distributions as torch_families

from quizkl.maths.engine.distributions import OUTCOME_SLACK, Beta, Further, Gamma, Laplace, Poisson, Uniform
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, aligned, as_array

NO_ENTROPY_OF_POISSON = "the entropy of a Poisson distribution has no closed form"


def poisson(notes: Notes, arguments: tuple[NumericValue, ...]) -> Poisson[Array]:
    rate = as_array(arguments[0])
    _positive(notes, rate, "the rate of a Poisson must be positive")
    return Poisson(rate)


def gamma(notes: Notes, arguments: tuple[NumericValue, ...]) -> Gamma[Array]:
    shape, rate = _together(arguments)
    _positive(notes, shape, "the shape of a gamma must be positive")
    _positive(notes, rate, "the rate of a gamma must be positive")
    return Gamma(shape, rate)


def beta(notes: Notes, arguments: tuple[NumericValue, ...]) -> Beta[Array]:
    alpha, other = _together(arguments)
    _positive(notes, alpha, "the parameters of a beta must be positive")
    _positive(notes, other, "the parameters of a beta must be positive")
    return Beta(alpha, other)


def uniform(notes: Notes, arguments: tuple[NumericValue, ...]) -> Uniform[Array]:
    low, high = _together(arguments)
    _positive(notes, Array(high.data - low.data, low.rank), "the upper end of a uniform must be above its lower one")
    return Uniform(low, high)


def laplace(notes: Notes, arguments: tuple[NumericValue, ...]) -> Laplace[Array]:
    location, scale = _together(arguments)
    _positive(notes, scale, "the scale of a Laplace must be positive")
    return Laplace(location, scale)


def _together(arguments: tuple[NumericValue, ...]) -> list[Array]:
    tensors, rank = aligned(*map(as_array, arguments))
    return [Array(data, rank) for data in torch.broadcast_tensors(*tensors)]  # type: ignore[no-untyped-call]


def _positive(notes: Notes, parameter: Array, otherwise: str) -> None:
    notes.where(~(parameter.data > 0) & ~torch.isnan(parameter.data), parameter.rank, otherwise)


def parameters(p: Further[Array]) -> tuple[Array, ...]:
    match p:
        case Poisson(rate):
            return (rate,)
        case Gamma(shape, rate):
            return (shape, rate)
        case Beta(alpha, other):
            return (alpha, other)
        case Uniform(low, high):
            return (low, high)
        case Laplace(location, scale):
            return (location, scale)


_TORCH: dict[type, Any] = {
    Poisson: torch_families.Poisson,
    Gamma: torch_families.Gamma,
    Beta: torch_families.Beta,
    Uniform: torch_families.Uniform,
    Laplace: torch_families.Laplace,
}


def torch_family(p: Further[Array], tensors: Sequence[Tensor]) -> Any:
    """torch leaves the methods of its distributions untyped. Parameters that are missing are replaced by 1."""
    usable = [torch.where(torch.isfinite(tensor), tensor, torch.ones_like(tensor)) for tensor in tensors]
    return _TORCH[type(p)](*usable, validate_args=False)


def _own(p: Further[Array]) -> tuple[Any, int]:
    arrays = parameters(p)
    return torch_family(p, [array.data for array in arrays]), arrays[0].rank


def entropy_of(p: Further[Array]) -> Array:
    if isinstance(p, Poisson):
        raise NoValueError(NO_ENTROPY_OF_POISSON)
    family, rank = _own(p)
    return Array(family.entropy(), rank)


def kl_of(p: Further[Array], q: Further[Array]) -> Array:
    """Of two of one family."""
    left = parameters(p)
    tensors, rank = aligned(*left, *parameters(q))
    first = torch_family(p, tensors[: len(left)])
    second = torch_family(q, tensors[len(left) :])
    return Array(torch_families.kl_divergence(first, second), rank)


def mean_of(p: Further[Array]) -> Array:
    family, rank = _own(p)
    return Array(family.mean, rank)


def var_of(p: Further[Array]) -> Array:
    family, rank = _own(p)
    return Array(family.variance, rank)


def logpdf_of(p: Further[Array], at: Array) -> Array:
    """ln of the density (of the probability, for Poisson) at ``at``; -∞ outside the support."""
    (*tensors, x), rank = aligned(*parameters(p), at)
    match p:
        case Poisson():
            inside = (x > -OUTCOME_SLACK) & ((x - x.round()).abs() < OUTCOME_SLACK)
            safe = torch.where(inside, x.round(), torch.zeros_like(x))
        case Gamma():
            inside = x >= 0
            safe = torch.where(inside, x, torch.ones_like(x))
        case Beta():
            inside = (x >= 0) & (x <= 1)
            safe = torch.where(inside, x, torch.full_like(x, 0.5))
        case Uniform():
            low, high = tensors
            return Array(torch.where((x >= low) & (x <= high), -(high - low).log(), -torch.inf), rank)
        case Laplace():
            inside, safe = torch.ones_like(x, dtype=torch.bool), x
    return Array(torch.where(inside, torch_family(p, tensors).log_prob(safe), -torch.inf), rank)
