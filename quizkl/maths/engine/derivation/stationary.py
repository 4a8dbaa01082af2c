"""Equations at an optimum: the derivative is 0 there.

An equation follows from the one before it, or from that one, if both have the same solutions.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from quizkl.maths.derivation.finding import NoSolution, NoValue
from quizkl.maths.derivation.symbols import Quantity, Range, Symbols
from quizkl.maths.derivation.term import Term, square, subtract
from quizkl.maths.engine.derivation.build import form_of
from quizkl.maths.engine.derivation.evaluate import evaluate
from quizkl.maths.engine.derivation.form import NoFormError
from quizkl.maths.engine.derivation.parts import symbols_in
from quizkl.maths.engine.derivation.points import Points, draw
from quizkl.maths.engine.derivation.proportion import factor_between, without_denominators
from quizkl.maths.engine.derivation.refute import setting
from quizkl.maths.engine.derivation.signs import is_not_negative, is_positive_form

GROUPS = 24
STEPS = 61
HALVINGS = 46
_SOLVED = 1e-6
_APART = 1e-4

Sides = tuple[Term, Term]


def other_solution(before: Sides, after: Sides, variable: str, symbols: Symbols) -> NoSolution | NoValue | None:
    """A value of the variable that solves one equation and not the other; None where none was found."""
    grid = _grid(variable, symbols)
    if grid is None:
        return None
    points = draw(symbols, GROUPS, STEPS, frozenset({variable}))
    points = points.with_scalar(variable, grid.repeat(GROUPS))
    looks = [_look(sides, points) for sides in (before, after)]
    if not bool(torch.isfinite(looks[1].gap).any()) and bool(torch.isfinite(looks[0].gap).any()):
        return NoValue()
    for (first, second), of_this_line in ((looks, False), (looks[::-1], True)):
        found = _unsolved(first, second, variable, points)
        if found is not None:
            root, at = found
            left, right = (float(evaluate(side, root)[at]) for side in second.sides)
            shown = symbols_in((*before, *after), symbols)
            names = shown if variable in shown else (*shown, variable)
            return NoSolution(setting(root, at, names, symbols), left, right, of_this_line)
    return None


@dataclass(frozen=True, slots=True)
class _Look:
    """An equation at points: the difference of its sides, and how large they are."""

    sides: Sides
    gap: Tensor
    size: Tensor


def _look(sides: Sides, points: Points) -> _Look:
    left, right = (evaluate(side, points) for side in sides)
    return _Look(sides, left - right, 1e-3 + torch.nan_to_num(left).abs() + torch.nan_to_num(right).abs())


def _grid(variable: str, symbols: Symbols) -> Tensor | None:
    kind = symbols.declared.get(variable)
    if not isinstance(kind, Quantity):
        return None
    match kind.range:
        case Range.REAL:
            return torch.linspace(-9.731, 9.877, STEPS, dtype=torch.float64)
        case Range.POSITIVE:
            return torch.exp(torch.linspace(-3.513, 3.487, STEPS, dtype=torch.float64))
        case Range.UNIT:
            return torch.linspace(0.0113, 0.9891, STEPS, dtype=torch.float64)
        case Range.WHOLE:
            return None


def _unsolved(first: _Look, second: _Look, variable: str, points: Points) -> tuple[Points, int] | None:
    """A point at which the sides of ``first`` are equal, and those of ``second`` are not."""
    trivial = torch.isfinite(first.gap) & (first.gap.abs() <= 1e-12 * first.size)
    apart = second.gap.abs() > _APART * second.size
    if bool((trivial & apart).any()):
        return points, int(torch.nonzero(trivial & apart)[0])
    root, steep = _roots(first, variable, points)
    if root is None:
        return None
    there = _look(second.sides, root)
    solved = _look(first.sides, root).gap.abs() <= _SOLVED * steep
    failing = solved & torch.isfinite(there.gap) & (there.gap.abs() > _APART * there.size)
    return (root, int(torch.nonzero(failing)[0])) if bool(failing.any()) else None


def _roots(look: _Look, variable: str, points: Points) -> tuple[Points | None, Tensor]:
    """One solution a group, between two neighbours of the grid where the sign changes; and how steep it is there."""
    everywhere = look.gap
    values = everywhere.reshape(GROUPS, STEPS)
    left, right = values[:, :-1], values[:, 1:]
    crossing = torch.isfinite(left) & torch.isfinite(right) & (left * right < 0)
    chosen = torch.nonzero(crossing.any(dim=1)).flatten()
    if not len(chosen):
        return None, everywhere
    place = chosen * STEPS + crossing[chosen].double().argmax(dim=1)
    low, high = points.scalars[variable][place], points.scalars[variable][place + 1]
    below, above = everywhere[place], everywhere[place + 1]
    rows = points.rows(place)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        same = _look(look.sides, rows.with_scalar(variable, middle)).gap * below > 0
        low, high = torch.where(same, middle, low), torch.where(same, high, middle)
    return rows.with_scalar(variable, (low + high) / 2), torch.maximum(below.abs(), above.abs())


def proved_same_solutions(before: Sides, after: Sides, symbols: Symbols) -> bool:
    """Whether both equations have the same solutions, as they are or with both sides of one squared."""
    if _same(before, after, symbols):
        return True
    squared = _squared(after, symbols)
    return squared is not None and (
        _same(before, squared, symbols) or _same(_squared(before, symbols) or before, squared, symbols)
    )


def _same(before: Sides, after: Sides, symbols: Symbols) -> bool:
    """Whether one gap is the other times what is never 0, sums in denominators cleared first."""
    try:
        forms = [without_denominators(form_of(subtract(*sides), symbols), symbols) for sides in (before, after)]
        return forms[0] == forms[1] or factor_between(forms[1], forms[0], symbols) is not None
    except (NoFormError, RecursionError):
        return False


def _squared(sides: Sides, symbols: Symbols) -> Sides | None:
    """The equation of the squares, where one side is positive and the other not negative; None elsewhere."""
    try:
        left, right = (form_of(side, symbols) for side in sides)
    except (NoFormError, RecursionError):
        return None
    for one, other in ((left, right), (right, left)):
        not_negative = all(value > 0 and is_not_negative(monomial, symbols) for monomial, value in other.terms)
        if is_positive_form(one, symbols) and not_negative:
            return square(sides[0]), square(sides[1])
    return None
