"""Reads what binds a name or goes over a whole product: sums and products with an index, expectations, derivatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizkl.maths.syntax.parse_derivative import parse_derivative, starts_derivative
from quizkl.maths.syntax.parse_expectation import parse_expectation, starts_expectation
from quizkl.maths.syntax.parse_series import parse_series, starts_series
from quizkl.maths.syntax.token import Kind
from quizkl.maths.syntax.tree import Expression

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser


def starts_bound(parser: Parser) -> bool:
    """Whether a sum, a product, an expectation or a derivative begins here."""
    token = parser.token
    if token.kind is Kind.SIGN:
        return token.text == "∂"
    if token.kind is not Kind.NAME or token.text[0] not in "sSpPEd":
        return False
    return starts_series(parser, token) or starts_expectation(parser, token) or starts_derivative(parser, token)


def parse_bound(parser: Parser) -> Expression:
    """What ``starts_bound`` saw."""
    token = parser.token
    if starts_derivative(parser, token):
        return parse_derivative(parser)
    if starts_series(parser, token):
        return parse_series(parser, token)
    return parse_expectation(parser, token)
