"""The value of a term at many points at once.

A value is a tensor (batch, one axis for each sum or expectation around it). What has no value is NaN.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import torch
from torch import Tensor

from quizkl.maths.derivation.term import (
    Added,
    Affine,
    Applied,
    Cell,
    Chain,
    Counter,
    Defined,
    Drawn,
    Mean,
    Multiplied,
    Next,
    Number,
    Pi,
    Raised,
    Scalar,
    Series,
    Slope,
    Term,
)
from quizkl.maths.engine.derivation.differentiate import derivative
from quizkl.maths.engine.derivation.points import Points

LONGEST = 64
"""Terms of a sum that are evaluated."""
LARGEST_TENSOR = 20_000_000
"""Numbers that are held at once: points times the terms of all sums around."""
LARGEST_EXPONENT = 150.0
"""Beyond this, either way, a power of e has no value here: products of such lose all their digits in float64."""
NODES = 32
FEWER_NODES = 22


class TooLongError(Exception):
    """A range goes too far to be evaluated."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The points, what bound names are (tensors of at most ``depth + 1`` axes), and how fine integrals are taken."""

    points: Points
    bound: Mapping[str, Tensor]
    depth: int = 0
    nodes: int = NODES
    width: int = 1

    def deeper(self, name: str, values: Tensor) -> Frame:
        """Inside a sum or an expectation over ``values``. Raises TooLongError where all of it is too much."""
        width = self.width * values.shape[-1]
        if width * self.points.batch > LARGEST_TENSOR:
            raise TooLongError
        return replace(self, bound={**self.bound, name: values}, depth=self.depth + 1, width=width)

    def lifted(self, value: Tensor) -> Tensor:
        """With as many axes as values have here."""
        return value.reshape(*value.shape, *(1 for _ in range(self.depth + 1 - value.dim())))


def evaluate(term: Term, points: Points, nodes: int = NODES) -> Tensor:
    """(batch,) values. Raises TooLongError, and NoDerivativeError."""
    value = _value(term, Frame(points, {}, nodes=nodes))
    return value.expand(points.batch)


def _value(term: Term, frame: Frame) -> Tensor:
    match term:
        case Number(value):
            return frame.lifted(torch.tensor([float(value)], dtype=torch.float64))
        case Pi():
            return frame.lifted(torch.tensor([torch.pi], dtype=torch.float64))
        case Scalar(name):
            found = frame.points.scalars.get(name)
            return frame.lifted(found if found is not None else _size(name, frame).double())
        case Counter(place):
            return _place(place, frame).double()
        case Cell():
            return _cell(term, frame)
        case Next():
            return _next(term, frame)
        case Drawn(variable):
            return frame.lifted(frame.bound[variable])
        case Added(terms):
            total = _value(terms[0], frame)
            for part in terms[1:]:
                total = total + _value(part, frame)
            return total
        case Multiplied(factors):
            product = _value(factors[0], frame)
            for part in factors[1:]:
                product = product * _value(part, frame)
            return product
        case Raised(base, exponent):
            return _power(_value(base, frame), _value(exponent, frame))
        case Applied("ln", Defined("density", density)):
            return _log_density(density, frame)
        case Applied(function, argument):
            return _applied(function, _value(argument, frame))
        case Series() | Chain():
            return _series(term, frame)
        case Mean():
            return _mean(term, frame)
        case Slope(variable, body):
            return _value(derivative(body, variable), frame)
        case Defined(_, meaning):
            return _value(meaning, frame)


def _log_density(density: Term, frame: Frame) -> Tensor:
    """The logarithm of exp(...) / scale without taking the exponential, which is 0 in float64 far from the mean."""
    match density:
        case Multiplied((Applied("exp", exponent), Raised(scale, _))):
            return _value(exponent, frame) - torch.log(_value(scale, frame))
        case _:
            return _applied("ln", _value(density, frame))


def _size(name: str, frame: Frame) -> Tensor:
    if name.isdigit():
        return torch.tensor([int(name)])
    found = frame.points.sizes.get(name)
    return frame.points.scalars[name].long() if found is None else found


def _place(place: Affine, frame: Frame) -> Tensor:
    """Whole numbers with as many axes as values have here."""
    if place.of is None:
        return frame.lifted(torch.tensor([place.offset]))
    found = frame.bound.get(place.of)
    return frame.lifted(_size(place.of, frame) if found is None else found) + place.offset


