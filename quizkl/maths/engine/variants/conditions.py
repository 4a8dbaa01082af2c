"""Which draws meet the conditions."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from quizkl.maths.engine.novalue import SizesDifferError
from quizkl.maths.engine.numeric.array import Array, aligned
from quizkl.maths.engine.variants.batch import Batch, entries_of
from quizkl.maths.variation.condition import Condition, Sign

_CLOSE = 1e-9
"""Relative: two sides this close are equal. The numbers drawn are few digits long, float64's error is far smaller."""


def met(batch: Batch, conditions: Sequence[Condition]) -> Tensor:
    """True for each draw that meets them all; a side without a value meets nothing."""
    result = torch.ones(len(batch), dtype=torch.bool)
    for condition in conditions:
        result = result & _met(batch, condition)
    return result


def _met(batch: Batch, condition: Condition) -> Tensor:
    left, right = batch.values(condition.left), batch.values(condition.right)
    if left is None or right is None:
        return torch.zeros(len(batch), dtype=torch.bool)
    try:
        (a, b), _ = aligned(Array(left.data, left.data.dim() - 1), Array(right.data, right.data.dim() - 1))
    except SizesDifferError:
        return torch.zeros(len(batch), dtype=torch.bool)
    a, b = torch.broadcast_tensors(a, b)  # type: ignore[no-untyped-call]
    equal = (a == b) | ((a - b).abs() <= _CLOSE * torch.maximum(a.abs(), b.abs()))
    entries = entries_of(_entries(condition.sign, a, b, equal))
    found = entries.any(dim=1) if condition.sign is Sign.UNEQUAL else entries.all(dim=1)
    return found & ~left.missing & ~right.missing


def _entries(sign: Sign, a: Tensor, b: Tensor, equal: Tensor) -> Tensor:
    match sign:
        case Sign.BELOW:
            return (a < b) & ~equal
        case Sign.AT_MOST:
            return (a < b) | equal
        case Sign.ABOVE:
            return (a > b) & ~equal
        case Sign.AT_LEAST:
            return (a > b) | equal
        case Sign.EQUAL:
            return equal
        case Sign.UNEQUAL:
            return ~equal
