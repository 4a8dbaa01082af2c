"""The quantities that a run of seeds draws, as arrays with one member for each seed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue
from quizkl.maths.engine.variants.remembering import Part, Remembering
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.walk import free_names
from quizkl.maths.variation.draw import SEEDS
from quizkl.maths.variation.kinds import Draw
from quizkl.maths.variation.numerators import Nested, numerators, possibilities
from quizkl.maths.variation.words import FIRST, GAMMA, MASK, SECOND, key_of

Words = NDArray[np.uint64]
Wholes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Values:
    """An expression's value for each draw: ``data`` of shape ``(draws, *shape)``; NaN wherever ``missing``."""

    data: Tensor
    missing: Tensor


@dataclass(slots=True)
class Batch:
    """The draws of ``seeds``. What is given beside them is computed when it is first used."""

    seeds: Sequence[int]
    given: Mapping[str, Expression]
    quantities: dict[str, NumericValue]
    missing: dict[str, Tensor] = field(default_factory=dict)
    parts: dict[Expression, Part] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.seeds)

    def values(self, expression: Expression) -> Values | None:
        """The values of a number, vector or matrix; None where it has none for any draw."""
        try:
            missing = self._prepared(expression)
            value, gone = self._computed(expression)
        except (NoValueError, RecursionError):
            return None
        if not isinstance(value, Array):
            return None
        data = value.data if value.data.dim() > value.rank else value.data.unsqueeze(0)
        data = data.expand((len(self), *value.shape))
        missing = (missing | gone).expand(len(self))
        lost = missing.reshape(len(self), *(1 for _ in value.shape))
        return Values(data.masked_fill(lost, torch.nan), missing | torch.isnan(entries_of(data)).any(dim=1))

    def _computed(self, expression: Expression) -> tuple[NumericValue, Tensor]:
        """The value, and for which draws there is none."""
        notes = Notes()
        value = Remembering(self.quantities, notes, self.parts).value(expression)
        return value, notes.missing()

    def _prepared(self, expression: Expression) -> Tensor:
        """Compute what is given and used here; the draws for which some of it has no value."""
        missing = torch.zeros((), dtype=torch.bool)
        for name in free_names(expression):
            if name in self.given and name not in self.quantities:
                self.missing[name] = self._prepared(self.given[name])
                self.quantities[name], gone = self._computed(self.given[name])
                self.missing[name] = self.missing[name] | gone
            if name in self.missing:
                missing = missing | self.missing[name]
        return missing


def entries_of(data: Tensor) -> Tensor:
    """A row for each draw, with its entries in reading order."""
    return data.reshape(data.shape[0], math.prod(data.shape[1:]))


def draw_batch(draws: Mapping[str, Draw], given: Mapping[str, Expression], seeds: Sequence[int]) -> Batch:
    """The same numbers as ``drawn`` gives for each of the seeds."""
    words = np.array([seed % SEEDS for seed in seeds], dtype=np.uint64)
    quantities: dict[str, NumericValue] = {}
    for name, draw in draws.items():
        found = numerators(draw, _picks(words, name, possibilities(draw)), _ArrayTables())
        data, rank = _stacked(found.whole, len(seeds))
        quantities[name] = Array(torch.from_numpy(data / np.float64(found.denominator)), rank)
    return Batch(seeds, given, quantities)


class _ArrayTables:
    def at(self, table: Sequence[int], index: Any) -> Any:
        return np.asarray(table, dtype=np.int64)[index]

    def place(self, table: Sequence[int], value: Any) -> Any:
        return np.searchsorted(np.asarray(table, dtype=np.int64), value, side="left").astype(np.int64)


def _picks(seeds: Words, name: str, counts: tuple[int, ...]) -> list[Wholes]:
    """``quizkl.maths.variation.words.picks`` for many seeds: unsigned arrays wrap as its masks do."""
    start = _mixed(seeds ^ np.uint64(key_of(name)))
    thirty_two = np.uint64(32)
    return [
        (((_mixed(start + np.uint64(place * GAMMA & MASK)) >> thirty_two) * np.uint64(count)) >> thirty_two).astype(
            np.int64
        )
        for place, count in enumerate(counts, 1)
    ]


def _mixed(words: Words) -> Words:
    words = (words ^ (words >> np.uint64(30))) * np.uint64(FIRST)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(SECOND)
    return words ^ (words >> np.uint64(31))


def _stacked(whole: Nested, draws: int) -> tuple[Wholes, int]:
    """Nested arrays to one with the draws in front, and the rank of its entries."""
    if not isinstance(whole, tuple):
        return np.broadcast_to(np.asarray(whole, dtype=np.int64), (draws,)), 0
    parts = [_stacked(part, draws) for part in whole]
    return np.stack([data for data, _ in parts], axis=1), parts[0][1] + 1
