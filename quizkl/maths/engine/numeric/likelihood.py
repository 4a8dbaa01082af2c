"""Maximum likelihood estimates in torch."""

from __future__ import annotations

import torch

from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, as_vector, stacked
from quizkl.maths.engine.numeric.statistics import mean, std


def _sample(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    return as_vector(arguments[0], "the data")


def mle_normal(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    """The mean and the standard deviation (divided by n)."""
    x = _sample(notes, arguments)
    return stacked([mean(notes, (x,)), std(notes, (x,))])


def mle_bernoulli(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    x = _sample(notes, arguments)
    notes.where((x.data != 0) & (x.data != 1), 1, "the data of a Bernoulli are 0 or 1")
    return mean(notes, (x,))


def mle_poisson(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    x = _sample(notes, arguments)
    notes.where((x.data < 0) | (x.data != x.data.round()), 1, "the data of a Poisson are whole numbers from 0 on")
    return mean(notes, (x,))


def mle_exponential(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    x = _sample(notes, arguments)
    notes.where(x.data < 0, 1, "the data of an exponential are not negative")
    middle = mean(notes, (x,))
    notes.where(middle.data == 0, 0, "the data of an exponential cannot all be 0")
    return Array(middle.data.reciprocal(), 0)


def mle_uniform(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    x = _sample(notes, arguments)
    return Array(torch.stack([x.data.amin(dim=-1), x.data.amax(dim=-1)], dim=-1), 1)


LIKELIHOOD = {
    "mle_normal": mle_normal,
    "mle_bernoulli": mle_bernoulli,
    "mle_poisson": mle_poisson,
    "mle_exponential": mle_exponential,
    "mle_uniform": mle_uniform,
}
