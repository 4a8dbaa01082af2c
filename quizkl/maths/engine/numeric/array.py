"""Numbers, vectors and matrices as tensors that may have a batch in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from quizkl.maths.engine.distributions import Distribution, kind_of
from quizkl.maths.engine.limits import MOST_TERMS
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, size_text


@dataclass(frozen=True, slots=True)
class Array:
    """``data`` is float64 of shape ``(*batch, *shape)``; ``rank`` is 0 for numbers, 1 for vectors, 2 for matrices."""

    data: Tensor
    rank: int

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape without the batch."""
        return tuple(self.data.shape[self.data.dim() - self.rank :])


NumericValue = Array | Distribution[Array]


@dataclass(slots=True)
class Notes:
    """Where values went missing during one evaluation: boolean tensors of shape ``batch`` with their reasons."""

    entries: list[tuple[Tensor, str]] = field(default_factory=list)
    labels: tuple[str, ...] = ()
    """What to call the arguments of the function being computed: ``p``, ``the first argument of kl``."""
    terms: int = 0

    def count(self, terms: int) -> None:
        """More terms of sums with an index were written out."""
        self.terms += terms
        if self.terms > MOST_TERMS:
            raise NoValueError(f"this goes over more than {MOST_TERMS} terms")

    def label(self, position: int) -> str:
        return self.labels[position] if position < len(self.labels) else "the argument"

    def where(self, mask: Tensor, rank: int, reason: str) -> None:
        """Remember that the entries of ``mask`` (of shape ``(*batch, *shape)``) have no value."""
        if bool(mask.any()):
            dimensions = tuple(range(mask.dim() - rank, mask.dim()))
            self.entries.append((mask.any(dim=dimensions) if dimensions else mask, reason))

    def missing(self) -> Tensor:
        """True for each member of the batch that has no value."""
        result = torch.zeros((), dtype=torch.bool)
        for mask, _ in self.entries:
            result = result | mask
        return result

    def drop(self, result: Array, mask: Tensor, reason: str) -> Array:
        """``result`` with NaN where ``mask`` is true, and the reason remembered."""
        if not bool(mask.any()):
            return result
        self.where(mask, result.rank, reason)
        return Array(result.data.masked_fill(mask, torch.nan), result.rank)

    def checked(self, result: Array, inputs: Sequence[Tensor], nothing: str) -> Array:
        """``result`` of finite arithmetic: a new NaN is noted with the reason ``nothing``, an overflow as such.

        ``inputs`` are broadcast with the result, so that an infinity that was there before is no overflow.
        """
        finite = torch.ones((), dtype=torch.bool)
        known = torch.ones((), dtype=torch.bool)
        if bool(torch.isfinite(result.data).all()):
            return result
        for data in inputs:
            finite = finite & torch.isfinite(data)
            known = known & ~torch.isnan(data)
        result = self.drop(result, torch.isnan(result.data) & known, nothing)
        return self.drop(result, torch.isinf(result.data) & finite, TOO_LARGE)


TOO_LARGE = "the result is too large to compute with (more than 1.8 · 10^308)"


def number(value: float) -> Array:
    return Array(torch.tensor(value, dtype=torch.float64), 0)


def spread(array: Array, rank: int) -> Tensor:
    """``array`` with room for ``rank`` dimensions, so that a number meets each entry of a vector or a matrix."""
    data = array.data
    for _ in range(rank - array.rank):
        data = data.unsqueeze(-1)
    return data


def aligned(*arrays: Array) -> tuple[tuple[Tensor, ...], int]:
    """The tensors ready for entry-by-entry work, and the rank of the result.

    Raises SizesDifferError where two vectors (or matrices) have different sizes.
    """
    shapes = {array.shape for array in arrays if array.rank}
    if len(shapes) > 1:
        first, second = [array.shape for array in arrays if array.rank][:2]
        raise SizesDifferError(size_text(first), size_text(second))
    rank = max(array.rank for array in arrays)
    return tuple(spread(array, rank) for array in arrays), rank


def as_array(value: NumericValue) -> Array:
    """A number, vector or matrix; a distribution has none."""
    if isinstance(value, Array):
        return value
    raise NoValueError(f"{kind_of(value)} stands where a number or a vector is wanted")


def as_number(value: NumericValue, what: str) -> Array:
    array = as_array(value)
    if array.rank:
        raise NoValueError(f"{what} must be a number, but it has {size_text(array.shape)}")
    return array


def whole_number(value: NumericValue, what: str, least: int, most: int) -> int:
    """A plain whole number from ``least`` to ``most``, the same for the whole batch."""
    array = as_number(value, what)
    if array.data.dim():
        raise NoValueError(f"{what} cannot vary")
    plain = float(array.data.detach())
    if not (plain == plain // 1 and least <= plain <= most):
        raise NoValueError(f"{what} must be a whole number from {least} to {most}, not {plain:g}")
    return int(plain)


def as_vector(value: NumericValue, what: str) -> Array:
    array = as_array(value)
    if array.rank != 1:
        raise NoValueError(f"{what} must be a vector such as [1, 2, 3], but it is {shape_name(array.rank)}")
    return array


def as_matrix(value: NumericValue, what: str) -> Array:
    array = as_array(value)
    if array.rank != 2:
        raise NoValueError(f"{what} must be a matrix such as [[1, 0], [0, 1]], but it is {shape_name(array.rank)}")
    return array


def shape_name(rank: int) -> str:
    return ("a number", "a vector", "a matrix")[rank]


def stacked(entries: Sequence[Array]) -> Array:
    """Numbers to a vector, vectors of one length to a matrix."""
    ranks = {entry.rank for entry in entries}
    if len(ranks) != 1 or ranks == {2}:
        raise NoValueError("the entries of a vector must all be numbers, or all be rows of one length")
    if len({entry.shape for entry in entries}) > 1:
        raise NoValueError("the rows of the matrix have different lengths")
    rank = ranks.pop()
    data = torch.broadcast_tensors(*(entry.data for entry in entries))  # type: ignore[no-untyped-call]
    return Array(torch.stack(data, dim=-1 - rank), rank + 1)
