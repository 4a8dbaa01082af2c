"""Reads derivatives: ``d/dx``, ``d²/dx²``, ``∂/∂σ``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizkl.maths.syntax.complaints import unknown_name
from quizkl.maths.syntax.limits import DERIVATIVES
from quizkl.maths.syntax.parse_entry import entries_of
from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import Derivative, Entry, Expression, Index, Name
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_HIGHEST = 4


def starts_derivative(parser: Parser, token: Token) -> bool:
    """Whether ``d/dx`` or ``∂`` stands at ``token``; not where a quantity is called d, or dx."""
    if token.kind is Kind.SIGN:
        return token.text == "∂"
    known = parser.vocabulary
    if token.text != "d" or "d" in known.quantities or "d" in known.bound:
        return False
    _, place = _order(parser.tokens, parser.place + 1)
    tokens = parser.tokens
    below = tokens[min(place + 1, len(tokens) - 1)]
    if not is_sign(tokens[place], "/") or below.kind is not Kind.NAME or below.text[0] != "d":
        return False
    if below.text == "d":
        after = tokens[place + 2]
        return after.kind is Kind.NAME and after.start == below.end
    return below.text not in known.quantities


def _order(tokens: list[Token], place: int) -> tuple[str, int]:
    """The order that stands at ``place`` as digits, and the place after it."""
    token = tokens[place]
    if token.kind is Kind.SUPERSCRIPT:
        return token.text, place + 1
    if is_sign(token, "^", "**"):
        braces = is_sign(tokens[place + 1], "{")
        number = tokens[min(place + 1 + braces, len(tokens) - 1)]
        if number.kind is Kind.NUMBER:
            return number.text, min(place + 2 + 2 * braces, len(tokens) - 1)
    return "1", place


def parse_derivative(parser: Parser) -> Expression:
    """The derivative at whose first token the parser stands, of all of the product that follows."""
    first = parser.token
    order, place = _order(parser.tokens, parser.place + 1)
    if not order.isdigit() or not 1 <= int(order[:3]) <= _HIGHEST:
        raise Refusal(parser.tokens[place - 1].start, f"The order of a derivative is 1 to {_HIGHEST}.")
    parser.derivatives += int(order)
    if parser.derivatives > DERIVATIVES:
        raise Refusal(first.start, f"More than {DERIVATIVES} derivatives are not read.", "Write it in smaller parts.")
    parser.place = place
    if not is_sign(parser.token, "/"):
        raise Refusal(first.start, "`∂` stands before a slash.", "A derivative is written ∂/∂x or d/dx.")
    parser.place += 1
    variable = _variable(parser, first)
    again, parser.place = _order(parser.tokens, parser.place)
    if again != order:
        raise Refusal(parser.previous.start, "The orders above and below differ.", "Write d^2/dx^2.")
    if not parser.can_begin() and not is_sign(parser.token, "-", "+"):
        raise Refusal(parser.token.start, "The derivative of what?", "Write it in brackets: d/dx (x^2).")
    opened = parser.place
    body = parser.signed(parser.product)
    if is_sign(parser.tokens[opened], "("):
        parser.remarks.on_long_derivative(parser.tokens, opened, parser.place)
    for _ in range(int(order)):
        body = Derivative(variable, body)
    return body


def _variable(parser: Parser, first: Token) -> Expression:
    token = parser.token
    if is_sign(first, "∂"):
        if not is_sign(token, "∂"):
            raise Refusal(token.start, "The variable is missing here.", "A derivative is written ∂/∂x or d/dx.")
        parser.place += 1
        name = parser.token
        if name.kind is not Kind.NAME:
            raise Refusal(name.start, "The variable is missing here.", "A derivative is written ∂/∂x or d/dx.")
    elif token.text == "d":
        parser.place += 1
        name = parser.token
    else:
        name = Token(Kind.NAME, token.text[1:], token.start + 1, token.end)
    variable = parser.vocabulary.meaning(name.text)
    if variable is None:
        raise Refusal(name.start, *unknown_name([name, parser.tokens[parser.place + 1]], 0, parser.vocabulary))
    parser.place += 1
    if isinstance(variable, Name | Index | Entry):
        variable = entries_of(parser, variable)
    if not isinstance(variable, Name | Index | Entry):
        raise Refusal(name.start, f"`{name.text}` is not a variable.", "A derivative is taken with respect to a name.")
    return variable
