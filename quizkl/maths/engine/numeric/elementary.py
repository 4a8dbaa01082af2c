"""The functions of a single number, entry by entry, in torch."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from quizkl.maths.engine.numeric.arithmetic import ZERO_DIVISION
from quizkl.maths.engine.numeric.array import TOO_LARGE, Array, Notes, NumericValue, aligned, as_array

Form = Callable[[Notes, tuple[NumericValue, ...]], NumericValue]
Domain = tuple[Callable[[Tensor], Tensor], str]
"""Where a function has no value (a mask), and the sentence for it."""


def entrywise(function: Callable[[Tensor], Tensor], *outside: Domain) -> Form:
    """The form of ``function`` applied to each entry, with what lies outside its domain."""

    def form(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
        array = as_array(arguments[0])
        result = Array(function(array.data), array.rank)
        for predicate, reason in outside:
            result = notes.drop(result, predicate(array.data), reason)
        return notes.checked(result, (array.data,), "this function has no value there")

    return form


LOG_OF_ZERO = "ln of 0 has no value (it goes to -∞)"
LOG_OF_NEGATIVE = "ln of a negative number"
ROOT_OF_NEGATIVE = "the square root of a negative number is not a real number"


def logarithm(function: Callable[[Tensor], Tensor]) -> Form:
    return entrywise(function, (lambda x: x == 0, LOG_OF_ZERO), (lambda x: x < 0, LOG_OF_NEGATIVE))


_FACTORIALS = torch.tensor([float(math.factorial(n)) for n in range(171)], dtype=torch.float64)


def factorial(notes: Notes, array: Array) -> Array:
    data = array.data
    whole = (data == data.floor()) & (data >= 0)
    index = torch.where(whole & (data <= 170), data, torch.zeros_like(data)).long()
    result = Array(_FACTORIALS[index], array.rank)
    result = notes.drop(result, ~whole, "a factorial is for the whole numbers 0, 1, 2, ...")
    return notes.drop(result, whole & (data > 170), TOO_LARGE)


def _outside_unit(x: Tensor) -> Tensor:
    return x.abs() > 1


def _outside_or_one(x: Tensor) -> Tensor:
    return x.abs() >= 1


def _infinite(x: Tensor) -> Tensor:
    return torch.isinf(x)


_WAVE: Domain = (_infinite, "a wave has no value at ∞")


def _beyond_unit(x: Tensor) -> Tensor:
    return x.abs() < 1


_UNIT: Domain = (_outside_unit, "arcsin and arccos are for numbers from -1 to 1")
_BEYOND: Domain = (_beyond_unit, "arcsec and arccsc are for numbers from 1 on or up to -1")


def _log_to_base(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    number, base = (as_array(argument) for argument in arguments)
    (x, b), rank = aligned(number, base)
    result = Array(x.log() / b.log(), rank)
    result = notes.drop(result, (b <= 0) | (b == 1), "the base of a logarithm is positive and not 1")
    result = notes.drop(result, x == 0, LOG_OF_ZERO)
    result = notes.drop(result, x < 0, LOG_OF_NEGATIVE)
    return notes.checked(result, (x, b), "this logarithm has no value")


def _root(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    (x, n), rank = aligned(as_array(arguments[0]), as_array(arguments[1]))
    odd = (n % 2).abs() == 1
    size = x.abs().pow(1 / n)
    result = Array(torch.where(x < 0, -size, size), rank)
    result = notes.drop(result, (n == 0) | (n != n.floor()), "the n of an n-th root is a whole number, not 0")
    result = notes.drop(result, (x < 0) & ~odd, "an even root of a negative number is not a real number")
    result = notes.drop(result, (x == 0) & (n < 0), ZERO_DIVISION)
    return notes.checked(result, (x, n), "this root has no value")


def _atan2(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    (y, x), rank = aligned(as_array(arguments[0]), as_array(arguments[1]))
    result = Array(torch.atan2(y, x), rank)
    return notes.drop(result, (x == 0) & (y == 0), "the point (0, 0) has no angle")


def _choose(notes: Notes, arguments: tuple[NumericValue, ...]) -> Array:
    (n, k), rank = aligned(as_array(arguments[0]), as_array(arguments[1]))
    whole = (n == n.floor()) & (k == k.floor()) & (k >= 0) & (k <= n)
    log = torch.lgamma(n + 1) - torch.lgamma(k + 1) - torch.lgamma(n - k + 1)
    approximate = log.exp()
    exact = torch.where(approximate < 2**40, approximate.round(), approximate)
    if not n.dim() and not k.dim() and bool(whole) and float(n) <= 10_000:
        exact = torch.tensor(_as_float(math.comb(int(n), int(k))), dtype=torch.float64)
    result = notes.drop(Array(exact, rank), ~whole, "choose(n, k) is for whole numbers with 0 ≤ k ≤ n")
    return notes.checked(result, (n, k), "this number of choices has no value")


def _as_float(whole: int) -> float:
    try:
        return float(whole)
    except OverflowError:
        return math.inf


def _reciprocal(function: Callable[[Tensor], Tensor]) -> Form:
    def one_over(x: Tensor) -> Tensor:
        return 1 / function(x)

    return entrywise(one_over, (lambda x: function(x) == 0, ZERO_DIVISION), _WAVE)


def _arccot(x: Tensor) -> Tensor:
    return torch.where(x == 0, math.pi / 2, torch.atan(1 / x))


def _cube_root(x: Tensor) -> Tensor:
    size = x.abs().pow(1 / 3)
    return torch.where(x < 0, -size, size)


def _not_zero(x: Tensor) -> Tensor:
    return x == 0


_POWERS: dict[str, Form] = {
    "ln": logarithm(torch.log),
    "log2": logarithm(torch.log2),
    "log10": logarithm(torch.log10),
    "log": _log_to_base,
    "log1p": entrywise(torch.log1p, (lambda x: x == -1, LOG_OF_ZERO), (lambda x: x < -1, LOG_OF_NEGATIVE)),
    "exp": entrywise(torch.exp),
    "expm1": entrywise(torch.expm1),
    "sqrt": entrywise(torch.sqrt, (lambda x: x < 0, ROOT_OF_NEGATIVE)),
    "cbrt": entrywise(_cube_root),
    "root": _root,
    "sigmoid": entrywise(torch.sigmoid),
    "logit": entrywise(torch.logit, (lambda x: (x <= 0) | (x >= 1), "logit is for numbers between 0 and 1")),
    "softplus": entrywise(lambda x: torch.logaddexp(x, torch.zeros_like(x))),
    "erf": entrywise(torch.erf),
    "Phi": entrywise(torch.special.ndtr),
    "probit": entrywise(torch.special.ndtri, (lambda x: (x <= 0) | (x >= 1), "probit is for numbers between 0 and 1")),
}

_TRIGONOMETRIC: dict[str, Form] = {
    "sin": entrywise(torch.sin, _WAVE),
    "cos": entrywise(torch.cos, _WAVE),
    "tan": entrywise(torch.tan, _WAVE),
    "sec": _reciprocal(torch.cos),
    "csc": _reciprocal(torch.sin),
    "cot": _reciprocal(torch.tan),
    "arcsin": entrywise(torch.asin, _UNIT),
    "arccos": entrywise(torch.acos, _UNIT),
    "arctan": entrywise(torch.atan),
    "arcsec": entrywise(lambda x: torch.acos(1 / x), _BEYOND),
    "arccsc": entrywise(lambda x: torch.asin(1 / x), _BEYOND),
    "arccot": entrywise(_arccot),
    "atan2": _atan2,
}

_HYPERBOLIC: dict[str, Form] = {
    "sinh": entrywise(torch.sinh),
    "cosh": entrywise(torch.cosh),
    "tanh": entrywise(torch.tanh),
    "sech": entrywise(lambda x: 1 / torch.cosh(x)),
    "csch": entrywise(lambda x: 1 / torch.sinh(x), (_not_zero, ZERO_DIVISION)),
    "coth": entrywise(lambda x: 1 / torch.tanh(x), (_not_zero, ZERO_DIVISION)),
    "arcsinh": entrywise(torch.asinh),
    "arccosh": entrywise(torch.acosh, (lambda x: x < 1, "arcosh is for numbers from 1 on")),
    "arctanh": entrywise(torch.atanh, (_outside_or_one, "artanh is for numbers between -1 and 1")),
    "arcsech": entrywise(
        lambda x: torch.acosh(1 / x), (lambda x: (x <= 0) | (x > 1), "arsech is for numbers above 0 and up to 1")
    ),
    "arccsch": entrywise(lambda x: torch.asinh(1 / x), (_not_zero, ZERO_DIVISION)),
    "arccoth": entrywise(
        lambda x: torch.atanh(1 / x), (lambda x: x.abs() <= 1, "arcoth is for numbers above 1 or below -1")
    ),
}

_ROUNDING: dict[str, Form] = {
    "floor": entrywise(torch.floor),
    "ceil": entrywise(torch.ceil),
    "round": entrywise(torch.round),
    "sign": entrywise(torch.sign),
    "choose": _choose,
}

ELEMENTARY: dict[str, Form] = {**_POWERS, **_TRIGONOMETRIC, **_HYPERBOLIC, **_ROUNDING}
absolute = entrywise(torch.abs)
