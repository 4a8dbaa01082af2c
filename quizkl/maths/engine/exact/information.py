"""Entropies and divergences of probability vectors in sympy; the conventions are those of the torch forms."""

from __future__ import annotations

import sympy

from quizkl.maths.engine.exact import families, number
from quizkl.maths.engine.exact.arithmetic import total
from quizkl.maths.engine.exact.elementary import ExactForm
from quizkl.maths.engine.exact.number import ExactNumber
from quizkl.maths.engine.exact.probabilities import inside_support, is_probabilities, probabilities, relative_entropy
from quizkl.maths.engine.nested import (
    Nested,
    NestedValue,
    Vector,
    as_array,
    entrywise,
    per_row,
    shape,
)
from quizkl.maths.engine.novalue import PERPLEXITY_OF_NUMBER, NoValueError, SizesDifferError, size_text


def _pair(arguments: tuple[NestedValue, ...]) -> tuple[Nested, Nested]:
    p, q = (probabilities(argument) for argument in arguments)
    if shape(p) != shape(q):
        raise SizesDifferError(size_text(shape(p)), size_text(shape(q)))
    return p, q


def entropy(arguments: tuple[NestedValue, ...]) -> Nested:
    if not is_probabilities(arguments[0]):
        return families.entropy_of(arguments[0])
    return per_row(_entropy, probabilities(arguments[0]))


def _entropy(p: Vector) -> ExactNumber:
    return total(tuple(-entry * sympy.log(entry) for entry in p if number.sign(entry)))


def cross_entropy(arguments: tuple[NestedValue, ...]) -> Nested:
    p, q = arguments
    if not is_probabilities(p) and not is_probabilities(q):
        return entrywise(number.add, families.entropy_of(p), families.kl_of(p, q))
    return per_row(_cross_entropy, *_pair(arguments))


def _cross_entropy(p: Vector, q: Vector) -> ExactNumber:
    inside = inside_support(p, q)
    if inside is None:
        return sympy.oo
    return total(tuple(-a * sympy.log(b) for a, b in inside))


def kl(arguments: tuple[NestedValue, ...]) -> Nested:
    p, q = arguments
    if not is_probabilities(p) or not is_probabilities(q):
        return families.kl_of(p, q)
    return per_row(relative_entropy, *_pair(arguments))


def js(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(_js, *_pair(arguments))


def _js(p: Vector, q: Vector) -> ExactNumber:
    middle = tuple((a + b) / 2 for a, b in zip(p, q, strict=True))
    return (relative_entropy(p, middle) + relative_entropy(q, middle)) / 2


def tv(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(lambda p, q: total(tuple(abs(a - b) for a, b in zip(p, q, strict=True))) / 2, *_pair(arguments))


def hellinger(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(_hellinger, *_pair(arguments))


def _hellinger(p: Vector, q: Vector) -> ExactNumber:
    overlap = total(tuple(sympy.sqrt(a * b) for a, b in zip(p, q, strict=True)))
    masses = total(p) + total(q)
    return sympy.sqrt(masses / 2 - overlap)


def perplexity(arguments: tuple[NestedValue, ...]) -> Nested:
    value = as_array(arguments[0])
    if isinstance(value, tuple):
        raise NoValueError(PERPLEXITY_OF_NUMBER)
    return number.exponential(value)


def softmax(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(_softmax, _logits(arguments))


def _logits(arguments: tuple[NestedValue, ...]) -> Nested:
    array = as_array(arguments[0])
    if not shape(array):
        raise NoValueError("a vector such as [1.2, 0.3, -0.8] is wanted here")
    return array


def _softmax(z: Vector) -> Vector:
    """Divided through by the first exponential, so that equal logits give plain fractions."""
    weights = tuple(number.exponential(entry - z[0]) for entry in z)
    whole = total(weights)
    return tuple(number.divide(weight, whole) for weight in weights)


def log_softmax(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(lambda z: tuple(entry - _logsumexp(z) for entry in z), _logits(arguments))


def logsumexp(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(_logsumexp, _logits(arguments))


def _logsumexp(z: Vector) -> ExactNumber:
    return number.logarithm(total(tuple(number.exponential(entry) for entry in z)))


def normalize(arguments: tuple[NestedValue, ...]) -> Nested:
    return per_row(_normalize, as_array(arguments[0]))


def _normalize(weights: Vector) -> Vector:
    if any(number.sign(weight) < 0 for weight in weights):
        raise NoValueError("weights are not negative")
    whole = total(weights)
    return tuple(number.divide(weight, whole) for weight in weights)


INFORMATION: dict[str, ExactForm] = {
    "entropy": entropy,
    "cross_entropy": cross_entropy,
    "kl": kl,
    "js": js,
    "tv": tv,
    "hellinger": hellinger,
    "perplexity": perplexity,
    "softmax": softmax,
    "log_softmax": log_softmax,
    "logsumexp": logsumexp,
    "normalize": normalize,
}
