"""Maximum likelihood estimates in sympy."""

from __future__ import annotations

from quizkl.maths.engine.exact import number
from quizkl.maths.engine.exact.elementary import ExactForm
from quizkl.maths.engine.exact.statistics import STATISTICS, mean, std
from quizkl.maths.engine.nested import Nested, NestedValue, as_vector
from quizkl.maths.engine.novalue import NoValueError


def mle_normal(arguments: tuple[NestedValue, ...]) -> Nested:
    """The mean and the standard deviation (divided by n)."""
    x = as_vector(arguments[0])
    return (mean((x,)), std((x,)))


def mle_bernoulli(arguments: tuple[NestedValue, ...]) -> Nested:
    x = as_vector(arguments[0])
    if any(entry not in (0, 1) for entry in x):
        raise NoValueError("the data of a Bernoulli are 0 or 1")
    return mean((x,))


def mle_poisson(arguments: tuple[NestedValue, ...]) -> Nested:
    x = as_vector(arguments[0])
    if any(not entry.is_Integer or entry < 0 for entry in x):
        raise NoValueError("the data of a Poisson are whole numbers from 0 on")
    return mean((x,))


def mle_exponential(arguments: tuple[NestedValue, ...]) -> Nested:
    x = as_vector(arguments[0])
    if any(number.sign(entry) < 0 for entry in x):
        raise NoValueError("the data of an exponential are not negative")
    middle = mean((x,))
    if not number.sign(middle):
        raise NoValueError("the data of an exponential cannot all be 0")
    return 1 / middle


def mle_uniform(arguments: tuple[NestedValue, ...]) -> Nested:
    x = as_vector(arguments[0])
    return (STATISTICS["min"]((x,)), STATISTICS["max"]((x,)))


LIKELIHOOD: dict[str, ExactForm] = {
    "mle_normal": mle_normal,
    "mle_bernoulli": mle_bernoulli,
    "mle_poisson": mle_poisson,
    "mle_exponential": mle_exponential,
    "mle_uniform": mle_uniform,
}