def _place_or_outcome(place: Affine | Cell, frame: Frame) -> Tensor:
    if isinstance(place, Affine):
        return _place(place, frame)
    return torch.nan_to_num(_cell(place, frame), nan=0.0).long()


def _cell(cell: Cell, frame: Frame) -> Tensor:
    array = frame.points.marginal(cell.base, cell.axes)
    return _taken(array, [_place_or_outcome(place, frame) for place in cell.places], frame)


def _taken(array: Tensor, places: list[Tensor], frame: Frame) -> Tensor:
    """The entries of (batch, ...) at places counted from 1; NaN beyond either end."""
    rows = frame.lifted(torch.arange(frame.points.batch))
    outside = torch.zeros((), dtype=torch.bool)
    indices = []
    for axis, place in enumerate(places):
        width = array.shape[axis + 1]
        outside = outside | (place < 1) | (place > width)
        indices.append((place - 1).clamp(0, width - 1))
    return torch.where(outside, torch.nan, array[(rows, *indices)])


def _next(token: Next, frame: Frame) -> Tensor:
    """The probability of a token 1 is kept for every prefix."""
    row = torch.ones((), dtype=torch.long) if token.row is None else _place(token.row, frame)
    places = [frame.lifted(row) if row.dim() == 0 else row, _place(token.place, frame)]
    tokens = _taken(frame.points.arrays[token.data], places, frame)
    nodes = _taken(frame.points.nodes[token.data], places, frame)
    of_one = _taken(frame.points.arrays[token.base][:, :, 0], [torch.nan_to_num(nodes).long() + 1], frame)
    return torch.where(tokens.isnan(), torch.nan, torch.where(tokens == 1, of_one, 1 - of_one))


def _power(base: Tensor, exponent: Tensor) -> Tensor:
    if exponent.numel() == 1:
        constant = float(exponent)
        if constant.is_integer() and abs(constant) <= 8:
            return base ** int(constant) if constant >= 0 else 1 / base ** int(-constant)
        return base**constant
    return base**exponent


_FUNCTIONS: Mapping[str, Callable[[Tensor], Tensor]] = {
    "ln": lambda x: torch.where(x > 0, torch.log(torch.where(x > 0, x, 1.0)), torch.nan),
    "exp": lambda x: torch.where(x.abs() < LARGEST_EXPONENT, torch.exp(x), torch.nan),
    "abs": torch.abs,
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "arcsin": torch.asin,
    "arccos": torch.acos,
    "arctan": torch.atan,
    "sinh": torch.sinh,
    "cosh": torch.cosh,
    "tanh": torch.tanh,
    "floor": torch.floor,
    "ceil": torch.ceil,
    "sign": torch.sign,
    "factorial": lambda x: torch.exp(torch.lgamma(x + 1)),
}


def _applied(function: str, value: Tensor) -> Tensor:
    return _FUNCTIONS[function](value)


def _series(series: Series | Chain, frame: Frame) -> Tensor:
    lower, upper = _place(series.lower, frame), _place(series.upper, frame)
    first, last = int(lower.min()), int(upper.max())
    if last - first >= LONGEST:
        raise TooLongError
    neutral = 0.0 if isinstance(series, Series) else 1.0
    if last < first:
        return frame.lifted(torch.tensor([neutral], dtype=torch.float64))
    values = torch.arange(first, last + 1).reshape(*(1 for _ in range(frame.depth + 1)), -1)
    counted = (values >= lower.unsqueeze(-1)) & (values <= upper.unsqueeze(-1))
    body = torch.where(counted, _value(series.body, frame.deeper(series.index, values)), neutral)
    return body.sum(-1) if isinstance(series, Series) else body.prod(-1)


@lru_cache(maxsize=4)
def _hermite(count: int) -> tuple[Tensor, Tensor]:
    """Nodes and weights for the standard normal (Golub & Welsch 1969)."""
    beside = torch.sqrt(torch.arange(1, count, dtype=torch.float64))
    nodes, vectors = torch.linalg.eigh(torch.diag(beside, 1) + torch.diag(beside, -1))
    return nodes, vectors[0] ** 2


def _mean(mean: Mean, frame: Frame) -> Tensor:
    """Gauss-Hermite quadrature: exact for the polynomials that logarithms of normal densities are."""
    nodes, weights = _hermite(frame.nodes)
    mu, sigma = _value(mean.mu, frame), _value(mean.sigma, frame)
    drawn = mu.unsqueeze(-1) + sigma.unsqueeze(-1) * nodes
    body = _value(mean.body, frame.deeper(mean.variable, drawn))
    return (body * weights).sum(-1)
