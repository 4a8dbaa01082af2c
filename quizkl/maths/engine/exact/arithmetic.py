"""Sums, products and matrices of exact numbers."""

from __future__ import annotations

import sympy

from quizkl.maths.engine.exact import number
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.limits import EXACT_MATRIX
from quizkl.maths.engine.nested import Matrix, Nested, Vector, as_square, entries, entrywise, shape, transposed
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, TooLargeError, size_text


def total(numbers: Vector) -> ExactNumber:
    """Added at once: sympy sorts the terms of a sum, and one by one that is quadratic."""
    return number.bounded(sympy.Add(*numbers), "∞ - ∞ has no value")


def product(numbers: Vector) -> ExactNumber:
    result: ExactNumber = sympy.Integer(1)
    for factor in numbers:
        result = number.multiply(result, factor)
    return result


def dot(left: Nested, right: Nested) -> Nested:
    ranks = len(shape(left)), len(shape(right))
    if 0 in ranks:
        return entrywise(number.multiply, left, right)
    if ranks == (1, 1):
        return total(entries(entrywise(number.multiply, left, right)))
    return matrix_product(left, right)


def matrix_product(left: Nested, right: Nested) -> Nested:
    """A vector on the left is a row, on the right a column."""
    sizes = shape(left), shape(right)
    if not sizes[0] or not sizes[1]:
        raise NoValueError("@ wants vectors or matrices, not a number")
    if sizes[0][-1] != sizes[1][0]:
        raise SizesDifferError(size_text(sizes[0]), size_text(sizes[1]))
    if len(sizes[0]) == 2:
        return tuple(matrix_product(row, right) for row in left)
    if len(sizes[1]) == 2:
        return tuple(matrix_product(left, column) for column in transposed(right))
    return total(tuple(number.multiply(a, b) for a, b in zip(left, right, strict=True)))


def _diagonal_only(matrix: Matrix) -> bool:
    return all(entry == 0 for i, row in enumerate(matrix) for j, entry in enumerate(row) if i != j)


def _sympy_matrix(matrix: Matrix) -> sympy.Matrix:
    if len(matrix) > EXACT_MATRIX:
        raise TooLargeError
    return sympy.Matrix(matrix)


def diagonal(matrix: Matrix) -> Vector:
    return tuple(row[place] for place, row in enumerate(matrix))


def determinant(value: Nested) -> ExactNumber:
    matrix = as_square(value)
    if _diagonal_only(matrix):
        return product(diagonal(matrix))
    return number.bounded(_sympy_matrix(matrix).det(), "this determinant has no value")


def inverse(value: Nested) -> Matrix:
    matrix = as_square(value)
    if number.sign(determinant(matrix)) == 0:
        raise NoValueError("this matrix has no inverse: its determinant is 0")
    if _diagonal_only(matrix):
        return tuple(
            tuple(1 / entry if i == j else entry for j, entry in enumerate(row)) for i, row in enumerate(matrix)
        )
    inverted = _sympy_matrix(matrix).inv()
    return tuple(tuple(inverted.row(place)) for place in range(len(matrix)))


def positive_definite(matrix: Matrix) -> bool:
    """By its leading minors (Sylvester)."""
    if _diagonal_only(matrix):
        return all(number.sign(entry) > 0 for entry in diagonal(matrix))
    whole = _sympy_matrix(matrix)
    return all(number.sign(whole[:size, :size].det()) > 0 for size in range(1, len(matrix) + 1))
