"""Functions of vectors on numbers with an error bound; conventions and domains are those of the engines."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from quizkl.maths.engine.distributions import SUM_SLACK
from quizkl.maths.engine.equality.ball import (
    Real,
    absolute,
    add,
    divide,
    exponential,
    logarithm,
    multiply,
    negate,
    sign,
    square_root,
    subtract,
)
from quizkl.maths.engine.nested import Nested, as_vector, entries, entrywise, shape
from quizkl.maths.engine.novalue import NoValueError, SizesDifferError, size_text

Reals = tuple[Real, ...]
VectorFunction = Callable[[tuple[Nested, ...]], Nested]

_SLACK = Fraction(SUM_SLACK)
_TWO = Fraction(2)
_NOTHING: Real = Fraction(0)
_ONE: Real = Fraction(1)


def total(numbers: Reals) -> Real:
    return reduce(add, numbers, _NOTHING)


def dot(left: Nested, right: Nested) -> Nested:
    product = entrywise(multiply, left, right)
    return total(product) if isinstance(left, tuple) and isinstance(right, tuple) else product


def norm(array: Nested) -> Real:
    return square_root(total(tuple(multiply(entry, entry) for entry in entries(array))))


def _all(arguments: tuple[Nested, ...]) -> Reals:
    return tuple(entry for argument in arguments for entry in entries(argument))


def _extreme(wanted: int) -> VectorFunction:
    def of(arguments: tuple[Nested, ...]) -> Real:
        best, *others = _all(arguments)
        for candidate in others:
            if sign(subtract(candidate, best)) == wanted:
                best = candidate
        return best

    return of


def _mean(numbers: Reals) -> Real:
    return divide(total(numbers), Fraction(len(numbers)))


def _covariance(x: Reals, y: Reals, correction: Nested = Fraction(0)) -> Real:
    _same_size(x, y)
    middles = _mean(x), _mean(y)
    products = (multiply(subtract(a, middles[0]), subtract(b, middles[1])) for a, b in zip(x, y, strict=True))
    return divide(total(tuple(products)), subtract(Fraction(len(x)), correction))


def _var(arguments: tuple[Nested, ...]) -> Real:
    numbers = entries(arguments[0])
    return _covariance(numbers, numbers, *arguments[1:])


def _probabilities(value: Nested) -> Reals:
    vector = as_vector(value)
    if any(sign(entry) < 0 for entry in vector):
        raise NoValueError("this is not a distribution: it has a negative entry")
    off = absolute(subtract(total(vector), Fraction(1)))
    if sign(subtract(off, _SLACK)) > 0:
        raise NoValueError("this is not a distribution: its entries do not sum to 1")
    return vector


def _same_size(x: Reals, y: Reals) -> None:
    if len(x) != len(y):
        raise SizesDifferError(size_text(shape(x)), size_text(shape(y)))


def _pair(arguments: tuple[Nested, ...]) -> tuple[Reals, Reals]:
    p, q = (_probabilities(argument) for argument in arguments)
    _same_size(p, q)
    return p, q


def _cross_entropy(p: Reals, q: Reals) -> Real:
    """-Σ p ln q over the support of p; there is no finite value where q has none."""
    return negate(total(tuple(multiply(a, logarithm(b)) for a, b in zip(p, q, strict=True) if sign(a))))


def _kl(p: Reals, q: Reals) -> Real:
    return total(tuple(multiply(a, logarithm(divide(a, b))) for a, b in zip(p, q, strict=True) if sign(a)))


def _js(arguments: tuple[Nested, ...]) -> Real:
    p, q = _pair(arguments)
    middle = tuple(divide(add(a, b), _TWO) for a, b in zip(p, q, strict=True))
    return divide(add(_kl(p, middle), _kl(q, middle)), _TWO)


def _tv(arguments: tuple[Nested, ...]) -> Real:
    return divide(total(tuple(absolute(subtract(a, b)) for a, b in zip(*_pair(arguments), strict=True))), _TWO)


def _hellinger(arguments: tuple[Nested, ...]) -> Real:
    gaps = tuple(subtract(square_root(a), square_root(b)) for a, b in zip(*_pair(arguments), strict=True))
    return divide(norm(gaps), square_root(_TWO))


def _entropy(arguments: tuple[Nested, ...]) -> Real:
    p = _probabilities(arguments[0])
    return _cross_entropy(p, p)


def _normalize(arguments: tuple[Nested, ...]) -> Nested:
    weights = as_vector(arguments[0])
    if any(sign(weight) < 0 for weight in weights):
        raise NoValueError("weights are not negative")
    whole = total(weights)
    return tuple(divide(weight, whole) for weight in weights)


def _softmax(arguments: tuple[Nested, ...]) -> Nested:
    return _normalize((tuple(exponential(entry) for entry in as_vector(arguments[0])),))


def _logsumexp(arguments: tuple[Nested, ...]) -> Real:
    return logarithm(total(tuple(exponential(entry) for entry in as_vector(arguments[0]))))


def _log_softmax(arguments: tuple[Nested, ...]) -> Nested:
    whole = _logsumexp(arguments)
    return tuple(subtract(entry, whole) for entry in as_vector(arguments[0]))


VECTOR_FUNCTIONS: dict[str, VectorFunction] = {
    "sum": lambda arguments: total(_all(arguments)),
    "prod": lambda arguments: reduce(multiply, _all(arguments), _ONE),
    "max": _extreme(1),
    "min": _extreme(-1),
    "length": lambda arguments: Fraction(len(as_vector(arguments[0]))),
    "mean": lambda arguments: _mean(entries(arguments[0])),
    "var": _var,
    "std": lambda arguments: square_root(_var(arguments)),
    "entropy": _entropy,
    "cross_entropy": lambda arguments: _cross_entropy(*_pair(arguments)),
    "kl": lambda arguments: _kl(*_pair(arguments)),
    "js": _js,
    "tv": _tv,
    "hellinger": _hellinger,
    "softmax": _softmax,
    "log_softmax": _log_softmax,
    "logsumexp": _logsumexp,
    "normalize": _normalize,
}
"""By canonical name."""
