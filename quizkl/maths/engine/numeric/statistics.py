"""Sums, means, variances of numbers and of distributions; matrices; densities: in torch."""

from __future__ import annotations

import torch

from quizkl.maths.engine.distributions import MultivariateNormal
from quizkl.maths.engine.limits import LARGEST_IDENTITY, LONGEST_ONEHOT
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, size_text
from quizkl.maths.engine.numeric.arithmetic import reduced, total
from quizkl.maths.engine.numeric.array import (
    Array,
    Notes,
    NumericValue,
    aligned,
    as_array,
    as_matrix,
    as_number,
    as_vector,
    stacked,
    whole_number,
)
from quizkl.maths.engine.numeric.elementary import ROOT_OF_NEGATIVE, Form
from quizkl.maths.engine.numeric.families import as_distribution, diagonal_matrix, logpdf_of, mean_of, var_of


def _entries(arguments: tuple[NumericValue, ...]) -> Array:
    """One vector (or matrix), or several numbers, as one vector of entries."""
    if len(arguments) > 1:
        return stacked([as_number(argument, "each argument") for argument in arguments])
    array = as_array(arguments[0])
    if array.rank == 2:
        return Array(array.data.flatten(-2), 1)
    return array if array.rank else Array(array.data.unsqueeze(-1), 1)


