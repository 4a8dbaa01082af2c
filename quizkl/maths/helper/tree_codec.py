"""Expressions as plain JSON: a list of the node's kind and its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Domain,
    Entry,
    Expectation,
    Expression,
    Factorial,
    Field,
    Index,
    Members,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Places,
    Prefix,
    Product,
    Range,
    Sum,
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
        case Entry(base, index, raised):
            return ["entry", encode_tree(base), encode_tree(index), raised]
        case Prefix(base, index):
            return ["prefix", encode_tree(base), encode_tree(index)]
        case Application(base, arguments, given):
            return ["application", encode_tree(base), [*map(encode_tree, arguments)], [*map(encode_tree, given)]]
        case Sum(index, domain, body):
            return ["sum", index, _encode_domain(domain), encode_tree(body)]
        case Product(index, domain, body):
            return ["product", index, _encode_domain(domain), encode_tree(body)]
        case Expectation(variable, distribution, body, values):
            listed = [] if values is None else [encode_tree(values)]
            return ["expectation", variable, encode_tree(distribution), encode_tree(body), *listed]
        case Derivative(variable, body):
            return ["derivative", encode_tree(variable), encode_tree(body)]
        case _:
            return [_KIND_OF[type(expression)], encode_tree(expression.operand)]


def _encode_domain(domain: Domain) -> Json:
    match domain:
        case Range(lower, upper):
            return ["range", encode_tree(lower), encode_tree(upper)]
        case Members(collection):
            return ["members", encode_tree(collection)]
        case Places(values):
            return ["places"] if values is None else ["places", encode_tree(values)]


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
            return _decode_binding(data)


def _decode_binding(data: Json) -> Expression:
    match data:
        case ["entry", base, index, bool(raised)]:
            return Entry(decode_tree(base), decode_tree(index), raised)
        case ["prefix", base, index]:
            return Prefix(decode_tree(base), decode_tree(index))
        case ["application", base, list(arguments), list(given)]:
            return Application(decode_tree(base), tuple(map(decode_tree, arguments)), tuple(map(decode_tree, given)))
        case ["sum", str(index), domain, body]:
            return Sum(index, _decode_domain(domain), decode_tree(body))
        case ["product", str(index), domain, body]:
            return Product(index, _decode_domain(domain), decode_tree(body))
        case ["expectation", (str() | None) as variable, distribution, body]:
            return Expectation(variable, decode_tree(distribution), decode_tree(body))
        case ["expectation", (str() | None) as variable, distribution, body, values]:
            return Expectation(variable, decode_tree(distribution), decode_tree(body), decode_tree(values))
        case ["derivative", variable, body]:
            return Derivative(decode_tree(variable), decode_tree(body))
        case _:
            raise NotATreeError("this is no expression")


def _decode_domain(data: Json) -> Domain:
    match data:
        case ["range", lower, upper]:
            return Range(decode_tree(lower), decode_tree(upper))
        case ["members", collection]:
            return Members(decode_tree(collection))
        case ["places"]:
            return Places()
        case ["places", values]:
            return Places(decode_tree(values))
        case _:
            raise NotATreeError("this is no domain")


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
