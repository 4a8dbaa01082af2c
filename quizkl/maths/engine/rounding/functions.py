"""The functions of the table as a person works them out with rounding; those missing here have no interval."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from quizkl.maths.engine.limits import MOST_ENTRIES
from quizkl.maths.engine.nested import Nested, NestedValue, Vector, entries, per_row, shape
from quizkl.maths.engine.rounding.definitions import ByHand
from quizkl.maths.engine.rounding.families import FAMILIES, vector_of
from quizkl.maths.engine.rounding.matrices import determinant, diagonal, diagonal_matrix, inverse
from quizkl.maths.engine.rounding.reach import NoReachError, Reach
from quizkl.maths.engine.rounding.single import SINGLE, Work, whole


def _rows(function: Callable[..., Nested]) -> Work:
    """``function`` of vectors; of matrices row by row."""
    return lambda by, arguments: per_row(lambda *vectors: function(by, *vectors), *map(vector_of, arguments))


def _extreme(choose: Callable[[list[float]], float]) -> Work:
    def work(by: ByHand, arguments: tuple[NestedValue, ...]) -> Reach:
        flat: list[Reach] = [number for argument in arguments for number in entries(argument)]
        exact = [number.exact for number in flat if number.exact is not None]
        if len(exact) == len(flat):
            return next(number for number in flat if number.low == choose([other.low for other in flat]))
        low, high = choose([number.low for number in flat]), choose([number.high for number in flat])
        return Reach(low, high, None, all(number.on_grid for number in flat))

    return work


def _onehot(by: ByHand, arguments: tuple[NestedValue, ...]) -> Vector:
    place, size = (whole(argument) for argument in arguments)
    if size > MOST_ENTRIES:
        raise NoReachError
    return tuple(by.hand.exactly(int(k == place)) for k in range(1, size + 1))


def _flat(function: Callable[[ByHand, Vector], Reach]) -> Work:
    return lambda by, arguments: function(by, tuple(x for argument in arguments for x in entries(argument)))


WORK: dict[str, Work] = {
    **SINGLE,
    **FAMILIES,
    "sum": _flat(lambda by, numbers: by.hand.total(numbers)),
    "prod": _flat(lambda by, numbers: by.hand.product(numbers)),
    "max": _extreme(max),
    "min": _extreme(min),
    "cumsum": lambda by, arguments: tuple(accumulate(arguments[0], by.hand.add)),
    "length": lambda by, arguments: by.hand.exactly(len(arguments[0])),
    "diag": lambda by, arguments: (
        diagonal(arguments[0]) if len(shape(arguments[0])) == 2 else diagonal_matrix(by, arguments[0])
    ),
    "identity": lambda by, arguments: diagonal_matrix(by, (by.hand.exactly(1),) * whole(arguments[0])),
    "onehot": _onehot,
    "det": lambda by, arguments: determinant(by, arguments[0]),
    "inv": lambda by, arguments: inverse(by, arguments[0]),
    "corr": lambda by, arguments: by.hand.divide(
        WORK["cov"](by, arguments),
        by.hand.multiply(WORK["std"](by, arguments[:1]), WORK["std"](by, arguments[1:])),
    ),
    "tr": lambda by, arguments: by.hand.total(diagonal(arguments[0])),
    "cross_entropy": _rows(ByHand.cross_entropy),
    "js": _rows(ByHand.js),
    "tv": _rows(ByHand.tv),
    "hellinger": _rows(ByHand.hellinger),
    "softmax": _rows(ByHand.softmax),
    "log_softmax": _rows(ByHand.log_softmax),
    "logsumexp": _rows(ByHand.logsumexp),
    "normalize": _rows(ByHand.normalize),
}

WORK["mle_normal"] = lambda by, arguments: (WORK["mean"](by, arguments), WORK["std"](by, arguments))
WORK["mle_bernoulli"] = WORK["mle_poisson"] = WORK["mean"]
WORK["mle_exponential"] = lambda by, arguments: by.hand.divide(by.hand.exactly(1), WORK["mean"](by, arguments))
WORK["mle_uniform"] = lambda by, arguments: (WORK["min"](by, arguments), WORK["max"](by, arguments))