def sum_(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    return total(notes, _entries(arguments), "∞ - ∞ has no value")


def prod(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    array = _entries(arguments)
    return reduced(notes, Array(array.data.prod(dim=-1), 0), array, nothing="0 · ∞ has no value")


def largest(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    return Array(_entries(arguments).data.amax(dim=-1), 0)


def smallest(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    return Array(_entries(arguments).data.amin(dim=-1), 0)


def mean(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The mean of the entries, or of a distribution."""
    if len(arguments) == 1 and not isinstance(arguments[0], Array):
        return mean_of(arguments[0])
    array = _entries(arguments)
    return reduced(notes, Array(array.data.mean(dim=-1), 0), array)


def var(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The mean squared deviation: divided by n, or by n - ``correction``; or the variance of a distribution."""
    if not isinstance(arguments[0], Array):
        return var_of(arguments[0])
    array = _entries(arguments[:1])
    count = array.shape[0] - _correction(arguments, array.shape[0])
    squares = (array.data - array.data.mean(dim=-1, keepdim=True)).square().sum(dim=-1)
    return reduced(notes, Array(squares / count, 0), array)


def std(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The square root of the variance."""
    variance = var(notes, arguments)
    if variance.rank == 1 and isinstance(arguments[0], MultivariateNormal):
        return Array(variance.data.sqrt(), 1)
    return notes.drop(Array(variance.data.sqrt(), variance.rank), variance.data < 0, ROOT_OF_NEGATIVE)


def cov(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The covariance of two vectors, of the columns of a matrix (a row an observation), or of a distribution."""
    first = arguments[0]
    if isinstance(first, MultivariateNormal):
        return first.covariance
    if not isinstance(first, Array):
        raise NoValueError("cov is for vectors, a matrix of observations, or a multivariate normal")
    if first.rank == 2:
        count = first.shape[0] - _correction(arguments, first.shape[0])
        centred = first.data - first.data.mean(dim=-2, keepdim=True)
        return reduced(notes, Array(centred.mT @ centred / count, 2), first)
    if len(arguments) < 2:
        raise NoValueError("cov of one vector is its variance: write var(x), or cov(x, y)")
    x, y = as_vector(first, notes.label(0)), as_vector(arguments[1], notes.label(1))
    (a, b), _ = aligned(x, y)
    count = x.shape[0] - _correction(arguments[1:], x.shape[0])
    products = (a - a.mean(dim=-1, keepdim=True)) * (b - b.mean(dim=-1, keepdim=True))
    return reduced(notes, Array(products.sum(dim=-1) / count, 0), x, y)


def _correction(arguments: tuple[NumericValue, ...], count: int) -> int:
    """What is taken from n before dividing: 0, or the second argument."""
    if len(arguments) < 2:
        return 0
    correction = whole_number(arguments[1], "what is taken from n (0, or 1 for the unbiased estimate)", 0, 1000)
    if count - correction < 1:
        raise NoValueError(f"dividing by n - {correction} needs more than {correction} numbers")
    return correction


def pdf(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    log = logpdf(notes, arguments)
    return Array(log.data.exp(), log.rank)


def logpdf(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    return logpdf_of(notes, as_distribution(arguments[0], notes.label(0)), as_array(arguments[1]))


def det(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    matrix = _square(arguments[0], "det")
    return reduced(notes, Array(torch.linalg.det(matrix.data), 0), matrix)


def inv(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    matrix = _square(arguments[0], "inv")
    inverse, failed = torch.linalg.inv_ex(torch.nan_to_num(matrix.data))
    notes.where(failed > 0, 0, "this matrix has no inverse: its determinant is 0")
    return Array(inverse, 2)


def solve(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The x with A x = b."""
    matrix, right = _square(arguments[0], "solve"), as_array(arguments[1])
    if not right.rank or right.shape[0] != matrix.shape[0]:
        raise SizesDifferError(size_text(matrix.shape), size_text(right.shape))
    column = right.data.unsqueeze(-1) if right.rank == 1 else right.data
    solution, failed = torch.linalg.solve_ex(torch.nan_to_num(matrix.data), column)
    notes.where(failed > 0, 0, "the matrix of solve has no inverse: its determinant is 0")
    return Array(solution.squeeze(-1) if right.rank == 1 else solution, right.rank)


def corr(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The covariance over both standard deviations."""
    shared = cov(notes, arguments)
    spread = std(notes, arguments[:1]).data * std(notes, arguments[1:]).data
    notes.where(spread == 0, 0, "a sample of equal numbers has no correlation")
    return Array(shared.data / spread, 0)


def median(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The middle entry, or the mean of the two in the middle."""
    vector = as_vector(arguments[0], notes.label(0))
    ordered = vector.data.sort(dim=-1).values
    count = vector.shape[0]
    middle = (ordered[..., (count - 1) // 2] + ordered[..., count // 2]) / 2
    return reduced(notes, Array(middle, 0), vector)


def tr(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    matrix = _square(arguments[0], "tr")
    return reduced(notes, Array(torch.diagonal(matrix.data, dim1=-2, dim2=-1).sum(dim=-1), 0), matrix)


def _square(value: NumericValue, function: str) -> Array:
    matrix = as_matrix(value, f"the argument of {function}")
    if matrix.shape[0] != matrix.shape[1]:
        raise NoValueError(f"{function} is for square matrices; this one is {matrix.shape[0]} × {matrix.shape[1]}")
    return matrix


def cumsum(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    vector = as_vector(arguments[0], notes.label(0))
    return notes.checked(Array(vector.data.cumsum(dim=-1), 1), (vector.data,), "∞ - ∞ has no value")


def length(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    array = as_array(arguments[0])
    if not array.rank:
        raise NoValueError("a number has no length; |x| is its absolute value")
    return Array(torch.tensor(float(array.shape[0]), dtype=torch.float64), 0)


def diag(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    array = as_array(arguments[0])
    if array.rank == 1:
        return diagonal_matrix(array)
    return Array(torch.diagonal(_square(array, "diag").data, dim1=-2, dim2=-1), 1)


def identity(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    size = whole_number(arguments[0], "the size of identity(n)", 1, LARGEST_IDENTITY)
    return Array(torch.eye(size, dtype=torch.float64), 2)


def onehot(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    size = whole_number(arguments[1], "the n of onehot(k, n)", 1, LONGEST_ONEHOT)
    place = whole_number(arguments[0], "the k of onehot(k, n)", 1, size)
    data = torch.zeros(size, dtype=torch.float64)
    data[place - 1] = 1
    return Array(data, 1)


def norm(notes: Notes, array: Array) -> Array:
    """The Euclidean length: of all entries, for a matrix (Frobenius)."""
    dimensions = tuple(range(-array.rank, 0))
    length = torch.linalg.vector_norm(array.data, dim=dimensions) if dimensions else array.data.abs()
    return reduced(notes, Array(length, 0), array)


STATISTICS: dict[str, Form] = {
    "sum": sum_,
    "prod": prod,
    "max": largest,
    "min": smallest,
    "mean": mean,
    "var": var,
    "std": std,
    "cov": cov,
    "corr": corr,
    "median": median,
    "pdf": pdf,
    "logpdf": logpdf,
    "cumsum": cumsum,
    "length": length,
    "diag": diag,
    "identity": identity,
    "onehot": onehot,
    "det": det,
    "inv": inv,
    "solve": solve,
    "tr": tr,
}
