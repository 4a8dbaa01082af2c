"""A tree as a sympy expression in a few functions: exp, log, sin, cos, the inverse circular ones and powers.

The rest is written in these, so that what is equal by definition becomes equal in form. Our functions are sympy's
wherever ours have a real value, which is all that a proof is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sympy

from quizkl.maths.engine.equality.domain import Standing
from quizkl.maths.engine.equality.sorts import Sort, Variable
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Derivative,
    Expression,
    Factorial,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
    Product,
    Range,
    Sum,
    Symbol,
)

Form = Any
"""A sympy expression, which has no types."""


class NoFormError(Exception):
    """The expression has a part that is not written in sympy here: vectors, distributions, sums."""


def symbols_for(variables: Sequence[Variable], standings: Mapping[str, Standing]) -> dict[str, Form]:
    """Raises NoFormError for vectors."""
    return {variable.name: _symbol(variable, standings[variable.name]) for variable in variables}


def _symbol(variable: Variable, standing: Standing) -> Form:
    match variable.sort:
        case Sort.NUMBER:
            known = {"real": True}
        case Sort.WHOLE:
            known = {"integer": True}
        case Sort.VECTOR | Sort.PROBABILITIES | Sort.MATRIX:
            raise NoFormError
    match standing:
        case Standing.POSITIVE:
            known["positive"] = True
        case Standing.NOT_NEGATIVE:
            known["nonnegative"] = True
        case Standing.NEGATIVE:
            known["negative"] = True
        case Standing.REAL:
            pass
    return sympy.Symbol(variable.name, **known)


def form_of(expression: Expression, symbols: Mapping[str, Form]) -> Form:
    """Raises NoFormError."""
    return _Writing(symbols).form(expression)


@dataclass(frozen=True, slots=True)
class _Writing:
    symbols: Mapping[str, Form]

    def form(self, expression: Expression) -> Form:
        match expression:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Name(text) if text in self.symbols:
                return self.symbols[text]
            case Constant(Symbol.PI):
                return sympy.pi
            case Constant(Symbol.E):
                return sympy.E
            case Negate(operand):
                return -self.form(operand)
            case Percent(operand):
                return self.form(operand) / 100
            case Factorial(operand):
                return sympy.factorial(self.form(operand))
            case Absolute(operand):
                return sympy.Abs(self.form(operand))
            case Binary(operator, left, right) if operator in _OPERATIONS:
                return _OPERATIONS[operator](self.form(left), self.form(right))
            case Derivative(Name(text), body) if text in self.symbols:
                return sympy.diff(self.form(body), self.symbols[text])
            case Sum(index, Range(lower, upper), body):
                return self._series(sympy.summation, index, (lower, upper), body)
            case Product(index, Range(lower, upper), body):
                return self._series(sympy.product, index, (lower, upper), body)
            case Call(function, arguments) if function in _FUNCTIONS:
                return _FUNCTIONS[function](*map(self.form, arguments))
            case _:
                raise NoFormError

    def _series(
        self, added: Callable[..., Form], index: str, ends: tuple[Expression, Expression], body: Expression
    ) -> Form:
        place = sympy.Dummy(index, integer=True)
        first, last = map(self.form, ends)
        return added(_Writing({**self.symbols, index: place}).form(body), (place, first, last))


def _power(base: Form, exponent: Form) -> Form:
    return sympy.exp(exponent) if base == sympy.E else base**exponent


_OPERATIONS: dict[Operator, Callable[[Form, Form], Form]] = {
    Operator.ADD: lambda a, b: a + b,
    Operator.SUBTRACT: lambda a, b: a - b,
    Operator.MULTIPLY: lambda a, b: a * b,
    Operator.DOT: lambda a, b: a * b,
    Operator.DIVIDE: lambda a, b: a / b,
    Operator.POWER: _power,
}


def _root(value: Form, degree: Form) -> Form:
    """Real, also of negative numbers."""
    if value.is_nonnegative:
        return value ** (1 / degree)
    return sympy.sign(value) * sympy.Abs(value) ** (1 / degree)


def _round(value: Form) -> Form:
    if value.is_Rational:
        return sympy.Integer(round(value))
    raise NoFormError


def _arcsinh(value: Form) -> Form:
    return sympy.log(value + sympy.sqrt(value**2 + 1))


def _arccosh(value: Form) -> Form:
    return sympy.log(value + sympy.sqrt(value**2 - 1))


def _arctanh(value: Form) -> Form:
    return sympy.log((1 + value) / (1 - value)) / 2


def _sinh(value: Form) -> Form:
    return (sympy.exp(value) - sympy.exp(-value)) / 2


def _cosh(value: Form) -> Form:
    return (sympy.exp(value) + sympy.exp(-value)) / 2


def _tanh(value: Form) -> Form:
    return (sympy.exp(2 * value) - 1) / (sympy.exp(2 * value) + 1)


_FUNCTIONS: dict[str, Callable[..., Form]] = {
    "ln": sympy.log,
    "log2": lambda x: sympy.log(x) / sympy.log(2),
    "log10": lambda x: sympy.log(x) / sympy.log(10),
    "log": lambda x, base: sympy.log(x) / sympy.log(base),
    "log1p": lambda x: sympy.log(1 + x),
    "exp": sympy.exp,
    "expm1": lambda x: sympy.exp(x) - 1,
    "perplexity": sympy.exp,
    "sqrt": sympy.sqrt,
    "cbrt": lambda x: _root(x, sympy.Integer(3)),
    "root": _root,
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
    "logit": lambda x: sympy.log(x / (1 - x)),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "erf": sympy.erf,
    "Phi": lambda x: (1 + sympy.erf(x / sympy.sqrt(2))) / 2,
    "probit": lambda x: sympy.sqrt(2) * sympy.erfinv(2 * x - 1),
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": lambda x: sympy.sin(x) / sympy.cos(x),
    "cot": lambda x: sympy.cos(x) / sympy.sin(x),
    "sec": lambda x: 1 / sympy.cos(x),
    "csc": lambda x: 1 / sympy.sin(x),
    "arcsin": sympy.asin,
    "arccos": lambda x: sympy.pi / 2 - sympy.asin(x),
    "arctan": sympy.atan,
    "arccot": lambda x: sympy.atan(1 / x),
    "arcsec": lambda x: sympy.pi / 2 - sympy.asin(1 / x),
    "arccsc": lambda x: sympy.asin(1 / x),
    "atan2": sympy.atan2,
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "sech": lambda x: 1 / _cosh(x),
    "csch": lambda x: 1 / _sinh(x),
    "coth": lambda x: 1 / _tanh(x),
    "arcsinh": _arcsinh,
    "arccosh": _arccosh,
    "arctanh": _arctanh,
    "arcsech": lambda x: _arccosh(1 / x),
    "arccsch": lambda x: _arcsinh(1 / x),
    "arccoth": lambda x: _arctanh(1 / x),
    "floor": sympy.floor,
    "ceil": sympy.ceiling,
    "round": _round,
    "sign": sympy.sign,
    "choose": sympy.binomial,
    "max": sympy.Max,
    "min": sympy.Min,
}
