"""The families of distributions in torch: their making, entropy, divergence, moments and densities.

Closed forms are those of ``torch.distributions``, on float64 tensors.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch import distributions as torch_families

from quizkl.maths.engine.distributions import (
    OUTCOME_SLACK,
    SUM_SLACK,
    Bernoulli,
    Beta,
    Categorical,
    Distribution,
    Exponential,
    Gamma,
    Laplace,
    MultivariateNormal,
    Normal,
    Poisson,
    Uniform,
    kind_of,
)
from quizkl.maths.engine.limits import LARGEST_DIAGONAL
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, size_text
from quizkl.maths.engine.numeric import further_families
from quizkl.maths.engine.numeric.array import (
    Array,
    Notes,
    NumericValue,
    aligned,
    as_array,
    as_vector,
)
from quizkl.maths.engine.numeric.probabilities import probabilities, relative_entropy


def normal(notes: Notes, arguments: tuple[NumericValue, ...]) -> Normal[Array]:
    mean, deviation = (as_array(argument) for argument in arguments)
    (mu, sigma), rank = aligned(mean, deviation)
    notes.where(~(sigma > 0) & ~torch.isnan(sigma), rank, "the standard deviation of a normal must be positive")
    mu, sigma = torch.broadcast_tensors(mu, sigma)  # type: ignore[no-untyped-call]
    return Normal(Array(mu, rank), Array(sigma, rank))


def mvn(notes: Notes, arguments: tuple[NumericValue, ...]) -> MultivariateNormal[Array]:
    """The covariance is a matrix, or the vector of its diagonal."""
    mean = as_vector(arguments[0], "the mean of mvn")
    covariance = as_array(arguments[1])
    if covariance.rank == 1:
        covariance = diagonal_matrix(covariance)
    if covariance.rank != 2 or covariance.shape[0] != covariance.shape[1]:
        raise NoValueError("the covariance of mvn must be a square matrix, or the vector of its diagonal")
    if covariance.shape[0] != mean.shape[0]:
        size = covariance.shape[0]
        raise NoValueError(
            f"the sizes do not fit: the mean has {size_text(mean.shape)}, the covariance is {size} × {size}"
        )
    data = covariance.data
    lopsided = (data - data.mT).abs() > SUM_SLACK * data.abs().amax(dim=(-2, -1), keepdim=True)
    notes.where(lopsided, 2, "a covariance matrix must be symmetric")
    _, failed = torch.linalg.cholesky_ex(torch.nan_to_num(data))
    notes.where(failed > 0, 0, "a covariance matrix must be positive definite")
    safe = torch.where((failed > 0)[..., None, None], torch.eye(data.shape[-1], dtype=data.dtype), data)
    return MultivariateNormal(mean, Array(safe, 2))


def diagonal_matrix(vector: Array) -> Array:
    """Its entries on the diagonal; refused where the matrix would be huge."""
    if vector.shape[0] > LARGEST_DIAGONAL:
        raise NoValueError(f"a diagonal matrix has at most {LARGEST_DIAGONAL} rows here")
    return Array(torch.diag_embed(vector.data), 2)


def bernoulli(notes: Notes, arguments: tuple[NumericValue, ...]) -> Bernoulli[Array]:
    p = as_array(arguments[0])
    notes.where((p.data < 0) | (p.data > 1), p.rank, "the probability of a Bernoulli must be from 0 to 1")
    return Bernoulli(p)


def categorical(notes: Notes, arguments: tuple[NumericValue, ...]) -> Categorical[Array]:
    as_vector(arguments[0], notes.label(0))
    return Categorical(probabilities(notes, arguments[0], 0))


def exponential(notes: Notes, arguments: tuple[NumericValue, ...]) -> Exponential[Array]:
    rate = as_array(arguments[0])
    notes.where(~(rate.data > 0) & ~torch.isnan(rate.data), rate.rank, "the rate of an exponential must be positive")
    return Exponential(rate)


def as_distribution(value: NumericValue, label: str) -> Distribution[Array]:
    if isinstance(value, Array):
        raise NoValueError(f"{label} must be a distribution such as normal(0, 1), but it is {kind_name(value)}")
    return value


def kind_name(value: NumericValue) -> str:
    return ("a number", "a vector", "a matrix")[value.rank] if isinstance(value, Array) else kind_of(value)


def same_family(p: NumericValue, q: NumericValue, function: str) -> tuple[Distribution[Array], Distribution[Array]]:
    """Both as distributions of one family."""
    if isinstance(p, Array) or isinstance(q, Array) or type(p) is not type(q):
        raise NoValueError(f"{function} is between two of one kind, not {kind_name(p)} and {kind_name(q)}")
    return p, q


def _bernoulli_vector(p: Tensor) -> Tensor:
    return torch.stack([1 - p, p], dim=-1)


def entropy_of(notes: Notes, p: Distribution[Array]) -> Array:
    match p:
        case Normal(mean, deviation):
            return Array(_torch_normal(mean.data, deviation.data).entropy(), mean.rank)
        case MultivariateNormal():
            return Array(_torch_mvn(p).entropy(), 0)
        case Bernoulli(probability):
            both = _bernoulli_vector(probability.data)
            return Array(-torch.xlogy(both, both).sum(dim=-1), probability.rank)
        case Categorical(chances):
            return Array(-torch.xlogy(chances.data, chances.data).sum(dim=-1), 0)
        case Exponential(rate):
            return Array(1 - rate.data.log(), rate.rank)
        case _:
            return further_families.entropy_of(p)


def kl_of(notes: Notes, p: Distribution[Array], q: Distribution[Array]) -> Array:
    p, q = same_family(p, q, "kl")
    match p, q:
        case Normal(), Normal():
            aligned(p.mean, q.mean)
            left = _torch_normal(p.mean.data, p.deviation.data)
            right = _torch_normal(q.mean.data, q.deviation.data)
            return Array(torch_families.kl_divergence(left, right), p.mean.rank)
        case MultivariateNormal(), MultivariateNormal():
            if p.mean.shape != q.mean.shape:
                raise SizesDifferError(size_text(p.mean.shape), size_text(q.mean.shape))
            return Array(torch_families.kl_divergence(_torch_mvn(p), _torch_mvn(q)), 0)
        case Bernoulli(), Bernoulli():
            (a, b), rank = aligned(p.probability, q.probability)
            return Array(relative_entropy(_bernoulli_vector(a), _bernoulli_vector(b)), rank)
        case Exponential(), Exponential():
            (a, b), rank = aligned(p.rate, q.rate)
            left_rate = torch_families.Exponential(a, validate_args=False)
            right_rate = torch_families.Exponential(b, validate_args=False)
            return Array(torch_families.kl_divergence(left_rate, right_rate), rank)
        case (Poisson() | Gamma() | Beta() | Uniform() | Laplace()) as left, (
            Poisson() | Gamma() | Beta() | Uniform() | Laplace()
        ) as right:
            return further_families.kl_of(left, right)
        case _:
            raise NoValueError(f"kl is between two of one kind, not {kind_of(p)} and {kind_of(q)}")


def _torch_normal(mean: Tensor, deviation: Tensor) -> Any:
    """torch leaves the methods of its distributions untyped."""
    return torch_families.Normal(mean, deviation, validate_args=False)


def _torch_mvn(p: MultivariateNormal[Array]) -> Any:
    return torch_families.MultivariateNormal(p.mean.data, covariance_matrix=p.covariance.data, validate_args=False)


def mean_of(p: Distribution[Array]) -> Array:
    match p:
        case Normal(mean) | MultivariateNormal(mean):
            return mean
        case Bernoulli(probability):
            return probability
        case Categorical(chances):
            outcomes = torch.arange(1, chances.shape[0] + 1, dtype=torch.float64)
            return Array((chances.data * outcomes).sum(dim=-1), 0)
        case Exponential(rate):
            return Array(1 / rate.data, rate.rank)
        case _:
            return further_families.mean_of(p)


def var_of(p: Distribution[Array]) -> Array:
    match p:
        case Normal(_, deviation):
            return Array(deviation.data.square(), deviation.rank)
        case MultivariateNormal(_, covariance):
            return Array(torch.diagonal(covariance.data, dim1=-2, dim2=-1), 1)
        case Bernoulli(probability):
            return Array(probability.data * (1 - probability.data), probability.rank)
        case Categorical(chances):
            outcomes = torch.arange(1, chances.shape[0] + 1, dtype=torch.float64)
            first = (chances.data * outcomes).sum(dim=-1, keepdim=True)
            return Array((chances.data * (outcomes - first).square()).sum(dim=-1), 0)
        case Exponential(rate):
            return Array(rate.data.square().reciprocal(), rate.rank)
        case _:
            return further_families.var_of(p)


def logpdf_of(notes: Notes, p: Distribution[Array], at: Array) -> Array:
    """ln of the density (of the probability, for Bernoulli and categorical) at ``at``; -∞ outside the support."""
    match p:
        case Normal():
            (mu, sigma, x), rank = aligned(p.mean, p.deviation, at)
            return Array(_torch_normal(mu, sigma).log_prob(x), rank)
        case MultivariateNormal():
            if at.shape != p.mean.shape:
                raise SizesDifferError(size_text(p.mean.shape), size_text(at.shape))
            return Array(_torch_mvn(p).log_prob(at.data), 0)
        case Bernoulli():
            (q, x), rank = aligned(p.probability, at)
            result = torch.where(_is(x, 1), q.log(), torch.where(_is(x, 0), (1 - q).log(), -torch.inf))
            return Array(result, rank)
        case Categorical(chances):
            return Array(_log_probability(chances, at), at.rank)
        case Exponential():
            (rate, x), rank = aligned(p.rate, at)
            return Array(torch.where(x < 0, -torch.inf, rate.log() - rate * x), rank)
        case _:
            return further_families.logpdf_of(p, at)


def _is(x: Tensor, outcome: int) -> Tensor:
    return (x - outcome).abs() < OUTCOME_SLACK


def _log_probability(chances: Array, at: Array) -> Tensor:
    """ln of the probability of each outcome 1, 2, ... of ``at``; -∞ for what is no outcome."""
    x = at.data
    outcome = x.round()
    inside = (outcome >= 1) & (outcome <= chances.shape[0]) & ((x - outcome).abs() < OUTCOME_SLACK)
    index = torch.where(inside, outcome - 1, torch.zeros_like(x)).long()
    table = chances.data.log()
    for _ in range(at.rank):
        table = table.unsqueeze(-2)
    batch = torch.broadcast_shapes(index.shape, table.shape[:-1])  # type: ignore[no-untyped-call]
    chosen = torch.gather(table.expand(*batch, table.shape[-1]), -1, index.expand(batch).unsqueeze(-1)).squeeze(-1)
    return torch.where(inside, chosen, -torch.inf)
