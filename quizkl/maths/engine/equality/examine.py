"""What a typed expression is, where it is not the right one: one of those that mistakes lead to, or the right one up to
a constant.

All of them are valued in float64 at the same few hundred points; what agrees there is compared to fifty digits like any
two expressions before it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from time import monotonic

import torch
from torch import Tensor

from quizkl.maths.comparison import Comparison, Different, SameProved, SameSampled
from quizkl.maths.engine.equality.compare import FEWEST, Sampling, sampled
from quizkl.maths.engine.equality.points import Points, points_for
from quizkl.maths.engine.equality.prove import proved
from quizkl.maths.engine.equality.search import admitted, series_depth, values_at
from quizkl.maths.engine.equality.sorts import variables_of
from quizkl.maths.engine.numeric.array import Array
from quizkl.maths.engine.one_thread import one_thread
from quizkl.maths.examination import Examination, Examined
from quizkl.maths.syntax.tree import Binary, Expression, Number, Operator, Vector

STRIDE = 8
"""One in so many of the points of a comparison is looked at."""
SIZE = 3
"""Entries of vectors."""
MOST_CONFIRMED = 12
"""Of the expressions that agree in float64; where more do, nothing is told."""
LARGEST_DENOMINATOR = 64
LARGEST_CONSTANT = 1000
AGREEING = 1e-9
"""A relative difference that is float64's own."""
ENOUGH_SECONDS = 0.05
"""With less time than this left nothing more is compared."""


def finished(examination: Examination, first: Sampling, seconds: float) -> Examined:
    """The outcome with its proof, or with what the given expression is instead. For the main thread only."""
    match first.found:
        case SameProved() | SameSampled():
            found = proved(examination.comparison, first, seconds)
            assert isinstance(found, SameProved | SameSampled | Different)
            return Examined(found)
        case Different() as different:
            with one_thread():
                return _recognised(examination, different, monotonic() + seconds)
        case _:
            raise TypeError("what is not decided is finished")


def _recognised(examination: Examination, different: Different, until: float) -> Examined:
    comparison = examination.comparison
    points = _points(comparison, examination.others)
    given = _values(comparison.given, points)
    reference = _values(comparison.reference, points)
    if given is None:
        return Examined(different)
    numbers = _numbers(given, reference, points.count)
    factor = _confirmed_constant(comparison, Operator.MULTIPLY, _factor(numbers), until)
    shift = _confirmed_constant(comparison, Operator.ADD, _shift(numbers), until)
    candidates = [
        place for place, other in enumerate(examination.others) if _agree(given, _values(other, points), points.count)
    ]
    return Examined(different, _confirmed(examination, candidates, until), factor, shift)


def _points(comparison: Comparison, others: Sequence[Expression]) -> Points:
    """Points for every name that occurs anywhere."""
    everything = Comparison(Vector((comparison.given, *others)), comparison.reference, comparison.assumptions)
    points = points_for(variables_of(everything), SIZE)
    return admitted(points.every(STRIDE), comparison.assumptions)


def _values(expression: Expression, points: Points) -> Array | None:
    return values_at(expression, points) if series_depth(expression) <= 1 else None


def _agree(given: Array, other: Array | None, count: int) -> bool:
    """Whether two expressions have one value wherever both have one, and that at points enough."""
    if other is None or given.rank != other.rank or (given.rank and given.shape != other.shape):
        return False
    a, b = given.data, other.data
    known = torch.isfinite(a) & torch.isfinite(b)
    apart = known & ((a - b).abs() > AGREEING * torch.maximum(a.abs(), b.abs()))
    if given.rank:
        known = known.flatten(start_dim=known.dim() - given.rank).all(dim=-1)
    return int(known.expand(count).sum()) >= FEWEST and not bool(apart.any())


def _factor(pair: tuple[Tensor, Tensor] | None) -> Fraction | None:
    if pair is None:
        return None
    a, b = pair
    nonzero = b != 0
    return _constant(a[nonzero] / b[nonzero]) if int(nonzero.sum()) >= FEWEST else None


def _shift(pair: tuple[Tensor, Tensor] | None) -> Fraction | None:
    if pair is None:
        return None
    a, b = pair
    near = torch.maximum(a.abs(), b.abs()) < LARGEST_CONSTANT  # far out the difference drowns in rounding
    return _constant(a[near] - b[near]) if int(near.sum()) >= FEWEST else None


def _numbers(given: Array, reference: Array | None, count: int) -> tuple[Tensor, Tensor] | None:
    """Both where both have a value; None where one is no number, or the same everywhere: any two numbers have a
    constant between them.
    """
    if reference is None or given.rank or reference.rank:
        return None
    a, b = given.data.expand(count), reference.data.expand(count)
    known = torch.isfinite(a) & torch.isfinite(b)
    a, b = a[known], b[known]
    if len(a) < FEWEST or _is_constant(a) or _is_constant(b):
        return None
    return a, b


def _is_constant(values: Tensor) -> bool:
    return float(values.max() - values.min()) <= AGREEING * float(values.abs().max())


def _constant(values: Tensor) -> Fraction | None:
    """The simple fraction that all values are."""
    middle = float(values.median())
    if not 0 < abs(middle) < LARGEST_CONSTANT or float((values - middle).abs().max()) > 1e-6 * abs(middle):
        return None
    fraction = Fraction(middle).limit_denominator(LARGEST_DENOMINATOR)
    return fraction if abs(float(fraction) - middle) <= AGREEING * abs(middle) else None


def _confirmed_constant(
    comparison: Comparison, operator: Operator, constant: Fraction | None, until: float
) -> Fraction | None:
    if constant is None:
        return None
    other = Binary(operator, comparison.reference, Number(constant))
    return constant if _is_same(comparison, other, until) else None


def _confirmed(examination: Examination, candidates: Sequence[int], until: float) -> tuple[int, ...]:
    """Those candidates that stand a comparison; none where there are too many to look at all of them."""
    if len(candidates) > MOST_CONFIRMED:
        return ()
    found = []
    for place in candidates:
        same = _is_same(examination.comparison, examination.others[place], until)
        if same is None:
            return ()
        if same:
            found.append(place)
    return tuple(found)


def _is_same(comparison: Comparison, other: Expression, until: float) -> bool | None:
    """None where no time is left to say."""
    left = until - monotonic()
    if left < ENOUGH_SECONDS:
        return None
    again = Comparison(comparison.given, other, comparison.assumptions)
    return isinstance(sampled(again, left).found, SameProved | SameSampled)
