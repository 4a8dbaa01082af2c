"""The functions of the table as a person works them out with rounding; those missing here have no interval."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from quizkl.maths.engine.distributions import Bernoulli, Categorical, Exponential, MultivariateNormal, Normal
from quizkl.maths.engine.limits import MOST_ENTRIES
from quizkl.maths.engine.nested import Nested, NestedValue, Vector, entries, entrywise, per_row, shape, transposed
from quizkl.maths.engine.rounding.definitions import LOOKED_UP, ByHand, is_diagonal, without
from quizkl.maths.engine.rounding.reach import NoReachError, Reach

Work = Callable[[ByHand, tuple[NestedValue, ...]], NestedValue]


def _each(function: Callable[..., Reach]) -> Work:
    """``function`` of the definitions and of numbers, entry by entry."""
    return lambda by, arguments: entrywise(lambda *numbers: function(by, *numbers), *arguments)


def _rows(function: Callable[..., Nested]) -> Work:
    return lambda by, arguments: per_row(lambda *vectors: function(by, *vectors), *arguments)


def _log(by: ByHand, x: Reach, base: Reach) -> Reach:
    """By one key, or as a quotient of natural logarithms."""
    h = by.hand
    if base.exact is None or base.exact <= 0 or base.exact == 1 or base.exact.denominator != 1:
        return h.divide(h.logarithm(x), h.logarithm(base))
    direct = h.logarithm(x, float(base.exact))
    if direct.exact is not None:
        return direct
    return h.either([direct, h.divide(h.logarithm(x), h.logarithm(base))])


def _sigmoid(by: ByHand, x: Reach) -> Reach:
    h = by.hand
    return h.divide(h.exactly(1), h.add(h.exactly(1), h.exponential(h.negate(x))))


def _softplus(by: ByHand, x: Reach) -> Reach:
    return by.hand.logarithm(by.hand.add(by.hand.exactly(1), by.hand.exponential(x)))


def _logit(by: ByHand, p: Reach) -> Reach:
    h = by.hand
    other = h.subtract(h.exactly(1), p)
    return h.either([h.logarithm(h.divide(p, other)), h.subtract(h.logarithm(p), h.logarithm(other))])


def _root(by: ByHand, x: Reach, degree: Reach) -> Reach:
    return by.hand.power(x, by.hand.exactly(Fraction(1, _whole(degree))))


def _choose(by: ByHand, arguments: tuple[NestedValue, ...]) -> Reach:
    n, k = (argument.exact for argument in arguments)
    if n is None or k is None or n.denominator != 1 or k.denominator != 1 or not 0 <= k <= n <= 1000:
        raise NoReachError
    return by.hand.exactly(math.comb(int(n), int(k)))


def _whole(value: Reach) -> int:
    if value.exact is None or value.exact.denominator != 1:
        raise NoReachError
    return int(value.exact)


def _entropy(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments[0]:
        case Normal(_, deviation):
            return entrywise(by.entropy_normal, deviation)
        case Bernoulli(p):
            return entrywise(lambda a: by.entropy(_both(by, a)), p)
        case Categorical(p):
            return by.entropy(p)
        case Exponential(rate):
            return entrywise(lambda a: by.hand.subtract(by.hand.exactly(1), by.hand.logarithm(a)), rate)
        case MultivariateNormal():
            raise NoReachError
        case vector:
            return per_row(by.entropy, vector)


def _both(by: ByHand, p: Reach) -> tuple[Reach, Reach]:
    return (p, by.hand.subtract(by.hand.exactly(1), p))


def _kl(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments:
        case Normal() as p, Normal() as q:
            return entrywise(by.kl_normal, p.mean, p.deviation, q.mean, q.deviation)
        case Bernoulli(p), Bernoulli(q):
            return entrywise(lambda a, b: by.kl(_both(by, a), _both(by, b)), p, q)
        case Categorical(p), Categorical(q):
            return by.kl(p, q)
        case Exponential(a), Exponential(b):
            return entrywise(by.kl_exponential, a, b)
        case MultivariateNormal() as p, MultivariateNormal() as q:
            return _kl_mvn(by, p, q)
        case p, q:
            return per_row(by.kl, _vector_of(p), _vector_of(q))


def _vector_of(value: NestedValue) -> Nested:
    return value.probabilities if isinstance(value, Categorical) else value


def _kl_mvn(by: ByHand, p: MultivariateNormal[Nested], q: MultivariateNormal[Nested]) -> Reach:
    if is_diagonal(p.covariance) and is_diagonal(q.covariance):
        return by.kl_diagonal(p.mean, _diagonal(p.covariance), q.mean, _diagonal(q.covariance))
    h = by.hand
    precision = _inverse(by, q.covariance)
    gap = tuple(h.subtract(b, a) for a, b in zip(p.mean, q.mean, strict=True))
    trace = h.total(_diagonal(_matrix_product(by, precision, p.covariance)))
    distance = _dot(by, gap, tuple(_dot(by, row, gap) for row in precision))
    volumes = by.determinant(q.covariance), by.determinant(p.covariance)
    ratio = h.logarithm(h.divide(*volumes))
    apart = h.subtract(h.logarithm(volumes[0]), h.logarithm(volumes[1]))
    logs = ratio if volumes[0].exact is not None and volumes[0].exact == volumes[1].exact else h.either([ratio, apart])
    whole = h.total([logs, h.exactly(-len(p.mean)), trace, distance])
    return h.multiply(h.exactly(Fraction(1, 2)), whole)


def _diagonal(matrix: Nested) -> Vector:
    return tuple(row[place] for place, row in enumerate(matrix))


def _dot(by: ByHand, x: Vector, y: Vector) -> Reach:
    return by.hand.total(by.hand.multiply(a, b) for a, b in zip(x, y, strict=True))


def _matrix_product(by: ByHand, left: Nested, right: Nested) -> Nested:
    if len(shape(left)) == 2:
        return tuple(_matrix_product(by, row, right) for row in left)
    if len(shape(right)) == 2:
        return tuple(_dot(by, left, column) for column in transposed(right))
    return _dot(by, left, right)


def matrix_product(by: ByHand, left: Nested, right: Nested) -> Nested:
    """As ``@`` and ``·`` do: a vector on the left is a row, on the right a column."""
    if not shape(left) or not shape(right):
        return entrywise(by.hand.multiply, left, right)
    return _matrix_product(by, left, right)


def _inverse(by: ByHand, rows: Nested) -> Nested:
    """1/determinant times the adjugate; entry by entry on a diagonal."""
    h = by.hand
    size = len(rows)
    if is_diagonal(rows):
        one, zero = h.exactly(1), h.exactly(0)
        return tuple(tuple(h.divide(one, rows[i][i]) if i == j else zero for j in range(size)) for i in range(size))
    determinant = by.determinant(rows)
    cofactors = [
        [h.multiply(h.exactly((-1) ** (i + j)), by.determinant(without(rows, i, j))) for j in range(size)]
        for i in range(size)
    ]
    return tuple(tuple(h.divide(entry, determinant) for entry in row) for row in cofactors)


def _mean(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments[0]:
        case Normal(mean) | MultivariateNormal(mean):
            return mean
        case Bernoulli(p):
            return p
        case Categorical(p):
            return _dot(by, p, tuple(by.hand.exactly(k) for k in range(1, len(p) + 1)))
        case Exponential(rate):
            return entrywise(lambda a: by.hand.divide(by.hand.exactly(1), a), rate)
        case numbers:
            return by.mean(entries(numbers))


def _var(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    h = by.hand
    match arguments[0]:
        case Normal(_, deviation):
            return entrywise(lambda s: h.multiply(s, s), deviation)
        case MultivariateNormal(_, covariance):
            return _diagonal(covariance)
        case Bernoulli(p):
            return entrywise(lambda a: h.multiply(a, h.subtract(h.exactly(1), a)), p)
        case Categorical():
            raise NoReachError
        case Exponential(rate):
            return entrywise(lambda a: h.divide(h.exactly(1), h.multiply(a, a)), rate)
        case numbers:
            flat = entries(numbers)
            return by.covariance(flat, flat, _whole(arguments[1]) if len(arguments) > 1 else 0)


def _cov(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    first = arguments[0]
    if isinstance(first, MultivariateNormal):
        return first.covariance
    if len(shape(first)) == 2:
        correction = _whole(arguments[1]) if len(arguments) > 1 else 0
        columns = transposed(first)
        return tuple(tuple(by.covariance(a, b, correction) for b in columns) for a in columns)
    return by.covariance(first, arguments[1], _whole(arguments[2]) if len(arguments) > 2 else 0)


def _pdf(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments:
        case Normal(mean, deviation), at:
            return entrywise(by.normal_density, mean, deviation, at)
        case Exponential(rate), at:
            return entrywise(lambda a, x: by.hand.multiply(a, _decay(by, a, x)), rate, at)
        case Bernoulli(p), at:
            return entrywise(lambda a, x: _bernoulli_mass(by, a, x), p, at)
        case Categorical(p), at:
            return entrywise(lambda x: p[_whole(x) - 1] if 1 <= _whole(x) <= len(p) else by.hand.exactly(0), at)
        case _:
            raise NoReachError


def _bernoulli_mass(by: ByHand, p: Reach, x: Reach) -> Reach:
    if x.exact == 1:
        return p
    return by.hand.subtract(by.hand.exactly(1), p) if x.exact == 0 else by.hand.exactly(0)


def _decay(by: ByHand, rate: Reach, x: Reach) -> Reach:
    if x.low < 0:
        raise NoReachError
    return by.hand.exponential(by.hand.negate(by.hand.multiply(rate, x)))


def _logpdf(by: ByHand, arguments: tuple[NestedValue, ...]) -> Nested:
    match arguments:
        case Normal(mean, deviation), at:
            return entrywise(by.normal_log_density, mean, deviation, at)
        case _:
            return entrywise(by.hand.logarithm, _pdf(by, arguments))


def _mvn(by: ByHand, arguments: tuple[NestedValue, ...]) -> MultivariateNormal[Nested]:
    mean, covariance = arguments
    if len(shape(covariance)) == 1:
        covariance = _diagonal_matrix(by, covariance)
    return MultivariateNormal(mean, covariance)


def _diagonal_matrix(by: ByHand, vector: Vector) -> Nested:
    zero = by.hand.exactly(0)
    return tuple(tuple(entry if i == j else zero for j in range(len(vector))) for i, entry in enumerate(vector))


def _normal(by: ByHand, arguments: tuple[NestedValue, ...]) -> Normal[Nested]:
    mean, deviation = arguments
    return Normal(entrywise(lambda m, _: m, mean, deviation), entrywise(lambda _, s: s, mean, deviation))


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
    place, size = (_whole(argument) for argument in arguments)
    if size > MOST_ENTRIES:
        raise NoReachError
    return tuple(by.hand.exactly(int(k == place)) for k in range(1, size + 1))


def _flat(function: Callable[[ByHand, Vector], Reach]) -> Work:
    return lambda by, arguments: function(by, tuple(x for argument in arguments for x in entries(argument)))


WORK: dict[str, Work] = {
    "ln": _each(lambda by, x: by.hand.logarithm(x)),
    "log2": _each(lambda by, x: _log(by, x, by.hand.exactly(2))),
    "log10": _each(lambda by, x: _log(by, x, by.hand.exactly(10))),
    "log": _each(_log),
    "log1p": _each(lambda by, x: by.hand.logarithm(by.hand.add(by.hand.exactly(1), x))),
    "exp": _each(lambda by, x: by.hand.exponential(x)),
    "sqrt": _each(lambda by, x: by.hand.square_root(x)),
    "sigmoid": _each(_sigmoid),
    "softplus": _each(_softplus),
    "logit": _each(_logit),
    "choose": _choose,
    "root": _each(_root),
    "sum": _flat(lambda by, numbers: by.hand.total(numbers)),
    "prod": _flat(lambda by, numbers: by.hand.product(numbers)),
    "max": _extreme(max),
    "min": _extreme(min),
    "cumsum": lambda by, arguments: tuple(by.hand.total(arguments[0][: k + 1]) for k in range(len(arguments[0]))),
    "length": lambda by, arguments: by.hand.exactly(len(arguments[0])),
    "diag": lambda by, arguments: (
        _diagonal(arguments[0]) if len(shape(arguments[0])) == 2 else _diagonal_matrix(by, arguments[0])
    ),
    "identity": lambda by, arguments: _diagonal_matrix(by, (by.hand.exactly(1),) * _whole(arguments[0])),
    "onehot": _onehot,
    "mean": _mean,
    "var": _var,
    "std": lambda by, arguments: entrywise(by.hand.square_root, _var(by, arguments)),
    "cov": _cov,
    "det": lambda by, arguments: by.determinant(arguments[0]),
    "inv": lambda by, arguments: _inverse(by, arguments[0]),
    "tr": lambda by, arguments: by.hand.total(_diagonal(arguments[0])),
    "entropy": _entropy,
    "cross_entropy": _rows(ByHand.cross_entropy),
    "kl": _kl,
    "js": _rows(ByHand.js),
    "tv": _rows(ByHand.tv),
    "hellinger": _rows(ByHand.hellinger),
    "perplexity": _each(lambda by, x: by.hand.exponential(x)),
    "softmax": _rows(ByHand.softmax),
    "log_softmax": _rows(ByHand.log_softmax),
    "logsumexp": _rows(ByHand.logsumexp),
    "normalize": _rows(ByHand.normalize),
    "normal": _normal,
    "mvn": _mvn,
    "bernoulli": lambda by, arguments: Bernoulli(arguments[0]),
    "categorical": lambda by, arguments: Categorical(arguments[0]),
    "exponential": lambda by, arguments: Exponential(arguments[0]),
    "pdf": _pdf,
    "logpdf": _logpdf,
}


def _looked_up(name: str) -> Work:
    function = LOOKED_UP[name]
    return _each(lambda by, x: by.hand.smooth(function, x))


def _one_over(name: str) -> Work:
    """1 over what is looked up."""
    function = LOOKED_UP[name]
    return _each(lambda by, x: by.hand.divide(by.hand.exactly(1), by.hand.smooth(function, x)))


def _of_one_over(name: str) -> Work:
    """What is looked up for 1/x."""
    function = LOOKED_UP[name]
    return _each(lambda by, x: by.hand.smooth(function, by.hand.divide(by.hand.exactly(1), x)))


_RECIPROCALS = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}

WORK |= {name: _looked_up(name) for name in LOOKED_UP}
WORK |= {name: _one_over(other) for name, other in _RECIPROCALS.items()}
WORK |= {f"arc{name}": _of_one_over(f"arc{other}") for name, other in _RECIPROCALS.items()}
