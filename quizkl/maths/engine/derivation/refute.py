"""Looks for a point at which a relation fails."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.maths.derivation.finding import NoValue, Setting, Unequal
from quizkl.maths.derivation.line import Relation
from quizkl.maths.derivation.symbols import Distribution, Empirical, Outcomes, Sequences, Symbols, Vector, sizes_of
from quizkl.maths.derivation.term import Term
from quizkl.maths.engine.derivation.evaluate import FEWER_NODES, evaluate
from quizkl.maths.engine.derivation.nudge import nudged, steady
from quizkl.maths.engine.derivation.parts import has_integral, symbols_in
from quizkl.maths.engine.derivation.points import Points, draw
from quizkl.maths.inquiry import Value

FEW = 64
MANY = 2048
WITH_INTEGRALS = 512
SMALLEST = 1e-7
"""A difference counts from this share of the size of what is compared."""
PLAIN = 2e-3
"""A difference that shows in four digits: such a point is shown rather than another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The values of two terms at points, and how far each may be off."""

    left: Tensor
    right: Tensor
    slack: Tensor

    @property
    def both(self) -> Tensor:
        return torch.isfinite(self.left) & torch.isfinite(self.right)

    @property
    def size(self) -> Tensor:
        return 1 + torch.maximum(self.left.abs(), self.right.abs())


def values(left: Term, right: Term, points: Points) -> Pair:
    """Both terms at all points; where there are integrals, what fewer nodes give says how far they are off."""
    first, second = evaluate(left, points), evaluate(right, points)
    slack = torch.zeros_like(first)
    if has_integral((left, right)):
        rough = evaluate(left, points, FEWER_NODES) - evaluate(right, points, FEWER_NODES)
        slack = 100 * torch.nan_to_num(first - second - rough, nan=torch.inf).abs()
    return Pair(first, second, slack)


def counts(terms: tuple[Term, ...]) -> tuple[int, ...]:
    """How many points are tried, a few first: what is wrong is mostly wrong at once."""
    return FEW, (WITH_INTEGRALS if has_integral(terms) else MANY)


def refutation(left: Term, right: Term, relation: Relation, symbols: Symbols) -> Unequal | NoValue | None:
    """A point where ``left relation right`` fails; None where none was found. Raises what ``evaluate`` raises."""
    for count in counts((left, right)):
        points = draw(symbols, count)
        pair = values(left, right, points)
        if not bool(pair.both.any()):
            nowhere = torch.isfinite(pair.left).any() and not torch.isfinite(pair.right).any()
            return NoValue() if bool(nowhere) else None
        gap = (pair.left - pair.right) / pair.size
        match relation:
            case Relation.AT_MOST:
                excess = gap
            case Relation.AT_LEAST:
                excess = -gap
            case _:
                excess = gap.abs()
        failing = pair.both & (excess > SMALLEST + pair.slack / pair.size)
        if bool(failing.any()):
            again = values(left, right, nudged(points, symbols))
            failing &= steady(pair.left - pair.right, again.left - again.right)
        if bool(failing.any()):
            at = most_readable(failing, excess)
            return Unequal(
                setting(points, at, symbols_in((left, right), symbols), symbols),
                float(pair.left[at]),
                float(pair.right[at]),
            )
    return None


def most_readable(failing: Tensor, excess: Tensor) -> int:
    """The first failing point whose difference shows; points with round numbers come first."""
    plain = failing & (excess > PLAIN)
    chosen = plain if bool(plain.any()) else failing
    return int(torch.nonzero(chosen)[0])


def setting(points: Points, at: int, names: tuple[str, ...], symbols: Symbols) -> Setting:
    """The values of some symbols at a point, and of the sizes that none of them shows."""
    shown: list[tuple[str, Value]] = []
    for name in names:
        if name in points.scalars:
            shown.append((name, float(points.scalars[name][at])))
        elif name in points.arrays and isinstance(
            symbols.declared[name], Vector | Distribution | Outcomes | Empirical | Sequences
        ):
            shown.append((name, _entries(points.arrays[name][at].tolist())))
    sizes = dict.fromkeys(size for name in names for size in sizes_of(symbols.declared[name]))
    shown += [
        (size, float(points.sizes[size][at])) for size in sizes if not size.startswith("#") and not size.isdigit()
    ]
    return tuple(shown)


def _entries(values: float | list[object]) -> Value:
    """Without the padding."""
    if not isinstance(values, list):
        return values
    kept = [_entries(value) for value in values if not _is_padding(value)]  # type: ignore[arg-type]
    return tuple(kept)


def _is_padding(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_is_padding, value))
    return value != value
