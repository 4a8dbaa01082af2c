"""Reads what may follow a primary: ``! % ' ° ² [1] .name``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizkl.maths.syntax.complaints import unknown_name
from quizkl.maths.syntax.names import FunctionName
from quizkl.maths.syntax.parse_entry import entries_of
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.tree import (
    Binary,
    Constant,
    Expression,
    Factorial,
    Field,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
    Symbol,
    Transpose,
)
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_DEGREES = frozenset({"degree", "degrees", "deg"})
_RESULT = Name("result")
_NO_PRIME = "A prime is no derivative here."


def postfixes(parser: Parser, base: Expression) -> Expression:
    """``base`` with everything that is attached to its right."""
    while True:
        token = parser.token
        match token.kind:
            case Kind.SUPERSCRIPT:
                parser.place += 1
                parser.sizable = True
                base = Binary(Operator.POWER, base, superscript(parser, token))
            case Kind.NAME if token.text in _DEGREES and parser.vocabulary.meaning(token.text) is None:
                parser.place += 1
                base = _degrees(base)
            case Kind.SIGN if token.text in ("!", "%", "'", "°", "ᵀ"):
                base = _marked(parser, base)
            case Kind.SIGN if token.text in ("[", "_"):
                indexed = entries_of(parser, base)
                if indexed is base:
                    return base
                base = indexed
            case Kind.SIGN if token.text == ".":
                base = _field(parser, base)
            case _:
                return base


def superscript(parser: Parser, token: Token) -> Expression:
    """The power that a superscript token stands for: a whole number with or without a sign, or ``n``."""
    body = token.text.lstrip("+-")
    sign = token.text[: len(token.text) - len(body)]
    if len(sign) > 1 or not (body == "n" or (body.isdigit() and len(body) <= 8)):
        raise Refusal(token.start, "This superscript is no whole number.", "Write the power with ^ and ( ).")
    power: Expression = Number(Fraction(int(body)), body) if body != "n" else _raised_n(parser, token)
    return Negate(power) if sign == "-" else power


def _raised_n(parser: Parser, token: Token) -> Expression:
    meaning = parser.vocabulary.meaning("n")
    if meaning is None or isinstance(meaning, FunctionName):
        n = Token(Kind.NAME, "n", token.start, token.end)
        raise Refusal(token.start, *unknown_name([n, n], 0, parser.vocabulary))
    return meaning


def _marked(parser: Parser, base: Expression) -> Expression:
    token = parser.token
    parser.place += 1
    if parser.token.kind is Kind.SIGN and parser.token.text == token.text:
        raise Refusal(parser.token.start, f"`{token.text}` stands twice.", "If both are meant, put the first in ( ).")
    match token.text:
        case "!":
            parser.sizable = True
            return Factorial(base)
        case "%":
            return Percent(base)
        case "°":
            return _degrees(base)
        case _:
            if isinstance(base, Number | Constant):
                raise Refusal(token.start, "A number has no transpose.")
            undeclared = isinstance(base, Name) and base.text not in parser.vocabulary.quantities
            if token.text == "'" and (undeclared or (parser.token.text == "(" and isinstance(base, Name))):
                raise Refusal(
                    token.start, _NO_PRIME, "A derivative is written d/dx; a prime after a vector transposes."
                )
            return Transpose(base)


def _degrees(angle: Expression) -> Expression:
    product = Binary(Operator.MULTIPLY, angle, Constant(Symbol.PI))
    return Binary(Operator.DIVIDE, product, Number(Fraction(180), "180"))


def _field(parser: Parser, base: Expression) -> Expression:
    """``result.mu``: only the result of a run has named entries."""
    dot, name = parser.token, parser.tokens[parser.place + 1]
    if base != _RESULT or name.kind is not Kind.NAME or name.start != dot.end or parser.previous.end != dot.start:
        raise Refusal(dot.start, "This point belongs to no number.", "Leave it out, or write * for a product.")
    parser.place += 2
    return Field(base, name.text)
