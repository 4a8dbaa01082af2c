"""What makes a draw a bad question: an answer that cannot be given, or a mistaken one that looks right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import torch
from torch import Tensor

from quizkl.maths.engine.rounding.interval import CAP, interval_of
from quizkl.maths.engine.variants.batch import Batch, Values, entries_of
from quizkl.maths.inquiry import Inquiry, Interval, Intervals, Value
from quizkl.maths.variation.draw import drawn, literal
from quizkl.maths.variation.search import Asked, Grain, Trouble, Variation

_FEWEST_UNITS = 10
"""An answer that does not come out even has at least two figures at the places asked."""

_HAIR = 1e-6
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer over a batch. ``plain`` are the troubles seen at once, each a mask over the draws. ``right`` and
    ``near`` have a row for each draw and a column for each mistake: the mistaken value is the answer at the precision
    asked, or so near to it that it has to be worked out who may reach it by rounding on the way.
    """

    asked: Asked
    values: Values | None
    plain: dict[Trouble, Tensor]
    right: Tensor
    near: Tensor
    mistaken: tuple[Values | None, ...]

    def troubled(self) -> Tensor:
        """The draws with a trouble seen at once."""
        return torch.stack(list(self.plain.values())).any(dim=0)


def judge(batch: Batch, asked: Asked) -> Judged:
    values = batch.values(asked.answer)
    nobody = torch.zeros(len(batch), dtype=torch.bool)
    if values is None:
        none = torch.zeros((len(batch), 0), dtype=torch.bool)
        return Judged(asked, None, {Trouble.UNDEFINED: ~nobody}, none, none, ())
    flat = entries_of(values.data)
    unit = _unit(asked.grain, flat)
    plain = {
        Trouble.UNDEFINED: values.missing,
        Trouble.INFINITE: torch.isinf(flat).any(dim=1) & ~values.missing,
        Trouble.TOO_SMALL: _too_small(asked.grain, flat, unit),
    }
    mistaken = tuple(batch.values(mistake) for mistake in asked.mistakes)
    right, near = torch.zeros((2, len(batch), len(mistaken)), dtype=torch.bool)
    for place, mistake in enumerate(mistaken):
        if mistake is None or mistake.data.shape != values.data.shape:
            continue
        distance = (entries_of(mistake.data) - flat).abs()
        if place >= asked.named and _is_the_same(distance, flat):
            continue
        right[:, place] = (distance <= unit * (0.5 + _HAIR)).all(dim=1)
        near[:, place] = (distance <= unit * _reach(asked.grain)).all(dim=1) & ~right[:, place]
    plain[Trouble.NAMED_MISTAKE_IS_RIGHT] = right[:, : asked.named].any(dim=1)
    return Judged(asked, values, plain, right, near, mistaken)


def looking_right(judged: Judged, variation: Variation, seed: int, draw: int) -> tuple[int, ...]:
    """The mistakes of one draw that marking would take for the answer, rounded by hand on the way."""
    found = torch.nonzero(judged.right[draw]).flatten().tolist()
    suspects = torch.nonzero(judged.near[draw]).flatten().tolist()
    if not suspects or judged.values is None:
        return tuple(found)
    value = judged.values.data[draw]
    unit = _unit(judged.asked.grain, value.reshape(1, -1)).flatten()
    intervals = _intervals(judged.asked, variation, seed, value, unit)
    for place in suspects:
        mistake = judged.mistaken[place]
        assert mistake is not None
        typed = torch.round(mistake.data[draw].reshape(-1) / unit) * unit
        close = ((mistake.data[draw].reshape(-1) - value.reshape(-1)).abs() <= unit * (0.5 + _HAIR)).tolist()
        if all(
            one or _is_inside(number, interval, float(size))
            for one, number, interval, size in zip(close, typed.tolist(), intervals, unit.tolist(), strict=True)
        ):
            found.append(place)
    return tuple(found)


def _intervals(asked: Asked, variation: Variation, seed: int, value: Tensor, unit: Tensor) -> Sequence[Interval | None]:
    """What a person may reach for each entry; None where rounding on the way excuses nothing."""
    if asked.grain.places is None and asked.grain.figures is None:
        return [None] * unit.numel()
    numbers = {name: literal(number) for name, number in drawn(variation.draws, seed).items()}
    step = Decimal(1).scaleb(round(math.log10(float(unit.max()))))
    found = interval_of(
        Inquiry(asked.answer, {**variation.given, **numbers}, rounding_unit=step), _value(value.tolist())
    )
    return [None] * unit.numel() if found is None else _flat(found)


def _flat(found: Intervals) -> list[Interval | None]:
    return [found] if isinstance(found, Interval) else [one for part in found for one in _flat(part)]


def _is_inside(number: float, interval: Interval | None, unit: float) -> bool:
    return interval is not None and interval.low - unit * _HAIR <= number <= interval.high + unit * _HAIR


def _unit(grain: Grain, flat: Tensor) -> Tensor:
    """The unit of the last place asked for each entry; of a bound twice the bound, so that half of it is within."""
    if grain.places is not None:
        return torch.full_like(flat, 10.0**-grain.places)
    size = flat.abs()
    if grain.figures is not None:
        place = torch.log10(torch.where(size > 0, size, torch.ones_like(size))).floor()
        return 10.0 ** (place - grain.figures + 1)
    if grain.relative is not None:
        return 2 * float(grain.relative) * torch.where(size > 0, size, torch.full_like(size, 1e-12))
    return torch.full_like(flat, 2 * float(grain.absolute or 0))


def _reach(grain: Grain) -> float:
    """How many units from the answer a typed value may be taken for it: the cap of hand rounding, and its own half."""
    by_hand = grain.places is not None or grain.figures is not None
    return (CAP + 0.5 if by_hand else 0.5) + _HAIR


def _is_the_same(distance: Tensor, flat: Tensor) -> bool:
    """Whether a slip mostly changes nothing at all, such as a difference turned round that is then squared."""
    same = (distance <= _EVEN * flat.abs().clamp_min(_EVEN)).all(dim=1)
    return bool(same.double().mean() > 0.5)


def _too_small(grain: Grain, flat: Tensor, unit: Tensor) -> Tensor:
    if grain.places is None and grain.absolute is None:
        return torch.zeros(flat.shape[0], dtype=torch.bool)
    steps = flat / unit
    even = ((steps - steps.round()).abs() <= _EVEN * steps.abs().clamp_min(1)).all(dim=1)
    return (steps.abs() < _FEWEST_UNITS).all(dim=1) & ~even


def _value(data: Any) -> Value:
    return tuple(_value(part) for part in data) if isinstance(data, list) else float(data)
