"""Sums, means, variances, densities and matrices in sympy."""

from __future__ import annotations

from functools import cmp_to_key
from itertools import accumulate

import sympy

from quizkl.maths.engine.distributions import MultivariateNormal
from quizkl.maths.engine.exact import arithmetic, families, number
from quizkl.maths.engine.exact.elementary import ExactForm
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.limits import LARGEST_IDENTITY, LONGEST_ONEHOT
from quizkl.maths.engine.nested import (
    Nested,
    NestedValue,
    Vector,
    as_array,
    as_number,
    as_square,
    as_vector,
    entries,
    entrywise,
    is_distribution,
    shape,
    transposed,
)
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, size_text


def _entries(arguments: tuple[NestedValue, ...]) -> Vector:
    return tuple(entry for argument in arguments for entry in entries(as_array(argument)))


def _extreme(numbers: Vector, wanted: int) -> ExactNumber:
    best = numbers[0]
    for candidate in numbers[1:]:
        if candidate != best and number.sign(candidate - best) == wanted:
            best = candidate
    return best


def _average(numbers: Vector, correction: int = 0) -> ExactNumber:
    return number.divide(arithmetic.total(numbers), sympy.Integer(len(numbers) - correction))


def mean(arguments: tuple[NestedValue, ...]) -> Nested:
    if is_distribution(arguments[0]):
        return families.mean_of(arguments[0])
    return _average(_entries(arguments))


def var(arguments: tuple[NestedValue, ...]) -> Nested:
    if is_distribution(arguments[0]):
        return families.var_of(arguments[0])
    return _covariance(*(_entries(arguments[:1]),) * 2, _correction(arguments[1:]))


def _covariance(x: Vector, y: Vector, correction: int) -> ExactNumber:
    if len(x) != len(y):
        raise SizesDifferError(size_text(shape(x)), size_text(shape(y)))
    if len(x) <= correction:
        raise NoValueError(f"dividing by n - {correction} needs more than {correction} numbers")
    middle = _average(x), _average(y)
    return _average(tuple((a - middle[0]) * (b - middle[1]) for a, b in zip(x, y, strict=True)), correction)


def _correction(arguments: tuple[NestedValue, ...]) -> int:
    return whole_number(arguments[0], 0, 1000) if arguments else 0


def whole_number(value: NestedValue, least: int, most: int) -> int:
    plain = as_number(value)
    if not plain.is_Integer or not least <= plain <= most:
        raise NoValueError(f"a whole number from {least} to {most} is wanted here")
    return int(plain)


def std(arguments: tuple[NestedValue, ...]) -> Nested:
    return entrywise(number.square_root, var(arguments))


def cov(arguments: tuple[NestedValue, ...]) -> Nested:
    first = arguments[0]
    if isinstance(first, MultivariateNormal):
        return first.covariance
    if len(shape(as_array(first))) == 2:
        columns = transposed(first)
        correction = _correction(arguments[1:])
        return tuple(tuple(_covariance(a, b, correction) for b in columns) for a in columns)
    if len(arguments) < 2:
        raise NoValueError("cov of one vector is its variance: write var(x), or cov(x, y)")
    return _covariance(as_vector(first), as_vector(arguments[1]), _correction(arguments[2:]))


def corr(arguments: tuple[NestedValue, ...]) -> ExactNumber:
    """The covariance over both standard deviations."""
    x, y = (as_vector(argument) for argument in arguments)
    spread = _covariance(x, x, 0) * _covariance(y, y, 0)
    if number.sign(spread) == 0:
        raise NoValueError("a sample of equal numbers has no correlation")
    return number.divide(_covariance(x, y, 0), number.square_root(spread))


def median(arguments: tuple[NestedValue, ...]) -> ExactNumber:
    """The middle entry, or the mean of the two in the middle."""
    ordered = sorted(as_vector(arguments[0]), key=cmp_to_key(_order))
    count = len(ordered)
    return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


def _order(a: ExactNumber, b: ExactNumber) -> int:
    return number.sign(a - b)


def solve(arguments: tuple[NestedValue, ...]) -> Nested:
    """The x with A x = b."""
    matrix, right = as_square(arguments[0]), as_array(arguments[1])
    if not shape(right) or shape(right)[0] != len(matrix):
        raise SizesDifferError(size_text(shape(matrix)), size_text(shape(right)))
    return arithmetic.matrix_product(arithmetic.inverse(matrix), right)


def cumsum(arguments: tuple[NestedValue, ...]) -> Nested:
    vector = as_vector(arguments[0])
    return tuple(accumulate(vector, number.add))


def length(arguments: tuple[NestedValue, ...]) -> ExactNumber:
    sizes = shape(as_array(arguments[0]))
    if not sizes:
        raise NoValueError("a number has no length; |x| is its absolute value")
    return sympy.Integer(sizes[0])


def diag(arguments: tuple[NestedValue, ...]) -> Nested:
    array = as_array(arguments[0])
    if len(shape(array)) == 1:
        return families.diagonal_matrix(array)
    return arithmetic.diagonal(as_square(array))


def identity(arguments: tuple[NestedValue, ...]) -> Nested:
    return families.diagonal_matrix((sympy.Integer(1),) * whole_number(arguments[0], 1, LARGEST_IDENTITY))


def onehot(arguments: tuple[NestedValue, ...]) -> Nested:
    size = whole_number(arguments[1], 1, LONGEST_ONEHOT)
    place = whole_number(arguments[0], 1, size)
    return tuple(sympy.Integer(int(k == place)) for k in range(1, size + 1))


def pdf(arguments: tuple[NestedValue, ...]) -> Nested:
    return families.pdf_of(arguments[0], as_array(arguments[1]))


def logpdf(arguments: tuple[NestedValue, ...]) -> Nested:
    return entrywise(_log_density, pdf(arguments))


def _log_density(density: ExactNumber) -> ExactNumber:
    if density.is_zero:
        return -sympy.oo
    return sympy.expand_log(sympy.log(density), force=True)


def norm(array: Nested) -> ExactNumber:
    return sympy.sqrt(arithmetic.total(tuple(entry**2 for entry in entries(array))))


STATISTICS: dict[str, ExactForm] = {
    "sum": lambda arguments: arithmetic.total(_entries(arguments)),
    "prod": lambda arguments: arithmetic.product(_entries(arguments)),
    "max": lambda arguments: _extreme(_entries(arguments), 1),
    "min": lambda arguments: _extreme(_entries(arguments), -1),
    "cumsum": cumsum,
    "length": length,
    "diag": diag,
    "identity": identity,
    "onehot": onehot,
    "mean": mean,
    "var": var,
    "std": std,
    "cov": cov,
    "pdf": pdf,
    "logpdf": logpdf,
    "det": lambda arguments: arithmetic.determinant(arguments[0]),
    "solve": solve,
    "corr": corr,
    "median": median,
    "inv": lambda arguments: arithmetic.inverse(arguments[0]),
    "tr": lambda arguments: arithmetic.total(arithmetic.diagonal(as_square(arguments[0]))),
}
