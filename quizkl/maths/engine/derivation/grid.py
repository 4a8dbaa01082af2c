"""The place of a single number at which a term is smallest, on a grid that is made finer around the best of it."""

from __future__ import annotations

import torch
from torch import Tensor

from quizkl.maths.derivation.line import Extreme
from quizkl.maths.derivation.symbols import Quantity, Range, Symbols
from quizkl.maths.derivation.term import Term
from quizkl.maths.engine.derivation.evaluate import evaluate
from quizkl.maths.engine.derivation.points import Points

GRID = 201
ROUNDS = 3


def lowest_on_a_line(
    term: Term, extreme: Extreme, name: str, points: Points, symbols: Symbols
) -> tuple[Points, Tensor]:
    """For each point the best value of ``name``, and whether it lies inside the grid rather than at its end.

    A term that is the same everywhere is smallest at every place, so also where it is.
    """
    kind = symbols.declared[name]
    assert isinstance(kind, Quantity)
    count = points.batch
    low = torch.full((count, 1), -11.87 if kind.range is Range.REAL else -5.13, dtype=torch.float64)
    high = -low
    rows = points.rows(torch.arange(count).repeat_interleave(GRID))
    steps = torch.linspace(0, 1, GRID, dtype=torch.float64)
    settled = torch.ones(count, dtype=torch.bool)
    best = low
    for turn in range(ROUNDS):
        free = low + (high - low) * steps
        value = evaluate(term, rows.with_scalar(name, _placed(free, kind.range).flatten())).reshape(count, GRID)
        value = torch.where(torch.isfinite(value), value if extreme is Extreme.SMALLEST else -value, torch.inf)
        place = value.argmin(dim=1)
        if turn == 0:
            flat = value.amax(dim=1) - value.amin(dim=1) <= 1e-12 * (1 + value[:, 0].abs())
            settled = ((place > 0) & (place < GRID - 1)) | flat
        best = free.gather(1, place[:, None])
        width = (high - low) / (GRID - 1)
        low, high = best - 2 * width, best + 2 * width
    return points.with_scalar(name, _placed(best, kind.range).flatten()), settled


def _placed(free: Tensor, range: Range) -> Tensor:
    match range:
        case Range.POSITIVE:
            return torch.exp(free)
        case Range.UNIT:
            return torch.sigmoid(free)
        case _:
            return free
