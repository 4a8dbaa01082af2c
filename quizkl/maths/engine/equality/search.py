"""Thousands of points at once in float64: where two expressions seem to differ, and where they have a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.maths.comparison import Assumption, Related, Relation
from quizkl.maths.engine.equality.points import Points
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, spread
from quizkl.maths.engine.numeric.evaluate import evaluate
from quizkl.maths.syntax.tree import Expression, Product, Sum
from quizkl.maths.syntax.walk import children, nodes

LARGE, LARGE_STRIDE = 200, 5
"""Of expressions with more parts than this, only every so many points are looked at."""
DEEPEST_SERIES = 1
"""Sums inside one another are taken term by term, which does not pay for thousands of points."""
DOUBTFUL = 1e-10
"""Relative differences above this are looked at more closely; float64 may well be the reason."""

_HOLDS = {
    Relation.ABOVE: torch.gt,
    Relation.AT_LEAST: torch.ge,
    Relation.BELOW: torch.lt,
    Relation.AT_MOST: torch.le,
    Relation.UNEQUAL: torch.ne,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """By point: which side has a value, and the relative difference where both have (0 elsewhere)."""

    points: Points
    given: Tensor
    reference: Tensor
    difference: Tensor

    @property
    def both(self) -> Tensor:
        return self.given & self.reference


def admitted(points: Points, assumptions: Sequence[Assumption]) -> Points:
    """The points at which the assumptions hold."""
    related = [assumption for assumption in assumptions if isinstance(assumption, Related)]
    if not related:
        return points
    holds = torch.ones(points.count, dtype=torch.bool)
    for assumption in related:
        left, right = (values_at(side, points) for side in (assumption.left, assumption.right))
        if left is None or right is None or left.rank or right.rank:
            continue
        holds = holds & _HOLDS[assumption.relation](left.data, right.data)
    return points.only(holds)


def seen(given: Expression, reference: Expression, points: Points) -> Seen | None:
    """What float64 sees; None where it cannot compute one of the two at all."""
    if max(series_depth(given), series_depth(reference)) > DEEPEST_SERIES:
        return None
    if sum(1 for side in (given, reference) for _ in nodes(side)) > LARGE:
        points = points.every(LARGE_STRIDE)
    left, right = values_at(given, points), values_at(reference, points)
    if left is None or right is None or (left.rank and right.rank and left.shape != right.shape):
        return None
    rank = max(left.rank, right.rank)
    a, b = spread(left, rank), spread(right, rank)
    size = torch.maximum(a.abs(), b.abs())
    difference = torch.where(a == b, 0.0, (a - b).abs() / size)
    finite = [_per_point(torch.isfinite(side), rank, points.count) for side in (a, b)]
    worst = difference.nan_to_num(0.0, 0.0, 0.0)
    if rank:
        worst = worst.flatten(start_dim=worst.dim() - rank).amax(dim=-1)
    return Seen(points, finite[0], finite[1], worst.expand(points.count) * (finite[0] & finite[1]))


def series_depth(expression: Expression) -> int:
    """How many sums and products stand inside one another."""
    inside = max(map(series_depth, children(expression)), default=0)
    return inside + isinstance(expression, Sum | Product)


def _per_point(mask: Tensor, rank: int, count: int) -> Tensor:
    inside = mask.flatten(start_dim=mask.dim() - rank).all(dim=-1) if rank else mask
    return inside.expand(count)


def values_at(expression: Expression, points: Points) -> Array | None:
    """The values at all points, NaN where there is none; None where float64 cannot compute it at all."""
    try:
        outcome = evaluate(expression, points.arrays())
    except (NoValueError, RuntimeError, RecursionError):
        return None
    if not isinstance(outcome.value, Array):
        return None
    value = outcome.value
    if outcome.reason is None:
        return value
    missing = outcome.missing
    for _ in range(value.rank):
        missing = missing.unsqueeze(-1)
    return Array(torch.where(missing, torch.nan, value.data), value.rank)
