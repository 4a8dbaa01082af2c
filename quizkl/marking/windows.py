"""How many answers would be named, if any answer of the right size were as likely as another.

A mutant claims the cell that its value rounds to, on the grid on which the answer was typed, and with an allowance for
hand rounding the cells beside it. What is claimed together may hold no more than one answer in a hundred, so that a
name is not given by chance; the likelier mistakes claim first.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MOST_NAMED = 0.01
"""One random answer in a hundred may be named."""

_FARTHEST = 10.0
_CLOSEST_ALLOWANCE = 4
"""In cells: an allowance that would come nearer to the right answer is not made."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Which mutants (by position) may be named where they are met exactly, and which with an allowance.

    Infinity is no answer of any size, nor is what is beyond all measure: they claim nothing.
    """

    exact: frozenset[int]
    near: frozenset[int]


def windows(values: Sequence[float], reference: float, unit: float, reach: Sequence[int]) -> Windows:
    """``values`` in the order of likelihood; ``unit`` is the grid's, ``reach`` the allowance of each in cells."""
    size = abs(reference) if reference and math.isfinite(reference) else 1.0
    claimed: set[int] = set()
    covered = [0.0] * len(_SIZES)

    def claim(cells: set[int]) -> bool:
        new = cells - claimed
        more = [sum(share(cell * unit * _sign(reference), size, unit) for cell in new) for share in _SIZES]
        if any(before + added > MOST_NAMED for before, added in zip(covered, more, strict=True)):
            return False
        claimed.update(new)
        covered[:] = [before + added for before, added in zip(covered, more, strict=True)]
        return True

    placed = [(place, round(value / unit)) for place, value in enumerate(values) if _on_grid(value, unit)]
    beyond = frozenset(place for place, value in enumerate(values) if not _on_grid(value, unit))
    right = round(reference / unit) if _on_grid(reference, unit) else None
    exact = frozenset(place for place, cell in placed if cell == right or claim({cell}))
    near = frozenset(
        place
        for place, cell in placed
        if place in exact
        and (right is None or abs(cell - right) >= _CLOSEST_ALLOWANCE + reach[place])
        and claim(set(range(cell - reach[place], cell + reach[place] + 1)))
    )
    return Windows(exact | beyond, near)


def _on_grid(value: float, unit: float) -> bool:
    return math.isfinite(value) and abs(value / unit) < 1e15


def _sign(reference: float) -> float:
    return -1.0 if reference < 0 else 1.0


def _evenly(value: float, size: float, unit: float) -> float:
    """The share of a cell where every answer from 0 to twice the size is as likely."""
    return unit / (2 * size) if 0 <= value <= 2 * size else 0.0


def _around(value: float, size: float, unit: float) -> float:
    """The same from half the size to twice the size."""
    return unit / (1.5 * size) if size / 2 <= value <= 2 * size else 0.0


def _by_logarithm(value: float, size: float, unit: float) -> float:
    """The same where a tenth of the size is as likely as ten times the size."""
    if not size / _FARTHEST <= value <= size * _FARTHEST:
        return 0.0
    return min(1.0, unit / (value * 2 * math.log(_FARTHEST)))


_SIZES: tuple[Callable[[float, float, float], float], ...] = (_evenly, _around, _by_logarithm)
