"""Looks for the place where a term is smallest, by gradients, for many points at once."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from quizkl.maths.derivation.line import Extreme
from quizkl.maths.derivation.symbols import Distribution, Quantity, Range, Symbols, Vector
from quizkl.maths.derivation.term import Term
from quizkl.maths.engine.derivation.evaluate import evaluate
from quizkl.maths.engine.derivation.grid import lowest_on_a_line
from quizkl.maths.engine.derivation.points import Points

GROUPS = 3
STARTS = 4
STEPS = 100
RATE = 0.3
SLOWING = 0.94
FLAT = 1e-2
"""The slope, as a share of the value's size, below which a place counts as found."""
_BEYOND = 0.4990234375
"""What stands beyond the size of an array; no random number is exactly this."""


def lowest(
    term: Term, extreme: Extreme, names: tuple[str, ...], points: Points, variants: int, symbols: Symbols
) -> tuple[Points, Tensor] | None:
    """The best place of each of the first groups, and whether it was found; None where it cannot be looked for.

    The points are those of ``points`` in groups of ``variants``; given back is one a group, for all groups, of which
    only the first few were moved.
    """
    if not names or any(not _is_free(name, symbols) for name in names):
        return None
    if len(names) == 1 and isinstance(symbols.declared[names[0]], Quantity):
        return lowest_on_a_line(term, extreme, names[0], points.rows(torch.arange(0, points.batch, variants)), symbols)
    groups = points.batch // variants
    moved = min(GROUPS, groups)
    rows = torch.cat([torch.arange(STARTS) + group * variants for group in range(moved)])
    base = _filled(points.rows(rows))
    free = {name: _unbounded(name, base, symbols).requires_grad_() for name in names}
    optimiser = torch.optim.Adam(list(free.values()), lr=RATE)
    sign = 1 if extreme is Extreme.SMALLEST else -1
    for step in range(STEPS):
        optimiser.zero_grad()
        loss = sign * evaluate(term, _placed(free, base, symbols))
        if not loss.requires_grad:  # it is the same everywhere, so every place is the best
            firsts = points.rows(torch.arange(0, points.batch, variants))
            return firsts, torch.ones(groups, dtype=torch.bool)
        torch.nan_to_num(loss).sum().backward()  # type: ignore[no-untyped-call]
        for group in optimiser.param_groups:
            group["lr"] = RATE * SLOWING**step
        optimiser.step()
    return _best(term, sign, free, base, points, variants, moved, symbols)


def _best(
    term: Term,
    sign: int,
    free: Mapping[str, Tensor],
    base: Points,
    points: Points,
    variants: int,
    moved: int,
    symbols: Symbols,
) -> tuple[Points, Tensor]:
    value = sign * evaluate(term, _placed(free, base, symbols))
    slopes = torch.autograd.grad(torch.nan_to_num(value).sum(), list(free.values()), allow_unused=True)
    steep = torch.zeros(base.batch, dtype=torch.float64)
    for slope in slopes:
        if slope is not None:
            steep = torch.maximum(steep, slope.reshape(base.batch, -1).abs().amax(dim=1))
    least = torch.where(torch.isfinite(value), value, torch.inf).detach().reshape(moved, STARTS).argmin(dim=1)
    chosen = torch.arange(moved) * STARTS + least
    final = _placed({name: value.detach() for name, value in free.items()}, base, symbols)
    final = final.rows(chosen)
    original = points.rows(chosen // STARTS * variants + chosen % STARTS)
    for name, values in final.arrays.items():
        final = final.with_array(name, torch.where(torch.isfinite(original.arrays[name]), values, torch.nan))
    settled = torch.zeros(points.batch // variants, dtype=torch.bool)
    settled[:moved] = (steep <= FLAT * (1 + value.detach().abs()))[chosen]
    rest = points.rows(torch.arange(moved, points.batch // variants) * variants)
    return _stacked(final, rest), settled


def _stacked(first: Points, second: Points) -> Points:
    def joined(one: Mapping[str, Tensor], two: Mapping[str, Tensor]) -> dict[str, Tensor]:
        return {name: torch.cat((value, two[name])) for name, value in one.items()}

    return Points(
        first.batch + second.batch,
        joined(first.sizes, second.sizes),
        joined(first.scalars, second.scalars),
        joined(first.arrays, second.arrays),
        joined(first.nodes, second.nodes),
    )


def _filled(points: Points) -> Points:
    """Without NaN beyond the sizes, which would come into the gradients of everything."""
    for name, values in points.arrays.items():
        points = points.with_array(name, torch.nan_to_num(values, nan=_BEYOND))
    return points


def _is_free(name: str, symbols: Symbols) -> bool:
    match symbols.declared.get(name):
        case Quantity(range):
            return range is not Range.WHOLE
        case Vector() | Distribution():
            return True
        case _:
            return False


def _range(name: str, symbols: Symbols) -> Range:
    kind = symbols.declared[name]
    return kind.range if isinstance(kind, Quantity | Vector) else Range.POSITIVE


def _unbounded(name: str, points: Points, symbols: Symbols) -> Tensor:
    """The values as numbers that may be anything."""
    value = points.scalars.get(name)
    if value is None:
        value = points.arrays[name]
    match _range(name, symbols):
        case Range.POSITIVE:
            return torch.log(value).clone()
        case Range.UNIT:
            return torch.logit(value).clone()
        case _:
            return value.clone()


def _placed(free: Mapping[str, Tensor], base: Points, symbols: Symbols) -> Points:
    placed = base
    for name, value in free.items():
        match _range(name, symbols):
            case Range.POSITIVE:
                bounded = torch.exp(value)
            case Range.UNIT:
                bounded = torch.sigmoid(value)
            case _:
                bounded = value
        kind = symbols.declared[name]
        if isinstance(kind, Quantity):
            placed = placed.with_scalar(name, bounded)
            continue
        if isinstance(kind, Distribution):
            inside = base.arrays[name] != _BEYOND
            bounded = torch.where(inside, bounded, 0.0)
            bounded = bounded / bounded.sum(dim=tuple(range(1, len(kind.axes) + 1)), keepdim=True)
            bounded = torch.where(inside, bounded, _BEYOND)
        placed = placed.with_array(name, bounded)
    return placed
