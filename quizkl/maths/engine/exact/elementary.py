"""The functions of a single number in sympy."""

from __future__ import annotations

from collections.abc import Callable

import sympy

from quizkl.maths.engine.exact import number
from quizkl.maths.engine.exact.number import ExactNumber, within
from quizkl.maths.engine.nested import NestedValue, as_array, as_number, entrywise
from quizkl.maths.engine.novalue import NoValueError, TooLargeError

ExactForm = Callable[[tuple[NestedValue, ...]], NestedValue]


def of_entries(function: Callable[..., ExactNumber]) -> ExactForm:
    """The form of ``function``, entry by entry."""

    def form(arguments: tuple[NestedValue, ...]) -> NestedValue:
        return entrywise(function, *(as_array(argument) for argument in arguments))

    return form


def log_to_base(value: ExactNumber, base: ExactNumber) -> ExactNumber:
    if number.sign(base) <= 0 or number.sign(base - 1) == 0:
        raise NoValueError("the base of a logarithm is positive and not 1")
    number.logarithm(value)
    if value.is_Rational and base.is_Rational:
        return sympy.log(value, base)
    return sympy.log(value) / sympy.log(base)


def standard_cdf(z: ExactNumber) -> ExactNumber:
    """Φ by the error function (DLMF 7.18.1)."""
    return (1 + sympy.erf(z / sympy.sqrt(2))) / 2


def standard_quantile(u: ExactNumber) -> ExactNumber:
    """The inverse of Φ."""
    if number.sign(u) <= 0 or number.sign(1 - u) <= 0:
        raise NoValueError("probit is for numbers between 0 and 1")
    return sympy.sqrt(2) * sympy.erfinv(2 * u - 1)


def _root(value: ExactNumber, degree: ExactNumber) -> ExactNumber:
    if not degree.is_Integer or degree == 0:
        raise NoValueError("the n of an n-th root is a whole number, not 0")
    if number.sign(value) < 0:
        if degree % 2 == 0:
            raise NoValueError("an even root of a negative number is not a real number")
        return -number.power(-value, 1 / degree)
    return number.power(value, 1 / degree)


def _round(value: ExactNumber) -> ExactNumber:
    """Half to even."""
    low = sympy.floor(value + sympy.Rational(1, 2))
    if number.sign(value + sympy.Rational(1, 2) - low) == 0 and low % 2:
        return low - 1
    return low


def _atan2(y: ExactNumber, x: ExactNumber) -> ExactNumber:
    if number.sign(x) == 0 and number.sign(y) == 0:
        raise NoValueError("the point (0, 0) has no angle")
    return sympy.atan2(y, x)


def choose(arguments: tuple[NestedValue, ...]) -> ExactNumber:
    n, k = (as_number(argument) for argument in arguments)
    if not (n.is_Integer and k.is_Integer and 0 <= k <= n):
        raise NoValueError("choose(n, k) is for whole numbers with 0 ≤ k ≤ n")
    if n > 10_000:
        raise TooLargeError
    return sympy.binomial(n, k)


def _one_over(function: Callable[[ExactNumber], ExactNumber]) -> Callable[[ExactNumber], ExactNumber]:
    def reciprocal(value: ExactNumber) -> ExactNumber:
        return number.divide(sympy.Integer(1), function(value))

    return reciprocal


_OUTSIDE = "this function has no real value there"


def _of_reciprocal(function: Callable[[ExactNumber], ExactNumber]) -> Callable[[ExactNumber], ExactNumber]:
    def inner(value: ExactNumber) -> ExactNumber:
        return within(function, _OUTSIDE)(number.divide(sympy.Integer(1), value))

    return inner


def _arccot(value: ExactNumber) -> ExactNumber:
    return sympy.pi / 2 if number.sign(value) == 0 else sympy.atan(1 / value)


def _logit(value: ExactNumber) -> ExactNumber:
    if number.sign(value) <= 0 or number.sign(1 - value) <= 0:
        raise NoValueError("logit is for numbers between 0 and 1")
    return sympy.log(value / (1 - value))


def _functions() -> dict[str, Callable[..., ExactNumber]]:
    one = sympy.Integer(1)
    plain: dict[str, Callable[..., ExactNumber]] = {
        "ln": number.logarithm,
        "log2": lambda x: log_to_base(x, sympy.Integer(2)),
        "log10": lambda x: log_to_base(x, sympy.Integer(10)),
        "log": log_to_base,
        "log1p": lambda x: number.logarithm(1 + x),
        "exp": number.exponential,
        "expm1": lambda x: number.exponential(x) - 1,
        "sqrt": number.square_root,
        "cbrt": lambda x: _root(x, sympy.Integer(3)),
        "root": _root,
        "sigmoid": lambda x: number.divide(one, 1 + number.exponential(-x)),
        "logit": _logit,
        "softplus": lambda x: number.logarithm(1 + number.exponential(x)),
        "floor": sympy.floor,
        "ceil": sympy.ceiling,
        "round": _round,
        "sign": lambda x: sympy.Integer(number.sign(x)),
        "atan2": _atan2,
        "arccot": _arccot,
    }
    direct = {
        "erf": sympy.erf,
        "Phi": standard_cdf,
        "probit": standard_quantile,
        "sin": sympy.sin,
        "cos": sympy.cos,
        "tan": sympy.tan,
        "arcsin": sympy.asin,
        "arccos": sympy.acos,
        "arctan": sympy.atan,
        "sinh": sympy.sinh,
        "cosh": sympy.cosh,
        "tanh": sympy.tanh,
        "arcsinh": sympy.asinh,
        "arccosh": sympy.acosh,
        "arctanh": sympy.atanh,
    }
    over = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}
    inverse_over = {
        "arcsec": sympy.acos,
        "arccsc": sympy.asin,
        "arcsech": sympy.acosh,
        "arccsch": sympy.asinh,
        "arccoth": sympy.atanh,
    }
    plain |= {name: within(function, _OUTSIDE) for name, function in direct.items()}
    plain |= {name: _one_over(direct[other]) for name, other in over.items()}
    plain |= {name: _of_reciprocal(function) for name, function in inverse_over.items()}
    return plain


ELEMENTARY: dict[str, ExactForm] = {name: of_entries(function) for name, function in _functions().items()}
ELEMENTARY["choose"] = choose
