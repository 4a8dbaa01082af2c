"""Vectors and matrices worked out by hand: products, determinants by cofactors, inverses by the adjugate."""

from __future__ import annotations

from quizkl.maths.engine.nested import Nested, Vector, entrywise, shape, transposed
from quizkl.maths.engine.rounding.definitions import ByHand, ReachVector
from quizkl.maths.engine.rounding.reach import NoReachError, Reach


def diagonal(matrix: Nested) -> Vector:
    return tuple(row[place] for place, row in enumerate(matrix))


def diagonal_matrix(by: ByHand, vector: Vector) -> Nested:
    zero = by.hand.exactly(0)
    return tuple(tuple(entry if i == j else zero for j in range(len(vector))) for i, entry in enumerate(vector))


def dot(by: ByHand, x: Vector, y: Vector) -> Reach:
    return by.hand.total(by.hand.multiply(a, b) for a, b in zip(x, y, strict=True))


def _matrix_product(by: ByHand, left: Nested, right: Nested) -> Nested:
    if len(shape(left)) == 2:
        return tuple(_matrix_product(by, row, right) for row in left)
    if len(shape(right)) == 2:
        return tuple(dot(by, left, column) for column in transposed(right))
    return dot(by, left, right)


def matrix_product(by: ByHand, left: Nested, right: Nested) -> Nested:
    """As ``@`` and ``·`` do: a vector on the left is a row, on the right a column."""
    if not shape(left) or not shape(right):
        return entrywise(by.hand.multiply, left, right)
    return _matrix_product(by, left, right)


def determinant(by: ByHand, rows: tuple[ReachVector, ...]) -> Reach:
    """By cofactors along the first row; up to three rows, as one does by hand."""
    h = by.hand
    if len(rows) == 1:
        return rows[0][0]
    if len(rows) > 3 and not is_diagonal(rows):
        raise NoReachError
    if is_diagonal(rows):
        return h.product(row[place] for place, row in enumerate(rows))
    minors = (determinant(by, without(rows, place)) for place in range(len(rows)))
    signed = (h.multiply(h.exactly((-1) ** place), minor) for place, minor in enumerate(minors))
    return h.total(h.multiply(entry, minor) for entry, minor in zip(rows[0], signed, strict=True))


def inverse(by: ByHand, rows: Nested) -> Nested:
    """1/determinant times the adjugate; entry by entry on a diagonal."""
    h = by.hand
    size = len(rows)
    if is_diagonal(rows):
        one, zero = h.exactly(1), h.exactly(0)
        return tuple(tuple(h.divide(one, rows[i][i]) if i == j else zero for j in range(size)) for i in range(size))
    whole = determinant(by, rows)
    cofactors = [
        [h.multiply(h.exactly((-1) ** (i + j)), determinant(by, without(rows, i, j))) for j in range(size)]
        for i in range(size)
    ]
    return tuple(tuple(h.divide(entry, whole) for entry in row) for row in cofactors)


def is_diagonal(rows: tuple[ReachVector, ...]) -> bool:
    return all(entry.exact == 0 for i, row in enumerate(rows) for j, entry in enumerate(row) if i != j)


def without(rows: tuple[ReachVector, ...], column: int, row: int = 0) -> tuple[ReachVector, ...]:
    """The minor: the matrix without a row and a column."""
    kept = (entries for place, entries in enumerate(rows) if place != row)
    return tuple(tuple(entry for place, entry in enumerate(entries) if place != column) for entries in kept)
