"""Reads what stands between brackets or bars."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from quizkl.maths.syntax.brackets import entries_of_group, is_decimal_comma, matrix
from quizkl.maths.syntax.complaints import after_expression
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.tree import Absolute, Expression, Norm
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_CLOSERS = {"(": ")", "[": "]", "{": "}"}
BARS = ("|", "||", "‖")
_SECOND_TRIES = 8


class Inside(Enum):
    """What the parser is inside of: it decides what a bar means."""

    BRACKET = auto()
    DIVERGENCE = auto()
    ABSOLUTE = auto()
    NORM = auto()


def bracketed(parser: Parser) -> Expression:
    """``(x)``, ``(a, b)``, ``[a, b]``, ``[[a, b], [c, d]]``; ``{x}`` after ``^``."""
    opened = parser.token
    parser.place += 1
    entries, separators = entries_in(parser, opened)
    if opened.text == "[":
        _remark_on_decimal_commas(parser, separators)
        return matrix(entries, separators, parser.tokens, opened)
    return entries_of_group(entries, separators, parser.tokens)


def _remark_on_decimal_commas(parser: Parser, separators: list[int]) -> None:
    """``[0,5, 0,3]`` has four entries; who writes a point in one of them, as in ``[0.1,0.1,0]``, means no other."""
    if any("." in parser.tokens[place + step].text for place in separators for step in (-1, 1)):
        return
    decimal = sum(is_decimal_comma(parser.tokens, separator) for separator in separators)
    if 0 < decimal < len(separators):
        parser.remarks.on_decimal_commas(len(separators) + 1)


def entries_in(parser: Parser, opened: Token, divergence: bool = False) -> tuple[list[Expression], list[int]]:
    """Expressions up to the bracket that closes ``opened``, and the places between them.

    Within a divergence two bars separate as well.
    """
    parser.inside.append(Inside.DIVERGENCE if divergence else Inside.BRACKET)
    entries: list[Expression] = []
    separators: list[int] = []
    while True:
        entries.append(parser.sum())
        token = parser.token
        if token.kind is not Kind.SIGN or not (token.text in (",", ";") or (divergence and token.text in BARS)):
            break
        separators.append(parser.place)
        parser.place += 1
    close(parser, _CLOSERS[opened.text], opened)
    parser.inside.pop()
    return entries, separators


def close(parser: Parser, closer: str, opened: Token) -> None:
    """Steps over the bracket that closes ``opened``."""
    token = parser.token
    if token.kind is Kind.SIGN and token.text == closer:
        parser.place += 1
        return
    if token.kind is Kind.END:
        raise Refusal(opened.start, f"This `{opened.text}` is never closed.")
    if token.text in (")", "]", "}"):
        raise Refusal(token.start, f"`{opened.text}` is closed by `{token.text}`.", f"Write `{closer}` here.")
    raise Refusal(token.start, *after_expression(parser.tokens, parser.place))


def between_bars(parser: Parser) -> Expression:
    """``|x|`` and ``‖x‖``. Two bars open a norm; where that is never closed, one absolute value within another."""
    opened = parser.token
    if opened.text != "||":
        return _between(parser, opened)
    state = (parser.place, list(parser.tokens), list(parser.inside), parser.depth, list(parser.remarks.found))
    try:
        return _between(parser, opened)
    except Refusal:
        parser.second_tries += 1
        if parser.second_tries > _SECOND_TRIES:
            raise
        parser.place, parser.tokens, parser.inside, parser.depth, parser.remarks.found = state
        parser.remarks.bare_call = None
        _halve(parser)
        return _between(parser, parser.token)


def _between(parser: Parser, opened: Token) -> Expression:
    single = opened.text == "|"
    parser.place += 1
    parser.inside.append(Inside.ABSOLUTE if single else Inside.NORM)
    body = parser.sum()
    parser.inside.pop()
    closers = ("|", "||") if single else (opened.text,)
    if parser.token.kind is not Kind.SIGN or parser.token.text not in closers:
        hint = f"{'abs(x)' if single else 'norm(x)'} says the same with brackets."
        raise Refusal(opened.start, f"This `{opened.text}` is never closed.", hint)
    if single and parser.token.text == "||":  # |x||y|: the first bar closes, the second stands for itself
        _halve(parser)
    parser.place += 1
    return Absolute(body) if single else Norm(body)


def _halve(parser: Parser) -> None:
    """Makes two bars of the ``||`` at the place."""
    both = parser.token
    halves = [Token(Kind.SIGN, "|", both.start, both.start + 1), Token(Kind.SIGN, "|", both.start + 1, both.end)]
    parser.tokens[parser.place : parser.place + 1] = halves
