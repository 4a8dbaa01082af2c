"""Probability vectors as tensors: what makes one, and the divergence between two."""

from __future__ import annotations

import torch
from torch import Tensor

from quizkl.maths.engine.distributions import NEGATIVE_SLACK, SUM_SLACK, Categorical
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, as_array, shape_name


def probabilities(notes: Notes, value: NumericValue, position: int) -> Array:
    """The argument at ``position`` as a distribution, or as one a row.

    A member of the batch with a negative entry, or whose sum is not 1 within SUM_SLACK, is noted as having no value.
    """
    if isinstance(value, Categorical):
        return value.probabilities
    label = notes.label(position)
    array = as_array(value)
    if not array.rank:
        raise NoValueError(f"{label} must be a vector of probabilities such as [0.5, 0.5], but it is {shape_name(0)}")
    negative = array.data < -NEGATIVE_SLACK
    if bool(negative.any()):
        example = float(array.data.detach()[negative].flatten()[0])
        notes.where(negative, array.rank, f"{label} is not a distribution: it has the negative entry {example:.6g}")
    sums = array.data.sum(dim=-1)
    off = ~((sums - 1).abs() <= SUM_SLACK) & ~torch.isnan(sums)
    if bool(off.any()):
        example = float(sums[off].flatten()[0])
        notes.where(off, array.rank - 1, f"{label} is not a distribution: its entries sum to {example:.10g}, not to 1")
    return Array(array.data.clamp_min(0), array.rank)


def relative_entropy(p: Tensor, q: Tensor) -> Tensor:
    """Σ p ln(p/q) along the last dimension: a term is 0 where p is 0, infinite where only q is."""
    return torch.where(p > 0, p * (p / q).log(), torch.zeros_like(p * q)).sum(dim=-1)
