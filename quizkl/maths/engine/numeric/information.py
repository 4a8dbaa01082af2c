"""Entropies and divergences of probability vectors in torch.

A vector is one distribution; the rows of a matrix are one each, and the result is a vector. Where an entry of ``p`` is
0 its term is 0, whatever ``q`` has there; where only ``q`` is 0 the divergence is infinite (Cover and Thomas, Elements
of Information Theory, 2.3).
"""

from __future__ import annotations

import torch
from torch import Tensor

from quizkl.maths.engine.distributions import Categorical, Distribution
from quizkl.maths.engine.novalue import PERPLEXITY_OF_NUMBER, NoValueError
from quizkl.maths.engine.numeric.arithmetic import divide
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, aligned, as_array, shape_name
from quizkl.maths.engine.numeric.elementary import Form
from quizkl.maths.engine.numeric.families import entropy_of, kl_of, same_family
from quizkl.maths.engine.numeric.probabilities import probabilities, relative_entropy


def _pair(notes: Notes, arguments: tuple[NumericValue, ...]) -> tuple[Tensor, Tensor, int]:
    p = probabilities(notes, arguments[0], 0)
    q = probabilities(notes, arguments[1], 1)
    (a, b), rank = aligned(p, q)
    return a, b, rank


def entropy(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """-Σ p ln p, in nats; the differential entropy of a density."""
    if not isinstance(arguments[0], Array | Categorical):
        return entropy_of(notes, arguments[0])
    p = probabilities(notes, arguments[0], 0)
    return Array(-torch.xlogy(p.data, p.data).sum(dim=-1), p.rank - 1)


def cross_entropy(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """-Σ p ln q, in nats; infinite where q is 0 and p is not."""
    first, second = arguments
    if not isinstance(first, Array | Categorical) and not isinstance(second, Array | Categorical):
        return cross_entropy_of(notes, first, second)
    p, q, rank = _pair(notes, arguments)
    return Array(-torch.xlogy(p, q).sum(dim=-1), rank - 1)


def cross_entropy_of(notes: Notes, p: Distribution[Array], q: Distribution[Array]) -> Array:
    """H(p, q) = H(p) + KL(p ‖ q)."""
    own, extra = entropy_of(notes, p), kl_of(notes, p, q)
    (a, b), rank = aligned(own, extra)
    return Array(a + b, rank)


def kl(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """Σ p ln(p/q), in nats."""
    first, second = arguments
    if not isinstance(first, Array | Categorical) or not isinstance(second, Array | Categorical):
        return kl_of(notes, *same_family(first, second, "kl"))
    p, q, rank = _pair(notes, arguments)
    return Array(relative_entropy(p, q), rank - 1)


def js(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """½ KL(p ‖ m) + ½ KL(q ‖ m) with m = (p + q)/2, in nats (Lin 1991)."""
    p, q, rank = _pair(notes, arguments)
    middle = (p + q) / 2
    return Array((relative_entropy(p, middle) + relative_entropy(q, middle)) / 2, rank - 1)


def tv(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """½ Σ |p - q|."""
    p, q, rank = _pair(notes, arguments)
    return Array((p - q).abs().sum(dim=-1) / 2, rank - 1)


def hellinger(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """√(½ Σ (√p - √q)²), from 0 to 1."""
    p, q, rank = _pair(notes, arguments)
    squares = (p.clamp_min(0).sqrt() - q.clamp_min(0).sqrt()).square()
    return Array((squares.sum(dim=-1) / 2).sqrt(), rank - 1)


def perplexity(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """exp of the negative log-likelihood per token, in nats."""
    array = as_array(arguments[0])
    if array.rank:
        raise NoValueError(PERPLEXITY_OF_NUMBER)
    return notes.checked(Array(array.data.exp(), array.rank), (array.data,), "this perplexity has no value")


def softmax(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    z = _row_or_rows(notes, arguments)
    return notes.checked(Array(torch.softmax(z.data, dim=-1), z.rank), (z.data,), "softmax has no value at ±∞")


def log_softmax(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    z = _row_or_rows(notes, arguments)
    return notes.checked(Array(torch.log_softmax(z.data, dim=-1), z.rank), (z.data,), "log_softmax has no value at ±∞")


def logsumexp(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """ln Σ exp z, without overflow."""
    z = _row_or_rows(notes, arguments)
    return Array(torch.logsumexp(z.data, dim=-1), z.rank - 1)


def _row_or_rows(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    array = as_array(arguments[0])
    if not array.rank:
        raise NoValueError(f"{notes.label(0)} must be a vector such as [1.2, 0.3, -0.8], but it is {shape_name(0)}")
    return array


def normalize(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The weights divided by their sum."""
    weights = _row_or_rows(notes, arguments)
    weights = notes.drop(weights, weights.data < 0, f"{notes.label(0)} has a negative entry: weights are not negative")
    sums = Array(weights.data.sum(dim=-1, keepdim=True).expand_as(weights.data), weights.rank)
    return divide(notes, weights, sums)


INFORMATION: dict[str, Form] = {
    "entropy": entropy,
    "cross_entropy": cross_entropy,
    "kl": kl,
    "js": js,
    "tv": tv,
    "hellinger": hellinger,
    "perplexity": perplexity,
    "softmax": softmax,
    "log_softmax": log_softmax,
    "logsumexp": logsumexp,
    "normalize": normalize,
}
