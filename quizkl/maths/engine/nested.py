"""Vectors and matrices as tuples of numbers, matrices row by row; what the numbers are does not matter here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from quizkl.maths.engine.distributions import FAMILIES, kind_of
from quizkl.maths.engine.limits import MOST_ENTRIES
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, TooLargeError, size_text

Entry: TypeAlias = Any
"""A number of the engine at hand."""

Nested: TypeAlias = Any
"""An Entry, or a tuple of Nested of one shape."""

NestedValue: TypeAlias = Any
"""A Nested, or a Distribution of them."""

Vector: TypeAlias = tuple[Entry, ...]
Matrix: TypeAlias = tuple[Vector, ...]


def shape(array: Nested) -> tuple[int, ...]:
    sizes = []
    while isinstance(array, tuple):
        sizes.append(len(array))
        array = array[0]
    return tuple(sizes)


def is_distribution(value: NestedValue) -> bool:
    return isinstance(value, FAMILIES)


def as_array(value: NestedValue) -> Nested:
    if is_distribution(value):
        raise NoValueError(f"{kind_of(value)} stands where a number or a vector is wanted")
    sizes = shape(value)
    count = 1
    for size in sizes:
        count *= size
    if count > MOST_ENTRIES:
        raise TooLargeError
    return value


def entrywise(function: Callable[..., Entry], *arrays: Nested) -> Nested:
    """``function`` on each entry; a number meets each entry of a vector or matrix."""
    shapes = [shape(array) for array in arrays if isinstance(array, tuple)]
    if not shapes:
        return function(*arrays)
    if any(other != shapes[0] for other in shapes[1:]):
        raise SizesDifferError(size_text(shapes[0]), size_text(shapes[1]))
    return tuple(
        entrywise(function, *(array[place] if isinstance(array, tuple) else array for array in arrays))
        for place in range(shapes[0][0])
    )


def entries(array: Nested) -> Vector:
    """All entries in order."""
    if not isinstance(array, tuple):
        return (array,)
    return tuple(number for part in array for number in entries(part))


def as_number(value: NestedValue) -> Entry:
    array = as_array(value)
    if isinstance(array, tuple):
        raise NoValueError(f"a number is wanted here, but this has {size_text(shape(array))}")
    return array


def as_vector(value: NestedValue) -> Vector:
    array = as_array(value)
    if len(shape(array)) != 1:
        raise NoValueError("a vector such as [1, 2, 3] is wanted here")
    vector: Vector = array
    return vector


def as_square(value: NestedValue) -> Matrix:
    array = as_array(value)
    sizes = shape(array)
    if len(sizes) != 2 or sizes[0] != sizes[1]:
        raise NoValueError("a square matrix is wanted here")
    matrix: Matrix = array
    return matrix


def stacked(parts: Sequence[Nested]) -> Nested:
    """Numbers to a vector, vectors of one length to a matrix."""
    if len({shape(part) for part in parts}) > 1 or len(shape(parts[0])) > 1:
        raise NoValueError("the entries of a vector must all be numbers, or all be rows of one length")
    return tuple(parts)


def per_row(function: Callable[..., Nested], *arrays: Nested) -> Nested:
    """``function`` of vectors, row by row where they are matrices."""
    if len(shape(arrays[0])) < 2:
        return function(*arrays)
    return tuple(function(*rows) for rows in zip(*arrays, strict=True))


def transposed(array: Nested) -> Nested:
    return tuple(zip(*array, strict=True)) if len(shape(array)) == 2 else array
