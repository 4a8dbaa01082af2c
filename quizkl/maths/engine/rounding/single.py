"""Functions of one number worked out by hand, or looked up in one go."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from statistics import NormalDist

from quizkl.maths.engine.nested import NestedValue, entrywise
from quizkl.maths.engine.rounding.definitions import ByHand
from quizkl.maths.engine.rounding.reach import NoReachError, Reach

Work = Callable[[ByHand, tuple[NestedValue, ...]], NestedValue]

Lookup = Callable[[float], float]

LOOKED_UP: dict[str, Lookup] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "arcsin": math.asin,
    "arccos": math.acos,
    "arctan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "arcsinh": math.asinh,
    "arccosh": math.acosh,
    "arctanh": math.atanh,
    "erf": math.erf,
    "Phi": lambda x: math.erfc(-x / math.sqrt(2)) / 2,
    "probit": NormalDist().inv_cdf,
    "expm1": math.expm1,
    "cbrt": lambda x: math.copysign(abs(x) ** (1 / 3), x),
    "sign": lambda x: math.copysign(1.0, x) if x else 0.0,
    "floor": math.floor,
    "ceil": math.ceil,
    "round": round,
}
"""Functions that a person has from a key or a table in one go."""


def each(function: Callable[..., Reach]) -> Work:
    """``function`` of the definitions and of numbers, entry by entry."""
    return lambda by, arguments: entrywise(lambda *numbers: function(by, *numbers), *arguments)


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
    return by.hand.power(x, by.hand.exactly(Fraction(1, whole(degree))))


def _choose(by: ByHand, arguments: tuple[NestedValue, ...]) -> Reach:
    n, k = (argument.exact for argument in arguments)
    if n is None or k is None or n.denominator != 1 or k.denominator != 1 or not 0 <= k <= n <= 1000:
        raise NoReachError
    return by.hand.exactly(math.comb(int(n), int(k)))


def whole(value: Reach) -> int:
    if value.exact is None or value.exact.denominator != 1:
        raise NoReachError
    return int(value.exact)


def _looked_up(name: str) -> Work:
    function = LOOKED_UP[name]
    return each(lambda by, x: by.hand.smooth(function, x))


def _one_over(name: str) -> Work:
    """1 over what is looked up."""
    function = LOOKED_UP[name]
    return each(lambda by, x: by.hand.divide(by.hand.exactly(1), by.hand.smooth(function, x)))


def _of_one_over(name: str) -> Work:
    """What is looked up for 1/x."""
    function = LOOKED_UP[name]
    return each(lambda by, x: by.hand.smooth(function, by.hand.divide(by.hand.exactly(1), x)))


_RECIPROCALS = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}

SINGLE: dict[str, Work] = {
    "ln": each(lambda by, x: by.hand.logarithm(x)),
    "log2": each(lambda by, x: _log(by, x, by.hand.exactly(2))),
    "log10": each(lambda by, x: _log(by, x, by.hand.exactly(10))),
    "log": each(_log),
    "log1p": each(lambda by, x: by.hand.logarithm(by.hand.add(by.hand.exactly(1), x))),
    "exp": each(lambda by, x: by.hand.exponential(x)),
    "sqrt": each(lambda by, x: by.hand.square_root(x)),
    "sigmoid": each(_sigmoid),
    "softplus": each(_softplus),
    "logit": each(_logit),
    "choose": _choose,
    "root": each(_root),
    "perplexity": each(lambda by, x: by.hand.exponential(x)),
}
SINGLE |= {name: _looked_up(name) for name in LOOKED_UP}
SINGLE |= {name: _one_over(other) for name, other in _RECIPROCALS.items()}
SINGLE |= {f"arc{name}": _of_one_over(f"arc{other}") for name, other in _RECIPROCALS.items()}
