"""The operators on tensors: sums, products, quotients, powers, matrix products."""

from __future__ import annotations

import torch

from quizkl.maths.engine.novalue import (
    INFINITY_TO_NOTHING,
    INVERSE_OR_ENTRIES,
    NoValueError,
    SizesDifferError,
    size_text,
)
from quizkl.maths.engine.numeric.array import Array, Notes, aligned, shape_name

ZERO_DIVISION = "division by zero"


def add(notes: Notes, left: Array, right: Array) -> Array:
    (a, b), rank = aligned(left, right)
    return notes.checked(Array(a + b, rank), (a, b), "∞ - ∞ has no value")


def subtract(notes: Notes, left: Array, right: Array) -> Array:
    (a, b), rank = aligned(left, right)
    return notes.checked(Array(a - b, rank), (a, b), "∞ - ∞ has no value")


def multiply(notes: Notes, left: Array, right: Array) -> Array:
    (a, b), rank = aligned(left, right)
    return notes.checked(Array(a * b, rank), (a, b), "0 · ∞ has no value")


def divide(notes: Notes, left: Array, right: Array) -> Array:
    (a, b), rank = aligned(left, right)
    result = notes.drop(Array(a / b, rank), (b == 0) & ~torch.isnan(a), ZERO_DIVISION)
    return notes.checked(result, (a, b), "∞/∞ has no value")


def power(notes: Notes, base: Array, exponent: Array) -> Array:
    """Real powers, entry by entry; a negative base takes whole exponents only. 0^0 is 1, ∞^0 has no value.

    On paper ``A^-1`` is the inverse of a matrix, so it is not quietly taken entry by entry.
    """
    if base.rank == 2 and exponent.rank == 0 and bool((exponent.data < 0).any()):
        raise NoValueError(INVERSE_OR_ENTRIES)
    (a, b), rank = aligned(base, exponent)
    result = Array(torch.pow(a, b), rank)
    result = notes.drop(result, (a == 0) & (b < 0), ZERO_DIVISION)
    unclear = (a.abs() == 1) & torch.isinf(b)
    result = notes.drop(result, torch.isinf(a) & (b == 0), INFINITY_TO_NOTHING)
    result = notes.drop(result, unclear | ((a < 0) & torch.isinf(b)), "a power with the exponent ∞ has no value here")
    result = notes.drop(
        result, (a < 0) & (b != b.floor()), "a negative number to a fractional power is not a real number"
    )
    return notes.checked(result, (a, b), "this power has no value")


def dot(notes: Notes, left: Array, right: Array) -> Array:
    """The inner product of two vectors; with a number it multiplies; with a matrix it is the matrix product."""
    if left.rank == 0 or right.rank == 0:
        return multiply(notes, left, right)
    if left.rank == 1 and right.rank == 1:
        product = multiply(notes, left, right)
        return total(notes, product, "∞ - ∞ has no value")
    return matrix_product(notes, left, right)


def matrix_product(notes: Notes, left: Array, right: Array) -> Array:
    """Vector or matrix times vector or matrix; a vector on the left is a row, on the right a column."""
    if left.rank == 0 or right.rank == 0:
        raise NoValueError(f"@ wants vectors or matrices, not {shape_name(0)}")
    if left.shape[-1] != right.shape[0]:
        raise SizesDifferError(size_text(left.shape), size_text(right.shape))
    a = left.data.unsqueeze(-2) if left.rank == 1 else left.data
    b = right.data.unsqueeze(-1) if right.rank == 1 else right.data
    product = a @ b
    if left.rank == 1:
        product = product.squeeze(-2)
    if right.rank == 1:
        product = product.squeeze(-1)
    return reduced(notes, Array(product, left.rank + right.rank - 2), left, right)


def total(notes: Notes, array: Array, nothing: str) -> Array:
    """The sum of all entries."""
    dimensions = tuple(range(-array.rank, 0))
    result = Array(array.data.sum(dim=dimensions) if dimensions else array.data, 0)
    return reduced(notes, result, array, nothing=nothing)


def reduced(notes: Notes, result: Array, *inputs: Array, nothing: str = "∞ - ∞ has no value") -> Array:
    """``result`` of an operation that folds whole vectors or matrices: new NaN and overflow are noted."""
    if bool(torch.isfinite(result.data).all()):
        return result
    folded = [_worst(array, result.rank) for array in inputs]
    return notes.checked(result, folded, nothing)


def _worst(array: Array, rank: int) -> torch.Tensor:
    """Per member of the batch: NaN if an entry is NaN, else infinite if one is, else 0."""
    dimensions = tuple(range(-array.rank, 0))
    folded = array.data.abs()
    if dimensions:
        folded = folded.sum(dim=dimensions)
        finite = (
            torch.isfinite(array.data).all(dim=-1) if array.rank == 1 else torch.isfinite(array.data).all(-1).all(-1)
        )
        folded = torch.where(finite, torch.zeros_like(folded), folded)
    for _ in range(rank):
        folded = folded.unsqueeze(-1)
    return folded
