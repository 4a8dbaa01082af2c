"""Whether two expressions are smallest (or one smallest, the other largest) at the same place.

Proved where one is a positive multiple of the other, or of its logarithm, up to what does not depend on the variables.
Where the variables are parameters of distributions, which stand for any family, two members on which the expressions
disagree refute it. Else the place is looked for: it must not be better elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.maths.derivation.finding import NoValue, OtherOrder
from quizkl.maths.derivation.line import Extreme, Optimum
from quizkl.maths.derivation.symbols import Parameter, Symbols, depends_on
from quizkl.maths.derivation.term import Term, ln
from quizkl.maths.engine.derivation.build import form_of
from quizkl.maths.engine.derivation.descend import lowest
from quizkl.maths.engine.derivation.evaluate import evaluate
from quizkl.maths.engine.derivation.form import NoFormError
from quizkl.maths.engine.derivation.parts import has_integral, symbols_in
from quizkl.maths.engine.derivation.points import Points, draw
from quizkl.maths.engine.derivation.proportion import factor_between, part_with
from quizkl.maths.engine.derivation.refute import setting

GROUPS = 48
VARIANTS = 32
_STRIDES = (1, 2, 5, 11)
_CLEAR = 1e-3
"""The share of what a group spreads over that is a clear difference."""
_TOLD = 1e-8
"""Where a group spreads over less than this share of its size, float64 cannot tell its order."""
_ROUNDING = 1e-13


@dataclass(frozen=True, slots=True)
class Doubt:
    """The two expressions are not in the same order everywhere, and may still be best at the same place."""

    points: Points
    varying: frozenset[str]


def disagreement(
    before: Optimum, after: Optimum, terms: tuple[Term, Term], symbols: Symbols
) -> OtherOrder | NoValue | Doubt | None:
    """Two points of which one is better by the line before and the other by this line; None where none was found.

    Where the variables are free that alone refutes nothing: it is then a ``Doubt``, for ``better_elsewhere``.
    """
    varying = depends_on(symbols, (*before.variables, *after.variables))
    groups = GROUPS // 3 if has_integral(terms) else GROUPS
    points = draw(symbols, groups, VARIANTS, varying)
    first = _towards_less(before.extreme, evaluate(terms[0], points)).reshape(groups, VARIANTS)
    second = _towards_less(after.extreme, evaluate(terms[1], points)).reshape(groups, VARIANTS)
    if not bool(torch.isfinite(second).any()):
        return NoValue() if bool(torch.isfinite(first).any()) else None
    found = _disagreeing(first, second)
    if found is None:
        return None
    if not all(isinstance(symbols.declared.get(name), Parameter) for name in after.variables):
        return Doubt(points, varying)
    group, one, other = found
    at, then = group * VARIANTS + one, group * VARIANTS + other
    return _report(before, after, terms, points, (at, then), symbols, varying)


def _towards_less(extreme: Extreme, values: Tensor) -> Tensor:
    return values if extreme is Extreme.SMALLEST else -values


def _disagreeing(first: Tensor, second: Tensor) -> tuple[int, int, int] | None:
    """A group and two of its variants: the first is clearly smaller at the one, and the second clearly is not."""
    spread, other_spread = _spread(first), _spread(second)
    size = torch.nan_to_num(second).abs().amax(dim=1, keepdim=True)
    indifferent = other_spread <= _ROUNDING * (1e-3 + size)
    told = indifferent | (other_spread > _TOLD * size)
    for stride in _STRIDES:
        gain, other_gain = (values.roll(-stride, 1) - values for values in (first, second))
        seen = torch.isfinite(gain) & torch.isfinite(other_gain) & told
        for turned in (False, True):
            sign = -1 if turned else 1
            against = indifferent | (sign * other_gain < -_CLEAR * other_spread)
            failing = seen & (sign * gain > _CLEAR * spread) & (spread > 0) & against
            if bool(failing.any()):
                group, variant = torch.nonzero(failing)[0].tolist()
                other = (variant + stride) % first.shape[1]
                return (group, other, variant) if turned else (group, variant, other)
    return None


def _spread(values: Tensor) -> Tensor:
    """How far the values of a group lie apart."""
    finite = torch.isfinite(values)
    highest = torch.where(finite, values, -torch.inf).amax(dim=1, keepdim=True)
    lowest_of = torch.where(finite, values, torch.inf).amin(dim=1, keepdim=True)
    return torch.nan_to_num(highest - lowest_of, nan=0.0, posinf=0.0, neginf=0.0)


def better_elsewhere(
    before: Optimum, after: Optimum, terms: tuple[Term, Term], doubt: Doubt, symbols: Symbols
) -> OtherOrder | None:
    """Where the line before is best, this line must be best as well, and the other way round."""
    points, varying = doubt.points, doubt.varying
    names = tuple(name for name in symbols.declared if name in varying)
    for of, best_first in ((before, True), (after, False)):
        term, other_term = terms if best_first else terms[::-1]
        other = after if best_first else before
        found = lowest(term, of.extreme, names, points, VARIANTS, symbols)
        if found is None:
            continue
        best, settled = found
        here = _towards_less(other.extreme, evaluate(other_term, best))
        there = _towards_less(other.extreme, evaluate(other_term, points)).reshape(-1, VARIANTS)
        least, where = torch.where(torch.isfinite(there), there, torch.inf).min(dim=1)
        failing = settled & torch.isfinite(here) & (here - least > 1e-3 * (1 + here.abs()))
        if bool(failing.any()):
            group = int(torch.nonzero(failing)[0])
            both = _joined(best, group, points, group * VARIANTS + int(where[group]))
            pair = (0, 1) if best_first else (1, 0)
            return _report(before, after, terms, both, pair, symbols, varying)
    return None


def _joined(first: Points, place: int, second: Points, other: int) -> Points:
    """Two points as one batch."""
    one, two = first.rows(torch.tensor([place])), second.rows(torch.tensor([other]))
    return Points(
        2,
        {name: torch.cat((value, two.sizes[name])) for name, value in one.sizes.items()},
        {name: torch.cat((value, two.scalars[name])) for name, value in one.scalars.items()},
        {name: torch.cat((value, two.arrays[name])) for name, value in one.arrays.items()},
        {name: torch.cat((value, two.nodes[name])) for name, value in one.nodes.items()},
    )


def _report(
    before: Optimum,
    after: Optimum,
    terms: tuple[Term, Term],
    points: Points,
    pair: tuple[int, int],
    symbols: Symbols,
    varying: frozenset[str],
) -> OtherOrder:
    one, other = pair
    first, second = evaluate(terms[0], points), evaluate(terms[1], points)
    shown = symbols_in(terms, symbols)
    fixed = tuple(name for name in shown if name not in varying)
    moved = tuple(name for name in shown if name in varying)
    return OtherOrder(
        setting(points, one, fixed, symbols),
        setting(points, one, moved, symbols),
        setting(points, other, moved, symbols),
        (float(first[one]), float(first[other])),
        (float(second[one]), float(second[other])),
    )


def proved_same_place(before: Optimum, after: Optimum, terms: tuple[Term, Term], symbols: Symbols) -> bool:
    varying = depends_on(symbols, (*before.variables, *after.variables))
    sign = 1 if before.extreme is after.extreme else -1
    first, second = terms
    for one, other in ((first, second), (ln(first), second), (first, ln(second)), (ln(first), ln(second))):
        try:
            parts = [part_with(form_of(term, symbols), varying) for term in (one, other)]
            if parts[0] == parts[1] and sign == 1:
                return True
            factor = factor_between(parts[1], parts[0], symbols, keep=varying)
        except (NoFormError, RecursionError):
            continue
        if factor is not None and factor * sign > 0:
            return True
    return False
