"""Expressions as plain JSON: a list of the node's kind and its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Symbol,
    Transpose,
    Vector,
)

Json = Any

_UNARY: dict[str, Callable[[Expression], Expression]] = {
    "negate": Negate,
    "percent": Percent,
    "factorial": Factorial,
    "absolute": Absolute,
    "norm": Norm,
    "transpose": Transpose,
}
_KIND_OF: dict[object, str] = {kind: name for name, kind in _UNARY.items()}


class NotATreeError(ValueError):
    """What arrived is no expression."""


def encode_tree(expression: Expression) -> Json:
    """The tree as lists, strings and whole numbers; numbers in hexadecimal, which has no limit on its length."""
    match expression:
        case Number(value, text):
            return ["number", f"{value.numerator:x}", f"{value.denominator:x}", text]
        case Constant(symbol):
            return ["constant", symbol.value]
        case Name(text):
            return ["name", text]
        case Binary(operator, left, right):
            return ["binary", operator.value, encode_tree(left), encode_tree(right)]
        case Call(function, arguments):
            return ["call", function, *map(encode_tree, arguments)]
        case Vector(entries):
            return ["vector", *map(encode_tree, entries)]
        case Index(base, index):
            return ["index", encode_tree(base), index]
        case Field(base, name):
            return ["field", encode_tree(base), name]
        case _:
            return [_KIND_OF[type(expression)], encode_tree(expression.operand)]


def decode_tree(data: Json) -> Expression:
    """The tree again. Raises NotATreeError for anything else."""
    match data:
        case ["number", str(numerator), str(denominator), str(text)]:
            return Number(_fraction(numerator, denominator), text)
        case ["constant", str(symbol)] if symbol in _SYMBOLS:
            return Constant(_SYMBOLS[symbol])
        case ["name", str(text)]:
            return Name(text)
        case ["binary", str(operator), left, right] if operator in _OPERATORS:
            return Binary(_OPERATORS[operator], decode_tree(left), decode_tree(right))
        case ["call", str(function), *arguments]:
            return Call(function, tuple(map(decode_tree, arguments)))
        case ["vector", *entries]:
            return Vector(tuple(map(decode_tree, entries)))
        case ["index", base, int(index)]:
            return Index(decode_tree(base), index)
        case ["field", base, str(name)]:
            return Field(decode_tree(base), name)
        case [str(kind), operand] if kind in _UNARY:
            return _UNARY[kind](decode_tree(operand))
        case _:
            raise NotATreeError("this is no expression")


def _fraction(numerator: str, denominator: str) -> Fraction:
    try:
        return Fraction(int(numerator, 16), int(denominator, 16))
    except (ValueError, ZeroDivisionError):
        raise NotATreeError("this is no number") from None


def encode_given(given: Mapping[str, Expression]) -> Json:
    return {name: encode_tree(expression) for name, expression in given.items()}


def decode_given(data: Json) -> dict[str, Expression]:
    if not isinstance(data, dict):
        raise NotATreeError("the given quantities are not named")
    return {str(name): decode_tree(tree) for name, tree in data.items()}


_SYMBOLS = {symbol.value: symbol for symbol in Symbol}
_OPERATORS = {operator.value: operator for operator in Operator}
