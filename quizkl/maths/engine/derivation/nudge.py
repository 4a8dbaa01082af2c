"""The same points a hair away: what differs there by another amount differed by rounding only."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from quizkl.maths.derivation.symbols import Autoregressive, Distribution, Quantity, Range, Symbols, Vector
from quizkl.maths.engine.derivation.points import Points

HAIR = 1e-5
STEADY = 0.02
"""The share by which a difference may change over a hair's breadth and still count as one."""


def nudged(points: Points, symbols: Symbols) -> Points:
    """Every number that is not whole changed by up to 1e-5 of itself; probabilities still add up to 1."""
    generator = torch.Generator().manual_seed(1)

    def moved(values: Tensor) -> Tensor:
        return values * (1 + HAIR * torch.rand(values.shape, generator=generator, dtype=torch.float64))

    scalars, arrays = dict(points.scalars), dict(points.arrays)
    for name, kind in symbols.declared.items():
        match kind:
            case Quantity(kind_of_number) if kind_of_number is not Range.WHOLE:
                scalars[name] = moved(scalars[name])
            case Vector() | Autoregressive():
                arrays[name] = moved(arrays[name])
            case Distribution():
                changed = moved(arrays[name])
                axes = tuple(range(1, len(kind.axes) + 1))
                arrays[name] = changed / changed.nansum(dim=axes, keepdim=True)
    return replace(points, scalars=scalars, arrays=arrays, summed={})


def steady(first: Tensor, second: Tensor) -> Tensor:
    """Where two differences, taken a hair apart, are the same."""
    return torch.isfinite(second) & ((first - second).abs() <= STEADY * first.abs())
