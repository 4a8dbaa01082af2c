"""A sympy number as an answer expression, and that as one line of Unicode and as TeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

import sympy

from quizkl.maths.engine.limits import EXACT_LINE, EXACT_OPERATIONS
from quizkl.maths.engine.nested import Nested
from quizkl.maths.inquiry import Digits
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Negate,
    Number,
    Operator,
    Symbol,
    Vector,
)


@dataclass(frozen=True, slots=True)
class Written:
    """The exact form, ready to be shown."""

    line: str
    tex: str


class _UnwritableError(Exception):
    """A sympy node that the answer language has no word for."""


def written(exact: Nested, digits: Digits) -> Written | None:
    """The shortest exact form that was found, or None when none is short enough to be read."""
    best: Written | None = None
    for candidate in _candidates(exact, digits):
        try:
            expression = to_expression(candidate)
        except _UnwritableError:
            continue
        line = _with_fraction_signs(echo(expression))
        if len(line) <= EXACT_LINE and (best is None or len(line) < len(best.line)):
            best = Written(line, to_tex(expression))
    return best


def _candidates(exact: Nested, digits: Digits) -> list[Nested]:
    """The number as computed, and with its logarithms taken apart; never a search that could grow."""
    if isinstance(exact, tuple):
        if not isinstance(digits, tuple) or len(exact) > 30:
            return []
        parts = [_candidates(part, digit)[:1] for part, digit in zip(exact, digits, strict=True)]
        return [tuple(part[0] for part in parts)] if all(parts) else []
    if digits == 0:
        return [sympy.Integer(0)] if _is_nothing(exact) else []
    if sympy.count_ops(exact) > EXACT_OPERATIONS:
        return []
    if not exact.has(sympy.log):
        return [exact]
    return [exact, _logarithms_apart(exact)]


def _is_nothing(exact: sympy.Expr) -> bool:
    """Whether an exact 0 can be seen, not just measured to 40 digits."""
    return exact == 0 or bool(_logarithms_apart(exact) == 0)


def _logarithms_apart(exact: sympy.Expr) -> sympy.Expr:
    """Every logarithm of a fraction as logarithms of its numerator's and denominator's primes, where small."""
    fractions = [log for log in exact.atoms(sympy.log) if log.args[0].is_Rational and _small(log.args[0])]
    apart = {log: _prime_logarithms(log.args[0]) for log in fractions}
    return sympy.expand(exact.xreplace(apart)) if apart else exact


def _small(value: sympy.Rational) -> bool:
    return bool(abs(value.p) < 10**9 and value.q < 10**9)


def _prime_logarithms(value: sympy.Rational) -> sympy.Expr:
    factors = sympy.factorint(value.p)
    for prime, power in sympy.factorint(value.q).items():
        factors[prime] = factors.get(prime, 0) - power
    return sympy.Add(*(power * sympy.log(prime) for prime, power in factors.items()))


def to_expression(exact: Nested) -> Expression:
    """The tree of a sympy number. Raises _UnwritableError for a function that the answer language lacks."""
    if isinstance(exact, tuple):
        return Vector(tuple(to_expression(part) for part in exact))
    if exact.is_Rational:
        return _fraction(Fraction(int(exact.p), int(exact.q)))
    if exact in _CONSTANTS:
        return _CONSTANTS[exact]
    if exact.is_Add:
        return _sum(exact.as_ordered_terms())
    if exact.is_Mul:
        return _product(exact)
    if exact.is_Pow:
        return _power(exact.base, exact.exp)
    return _function(exact)


_CONSTANTS: dict[sympy.Expr, Expression] = {
    sympy.pi: Constant(Symbol.PI),
    sympy.E: Constant(Symbol.E),
    sympy.oo: Constant(Symbol.INFINITY),
    -sympy.oo: Negate(Constant(Symbol.INFINITY)),
}


def _fraction(value: Fraction) -> Expression:
    if value < 0:
        return Negate(_fraction(-value))
    top = Number(Fraction(value.numerator))
    if value.denominator == 1:
        return top
    return Binary(Operator.DIVIDE, top, Number(Fraction(value.denominator)))


def _sum(terms: list[sympy.Expr]) -> Expression:
    """Positive terms first where there is one, so that no line begins with a minus."""
    ordered = sorted(terms, key=lambda term: bool(term.could_extract_minus_sign()))
    result = to_expression(ordered[0])
    for term in ordered[1:]:
        if term.could_extract_minus_sign():
            result = Binary(Operator.SUBTRACT, result, to_expression(-term))
        else:
            result = Binary(Operator.ADD, result, to_expression(term))
    return result


def _product(exact: sympy.Expr) -> Expression:
    coefficient, factors = exact.as_coeff_mul()
    if coefficient < 0:
        return Negate(to_expression(-exact))
    above = [factor for factor in factors if not _is_below(factor)]
    below = [1 / factor for factor in factors if _is_below(factor)]
    if not below:
        return _times(coefficient, above)
    top = _times(sympy.Integer(coefficient.p), above)
    return Binary(Operator.DIVIDE, top, _times(sympy.Integer(coefficient.q), below))


def _is_below(factor: sympy.Expr) -> bool:
    return bool(factor.is_Pow and factor.exp.is_Rational and factor.exp < 0 and factor.base != sympy.E)


def _times(coefficient: sympy.Rational, factors: list[sympy.Expr]) -> Expression:
    parts = [to_expression(factor) for factor in factors]
    if coefficient != 1 or not parts:
        parts.insert(0, to_expression(coefficient))
    result = parts[0]
    for part in parts[1:]:
        result = Binary(Operator.MULTIPLY, result, part)
    return result


def _power(base: sympy.Expr, exponent: sympy.Expr) -> Expression:
    if exponent == sympy.Rational(1, 2):
        return Call("sqrt", (to_expression(base),))
    if exponent.is_Rational and exponent < 0:
        return Binary(Operator.DIVIDE, Number(Fraction(1)), to_expression(base**-exponent))
    return Binary(Operator.POWER, to_expression(base), to_expression(exponent))


_CALLS = {
    "log": "ln",
    "exp": "exp",
    "erf": "erf",
    "floor": "floor",
    "ceiling": "ceil",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "sinh": "sinh",
    "cosh": "cosh",
    "tanh": "tanh",
    "asinh": "arcsinh",
    "acosh": "arccosh",
    "atanh": "arctanh",
}


def _function(exact: sympy.Expr) -> Expression:
    name = type(exact).__name__
    arguments = tuple(to_expression(argument) for argument in exact.args)
    if name == "Abs":
        return Absolute(arguments[0])
    if name == "factorial":
        return Factorial(arguments[0])
    if name not in _CALLS:
        raise _UnwritableError(name)
    return Call(_CALLS[name], arguments)


_SIGNS = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
    "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_PLAIN_FRACTION = re.compile(r"(?:(?<=^)|(?<=[(\[+−·])|(?<=[+−,] ))\d/\d(?=$|[)\]·,]|\s[+−])")

_BRACKETED_SIGN = re.compile(rf"(?<![^\s\[(−])\(([{''.join(_SIGNS.values())}])\)(?=·)")


def _with_fraction_signs(line: str) -> str:
    """``2/5·ln(4/5)`` to ``⅖·ln(⅘)``: only where the fraction stands alone, so that nothing is read otherwise."""
    signed = _PLAIN_FRACTION.sub(lambda match: _SIGNS.get(match.group(), match.group()), line)
    return _BRACKETED_SIGN.sub(r"\1", signed)
