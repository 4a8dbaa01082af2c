"""Reads the place of an entry: ``[2]``, ``[i + 1]``, ``_{i+1}``, ``_{i,j}``, ``_{<i}``, ``^(j)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizkl.maths.syntax.parse_brackets import Inside, close
from quizkl.maths.syntax.substitute import entry
from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import Call, Entry, Expression, Field, Index, Name, Number, Prefix
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_CLOSERS = {"[": "]", "{": "}", "(": ")"}
_MOST_DIGITS = 6


def entries_of(parser: Parser, base: Expression) -> Expression:
    """``base`` with the places that follow it."""
    while True:
        token = parser.token
        if is_sign(token, "[") and _can_be_indexed(parser, base):
            base = _in_group(parser, base, "[")
        elif is_sign(token, "_"):
            parser.place += 1
            base = _below(parser, base)
        else:
            return base


def _can_be_indexed(parser: Parser, base: Expression) -> bool:
    """A name, a call, or a bracket right before it; ``2 [1, 2]`` is a product."""
    previous = parser.previous
    if previous.end == parser.token.start and previous.kind is Kind.SIGN:
        return previous.text in (")", "]", "}", "'", "ᵀ")
    return isinstance(base, Name | Index | Field | Call | Entry)


def _below(parser: Parser, base: Expression) -> Expression:
    """What follows an underscore that is no part of a name: a group, or after a bracket a single name or number."""
    token = parser.token
    if is_sign(token, "{", "("):
        return _in_group(parser, base, token.text)
    if token.kind in (Kind.NAME, Kind.NUMBER):
        place = _place(parser, parser.primary(), token)
        return entry(base, place)
    raise Refusal(token.start, "An index is missing here.", "Write x_1, x_i or x_{i+1}.")


def _in_group(parser: Parser, base: Expression, bracket: str) -> Expression:
    opened = parser.token
    spaced = parser.previous.end < opened.start
    parser.place += 1
    if is_sign(parser.token, "<"):
        parser.place += 1
        place = _expression(parser)
        close(parser, _CLOSERS[bracket], opened)
        return Prefix(base, place)
    while True:
        token = parser.token
        place = _expression(parser)
        if bracket == "[" and spaced and not (isinstance(place, Number) and place.text.isdigit()):
            raise Refusal(token.start, "An index is a whole number.", "For a product with a vector write *.")
        base = entry(base, _place(parser, place, token))
        if not is_sign(parser.token, ","):
            close(parser, _CLOSERS[bracket], opened)
            return base
        parser.place += 1


def _expression(parser: Parser) -> Expression:
    parser.inside.append(Inside.BRACKET)
    place = parser.sum()
    parser.inside.pop()
    return place


def _place(parser: Parser, place: Expression, token: Token) -> Expression:
    if isinstance(place, Number):
        if not place.text.isdigit() or len(place.text) > _MOST_DIGITS:
            raise Refusal(token.start, "An index is a whole number.", "For a product with a vector write *.")
        if place.value == 0:
            raise Refusal(token.start, "Entries are counted from 1.", "The first entry is x[1].")
    return place


def example(parser: Parser, base: Expression) -> Expression | None:
    """``x^(j)``, ``x^{(j)}`` with a bound j: the j-th example; None where the power at hand is an ordinary one."""
    if not isinstance(base, Name | Index | Entry):
        return None
    tokens, place = parser.tokens, parser.place + 1
    braces = is_sign(tokens[place], "{")
    place += braces
    if not is_sign(tokens[place], "(") or place + 2 + braces >= len(tokens):
        return None
    index, closed = tokens[place + 1], tokens[place + 2]
    if index.text not in parser.vocabulary.bound or not is_sign(closed, ")"):
        return None
    if braces and not is_sign(tokens[place + 3], "}"):
        return None
    if not braces:
        parser.remarks.on_example(parser.previous, index)
    parser.place = place + 3 + braces
    return _example_of(base, Name(index.text))


def _example_of(base: Expression, index: Expression) -> Expression:
    """The i-th part of the j-th example is ``x[j][i]``, whichever of the two is written first."""
    match base:
        case Entry(inner, place):
            return Entry(_example_of(inner, index), place)
        case Index(inner, number):
            return Index(_example_of(inner, index), number)
        case _:
            return Entry(base, index, raised=True)
