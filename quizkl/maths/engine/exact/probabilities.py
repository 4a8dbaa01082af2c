"""Probability vectors of exact numbers: what makes one, and the divergence between two."""

from __future__ import annotations

import sympy

from quizkl.maths.engine.distributions import SUM_SLACK, Categorical
from quizkl.maths.engine.exact import number
from quizkl.maths.engine.exact.arithmetic import total
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.nested import Nested, NestedValue, Vector, as_array, is_distribution, per_row, shape
from quizkl.maths.engine.novalue import NoValueError

_SLACK = sympy.Rational(SUM_SLACK).limit_denominator(10**12)


def is_probabilities(value: NestedValue) -> bool:
    """Whether it can be read as a vector (or rows) of probabilities: any array, and a categorical."""
    return isinstance(value, Categorical) or not is_distribution(value)


def probabilities(value: NestedValue) -> Nested:
    """The vector (or the rows) as distributions: no entry negative, the sum 1 within SUM_SLACK."""
    if isinstance(value, Categorical):
        return value.probabilities
    array = as_array(value)
    if not shape(array):
        raise NoValueError("a vector of probabilities such as [0.5, 0.5] is wanted here")
    return per_row(_checked, array)


def _checked(vector: Vector) -> Vector:
    if any(number.sign(entry) < 0 for entry in vector):
        raise NoValueError("this is not a distribution: it has a negative entry")
    off = total(vector) - 1
    if off != 0 and number.sign(abs(off) - _SLACK) > 0:
        raise NoValueError("this is not a distribution: its entries do not sum to 1")
    return vector


def inside_support(p: Vector, q: Vector) -> list[tuple[ExactNumber, ExactNumber]] | None:
    """The pairs where p is not 0; None where q is 0 in one of them."""
    inside = [(a, b) for a, b in zip(p, q, strict=True) if number.sign(a)]
    return None if any(number.sign(b) == 0 for _, b in inside) else inside


def relative_entropy(p: Vector, q: Vector) -> ExactNumber:
    """Σ p ln(p/q) over the support of p; infinite where q has none."""
    inside = inside_support(p, q)
    if inside is None:
        return sympy.oo
    return total(tuple(a * sympy.log(a / b) for a, b in inside))
