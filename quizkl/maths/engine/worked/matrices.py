"""Determinants, inverses, traces and products of small matrices, as they are worked out by hand."""

from __future__ import annotations

from quizkl.maths.engine.nested import is_distribution
from quizkl.maths.engine.worked.definition import Definition, Formula, Opaque, Series
from quizkl.maths.engine.worked.notation import call, minus, over, plus, times
from quizkl.maths.engine.worked.symbols import Define, Symbols
from quizkl.maths.syntax.tree import Binary, Expression, Index, Negate, Norm, Operator, Vector

BY_ELIMINATION = "by elimination"


def at(matrix: Expression, row: int, column: int) -> Expression:
    return Index(Index(matrix, row), column)


def _square(symbols: Symbols, matrix: Expression) -> int:
    """The size of a square matrix, else 0."""
    value = symbols.quantities.value(matrix)
    if is_distribution(value):
        return 0
    shape = symbols.quantities.shape(matrix)
    return shape[0] if len(shape) == 2 and shape[0] == shape[1] else 0


def _is_diagonal(symbols: Symbols, matrix: Expression, size: int) -> bool:
    rows = symbols.quantities.value(matrix)
    return all(rows[i][j] == 0 for i in range(size) for j in range(size) if i != j)


def _det(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    matrix = symbols.name(arguments[0], "A", "M")
    size = _square(symbols, matrix)
    if not size:
        return Opaque()
    if size == 1 or (size > 2 and size < 7 and _is_diagonal(symbols, matrix, size)):
        return Formula(times(*(at(matrix, place, place) for place in range(1, size + 1))))
    if size == 2:
        return Formula(_minor(matrix, (1, 2), (1, 2)))
    if size == 3:
        first = times(at(matrix, 1, 1), _minor(matrix, (2, 3), (2, 3)))
        second = times(at(matrix, 1, 2), _minor(matrix, (2, 3), (1, 3)))
        third = times(at(matrix, 1, 3), _minor(matrix, (2, 3), (1, 2)))
        return Formula(plus(minus(first, second), third))
    return Opaque(BY_ELIMINATION)


def _minor(matrix: Expression, rows: tuple[int, int], columns: tuple[int, int]) -> Expression:
    (i, j), (k, m) = rows, columns
    return minus(times(at(matrix, i, k), at(matrix, j, m)), times(at(matrix, i, m), at(matrix, j, k)))


def _inv(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    matrix = symbols.name(arguments[0], "A", "M")
    if _square(symbols, matrix) != 2:
        return Opaque(BY_ELIMINATION)
    a, b, c, d = at(matrix, 1, 1), at(matrix, 1, 2), at(matrix, 2, 1), at(matrix, 2, 2)
    adjugate = Vector((Vector((d, Negate(b))), Vector((Negate(c), a))))
    return Formula(over(adjugate, call("det", matrix)))


def _tr(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    matrix = arguments[0]
    size = _square(symbols, matrix)
    return Series(None, size, lambda place: at(matrix, place, place)) if size else Opaque()


def _solve(symbols: Symbols, arguments: tuple[Expression, ...]) -> Definition:
    return Formula(Binary(Operator.MATRIX_PRODUCT, call("inv", arguments[0]), arguments[1]))


MATRICES: dict[str, Define] = {"det": _det, "inv": _inv, "tr": _tr, "solve": _solve}


def product(symbols: Symbols, node: Binary) -> Definition:
    """A product that is a number: the sum of the products of entries."""
    size = symbols.size(node.left)
    if size is None or symbols.size(node.right) != size:
        return Opaque()
    return Series(None, size, lambda place: times(Index(node.left, place), Index(node.right, place)))


def norm(symbols: Symbols, node: Norm) -> Definition:
    """The square root of the sum of squares."""
    size = symbols.size(node.operand)
    if size is None:
        return Opaque()
    square = Binary(Operator.DOT, node.operand, node.operand)
    return Formula(call("sqrt", square))
