"""Random points for the symbols of a derivation, of several sizes at once, as batched float64 tensors.

Arrays are padded to the largest size; beyond its own size a point has NaN. The first ``ROUND`` groups have round
numbers and small sizes, so that a counterexample can be read. Within a group only the symbols of ``varying`` differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from quizkl.maths.derivation.symbols import (
    Autoregressive,
    Distribution,
    Empirical,
    Outcomes,
    Quantity,
    Range,
    Sequences,
    Symbols,
    Vector,
    sizes_of,
)

ROUND = 32
LARGEST_SIZE = 5
SEED = 20


@dataclass(frozen=True, slots=True)
class Points:
    """``scalars`` are (batch,), ``sizes`` (batch,) of whole numbers, ``arrays`` (batch, size, ...).

    ``nodes`` say for sequences where in the tree of prefixes each token stands.
    """

    batch: int
    sizes: Mapping[str, Tensor]
    scalars: Mapping[str, Tensor]
    arrays: Mapping[str, Tensor]
    nodes: Mapping[str, Tensor] = field(default_factory=dict)
    summed: dict[tuple[str, tuple[int, ...]], Tensor] = field(default_factory=dict, compare=False, repr=False)

    def marginal(self, name: str, axes: tuple[int, ...]) -> Tensor:
        """The array summed over all axes but ``axes``, NaN beyond the size; kept, since it is asked for often."""
        array = self.arrays[name]
        gone = [axis + 1 for axis in range(array.dim() - 1) if axis not in axes]
        if not gone:
            return array
        if (name, axes) not in self.summed:
            total = array.nansum(dim=gone)
            self.summed[name, axes] = torch.where(total == 0, torch.nan, total)
        return self.summed[name, axes]

    def with_scalar(self, name: str, value: Tensor) -> Points:
        return replace(self, scalars={**self.scalars, name: value})

    def with_array(self, name: str, value: Tensor) -> Points:
        return replace(self, arrays={**self.arrays, name: value}, summed={})

    def rows(self, chosen: Tensor) -> Points:
        """Some of the points, by their places."""
        sizes, scalars, arrays, nodes = (
            {name: values[chosen] for name, values in part.items()}
            for part in (self.sizes, self.scalars, self.arrays, self.nodes)
        )
        return Points(len(chosen), sizes, scalars, arrays, nodes)


def draw(symbols: Symbols, groups: int, variants: int = 1, varying: frozenset[str] = frozenset()) -> Points:
    """``groups`` times ``variants`` points, those of a group one after the other."""
    generator = torch.Generator().manual_seed(SEED)
    dice = _Dice(generator, groups, variants)
    sizes = _sizes(symbols, dice)
    scalars: dict[str, Tensor] = {}
    arrays: dict[str, Tensor] = {}
    nodes: dict[str, Tensor] = {}
    for name, kind in symbols.declared.items():
        own = replace(dice, varies=name in varying)
        match kind:
            case Quantity(range):
                scalars[name] = own.numbers(range, ())
            case Vector(size, range):
                arrays[name] = _padded(own.numbers(range, (LARGEST_SIZE,)), [_size(size, sizes)])
            case Distribution():
                arrays[name] = _probabilities(kind, own, sizes)
            case Outcomes(count, size):
                arrays[name] = _outcomes(own, _size(count, sizes), _size(size, sizes))
            case Empirical(data, _, size):
                arrays[name] = _shares(arrays[data], _size(size, sizes))
            case Sequences(count, length):
                arrays[name], nodes[name] = _sequences(own, count, length, sizes)
            case Autoregressive():
                arrays[name] = own.uniform((2 ** (LARGEST_SIZE + 1), 1)) * 0.8 + 0.1
    return Points(groups * variants, sizes, scalars, arrays, nodes)


@dataclass(frozen=True, slots=True)
class _Dice:
    """Draws numbers for all points; what does not vary is the same within a group."""

    generator: torch.Generator
    groups: int
    variants: int
    varies: bool = False

    def uniform(self, shape: tuple[int, ...]) -> Tensor:
        rows = self.groups * self.variants if self.varies else self.groups
        drawn = torch.rand((rows, *shape), generator=self.generator, dtype=torch.float64)
        return drawn if self.varies else drawn.repeat_interleave(self.variants, 0)

    @property
    def is_round(self) -> Tensor:
        return torch.arange(self.groups * self.variants) < ROUND * self.variants

    def numbers(self, range: Range, shape: tuple[int, ...]) -> Tensor:
        """Numbers in their range; halves at the round points."""
        drawn = self.uniform(shape)
        round_point = self.is_round.reshape(-1, *(1 for _ in shape))
        match range:
            case Range.REAL:
                free, halves = (drawn * 2 - 1) * 3, torch.round(drawn * 12 - 6) / 2
                halves = torch.where(halves == 0, 1.5, halves)
            case Range.POSITIVE:
                free, halves = torch.exp((drawn * 2 - 1) * 1.5), torch.ceil(drawn * 6) / 2
            case Range.UNIT:
                free, halves = drawn * 0.98 + 0.01, torch.ceil(drawn * 9) / 10
            case Range.WHOLE:
                free = halves = torch.ceil(drawn * 6)
        return torch.where(round_point, halves.clamp(min=0.1) if range is not Range.REAL else halves, free)


def _sizes(symbols: Symbols, dice: _Dice) -> dict[str, Tensor]:
    """Whole numbers for the sizes; where data show every outcome there are at least as many data as outcomes."""
    found: dict[str, Tensor] = {}
    written = dict.fromkeys(size for kind in symbols.declared.values() for size in sizes_of(kind))
    for place, name in enumerate(written):
        if name.isdigit():
            found[name] = torch.full((dice.groups * dice.variants,), int(name))
            continue
        free = torch.ceil(dice.uniform(()) * LARGEST_SIZE).long()
        group = torch.arange(dice.groups).repeat_interleave(dice.variants)
        small = torch.where(group % 2 == 0, 3, 2) if place == 0 else torch.full_like(free, 2 + place)
        small = small if not name.startswith("#") else torch.full_like(free, 2)
        found[name] = torch.where(dice.is_round, small.clamp(max=LARGEST_SIZE - 1), free)
    for kind in symbols.declared.values():
        if isinstance(kind, Outcomes) and not kind.count.isdigit() and not kind.size.isdigit():
            found[kind.size] = found[kind.size].clamp(max=LARGEST_SIZE - 2)
            found[kind.count] = torch.minimum(found[kind.size] + found[kind.count] % 3, torch.tensor(LARGEST_SIZE))
    return found


def _size(name: str, sizes: Mapping[str, Tensor]) -> Tensor:
    return sizes[name]


def _width(sizes: list[Tensor]) -> list[int]:
    return [max(LARGEST_SIZE, int(size.max())) for size in sizes]


def _inside(sizes: list[Tensor], widths: list[int]) -> Tensor:
    """(batch, width, ...): whether a place is within the sizes of its point."""
    batch = len(sizes[0])
    inside = torch.ones((batch, *widths), dtype=torch.bool)
    for axis, (size, width) in enumerate(zip(sizes, widths, strict=True)):
        shape = [1] * (len(widths) + 1)
        shape[axis + 1] = width
        places = torch.arange(1, width + 1).reshape(shape)
        inside &= places <= size.reshape(-1, *(1 for _ in widths))
    return inside


def _padded(values: Tensor, sizes: list[Tensor]) -> Tensor:
    widths = list(values.shape[1:])
    return torch.where(_inside(sizes, widths), values, torch.nan)


def _probabilities(kind: Distribution, dice: _Dice, sizes: Mapping[str, Tensor]) -> Tensor:
    """Positive numbers that add up to 1 over the axes that are not given; tenths at the round points."""
    own = [_size(axis.size, sizes) for axis in kind.all_axes]
    widths = _width(own)
    inside = _inside(own, widths)
    drawn = dice.uniform(tuple(widths))
    weights = torch.where(inside, torch.exp(2 * drawn - 1) * (0.1 + drawn), 0.0)
    axes = tuple(range(1, len(kind.axes) + 1))
    count = inside.sum(dim=axes, keepdim=True)
    shares = weights / weights.sum(dim=axes, keepdim=True)
    tenths = torch.where(inside, torch.round(shares * (10 - count).clamp(min=0)) / 10 + 0.1, 0.0)
    excess = (tenths.sum(dim=axes, keepdim=True) - 1).round(decimals=6)
    largest = tenths == tenths.amax(dim=axes, keepdim=True)
    tenths = torch.round(10 * (tenths - torch.where(largest, excess / largest.sum(dim=axes, keepdim=True), 0.0))) / 10
    exact = (tenths.sum(dim=axes, keepdim=True) - 1).abs() < 1e-9
    large = (tenths > 0.01).where(inside, True)
    readable = dice.is_round.reshape(-1, *(1 for _ in widths)) & exact
    for axis in axes:
        large = large.all(dim=axis, keepdim=True)
    readable = readable & large
    return torch.where(inside, torch.where(readable, tenths, shares), torch.nan)


def _outcomes(dice: _Dice, count: Tensor, size: Tensor) -> Tensor:
    """Outcomes from 1 to the size, the first of them all different, so that each occurs."""
    width = LARGEST_SIZE
    places = torch.arange(width).expand(len(count), width)
    free = torch.ceil(dice.uniform((width,)) * size[:, None]).clamp(min=1)
    values = torch.where(places < size[:, None], places + 1.0, free)
    return _padded(values, [count])


def _shares(data: Tensor, size: Tensor) -> Tensor:
    outcomes = torch.arange(1, LARGEST_SIZE + 1, dtype=torch.float64)
    hits = (data[:, :, None] == outcomes).sum(dim=1)
    shares = hits.double() / torch.isfinite(data).sum(dim=1, keepdim=True)
    return _padded(shares, [size])


def _sequences(dice: _Dice, count: str | None, length: str, sizes: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Tokens 0 and 1 as (batch, rows, length), and for each the number of its prefix in the tree of prefixes."""
    tokens = torch.floor(dice.uniform((LARGEST_SIZE, LARGEST_SIZE)) * 2)
    rows = _size(count, sizes) if count is not None else torch.ones_like(_size(length, sizes))
    nodes = torch.ones_like(tokens)
    for place in range(1, LARGEST_SIZE):
        nodes[:, :, place] = 2 * nodes[:, :, place - 1] + tokens[:, :, place - 1]
    return _padded(tokens, [rows, _size(length, sizes)]), nodes
