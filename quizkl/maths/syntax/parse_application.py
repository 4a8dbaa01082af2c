"""Reads ``p(x)``, ``p(x, y)`` and ``p(y|x)`` where they are not products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizkl.maths.syntax.names import FunctionName
from quizkl.maths.syntax.parse_brackets import Inside, close
from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import Application, Entry, Expression, Index, Name

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_OPENING = ("(", "[", "{")
_CLOSING = (")", "]", "}")
_LONGEST = 64
"""Tokens that are looked at for the end of a bracket, so that reading stays linear."""


def is_application(parser: Parser, base: Expression) -> bool:
    """Whether the bracket at hand holds the arguments of ``base`` and no factor.

    It does where a single bar stands between variables (``p(y|x)``), and where it holds variables alone and ``base`` is
    a distribution, or one of the variables is bound (``sum_x p(x)``). ``p(1-p)`` is a product.
    """
    if not is_sign(parser.token, "(") or not isinstance(base, Name | Index | Entry):
        return False
    tokens, known = parser.tokens, parser.vocabulary
    variables = variables_in(tokens, parser.place)
    if variables is None or any(isinstance(known.meaning(name.text), FunctionName) for name in variables.names):
        return False
    if variables.conditional:
        return True
    if not isinstance(base, Name) or base.text in known.bound:
        return False
    return known.is_distribution(base.text) or any(_mentions_bound(parser, name.text) for name in variables.names)


def is_called(tokens: list[Token], place: int) -> bool:
    """Whether the name at ``place`` has arguments: a bracket, for gamma and beta with a comma in it."""
    if not is_sign(tokens[place + 1], "("):
        return False
    if tokens[place].text not in ("gamma", "beta"):
        return True
    end = skip_group(tokens, place + 1)
    depth = 0
    for token in tokens[place + 1 : end]:
        depth += is_sign(token, *_OPENING) - is_sign(token, *_CLOSING)
        if depth == 1 and is_sign(token, ","):
            return True
    return False


def _mentions_bound(parser: Parser, name: str) -> bool:
    return not parser.vocabulary.bound.isdisjoint(name.split("_"))


class Variables:
    """The names in a bracket that holds variables alone; ``conditional`` if a bar stands among them."""

    __slots__ = ("conditional", "names")

    def __init__(self, names: list[Token], conditional: bool) -> None:
        self.names = names
        self.conditional = conditional


def variables_in(tokens: list[Token], place: int) -> Variables | None:
    """The variables of the bracket that opens at ``place``, ``(x_i)`` or ``(2, y | x_{<i})``; None if it holds more."""
    names: list[Token] = []
    bars = 0
    end = min(place + _LONGEST, len(tokens) - 1)
    place += 1
    while place < end:
        token = tokens[place]
        if token.kind not in (Kind.NAME, Kind.NUMBER):
            return None
        place += 1
        if token.kind is Kind.NAME:
            names.append(token)
            place = _after_places(tokens, place, names)
        separator = tokens[min(place, end)]
        if is_sign(separator, ")"):
            return Variables(names, bars == 1) if names or not bars else None
        bars += is_sign(separator, "|", ";")
        if not is_sign(separator, ",", "|", ";") or bars > 1:
            return None
        place += 1
    return None


def _after_places(tokens: list[Token], place: int, names: list[Token]) -> int:
    """The place after ``_{...}``, ``[...]`` and ``^(...)``; the names in them are variables as well."""
    while place + 1 < len(tokens):
        raised = is_sign(tokens[place], "^") and (
            is_sign(tokens[place + 1], "(") or (is_sign(tokens[place + 1], "{") and is_sign(tokens[place + 2], "("))
        )
        if is_sign(tokens[place], "_") or raised:
            start = place + 1
        elif is_sign(tokens[place], "["):
            start = place
        else:
            break
        place = skip_group(tokens, start)
        names.extend(token for token in tokens[start:place] if token.kind is Kind.NAME)
    return place


def skip_group(tokens: list[Token], place: int, longest: int = _LONGEST) -> int:
    """The place after the bracket that opens at ``place``, or after the one token there."""
    depth = 0
    for later in range(place, min(place + longest, len(tokens) - 1)):
        depth += is_sign(tokens[later], *_OPENING) - is_sign(tokens[later], *_CLOSING)
        if depth <= 0:
            return later + 1
    return len(tokens) - 1


def application(parser: Parser, base: Expression) -> Application:
    """The arguments in the bracket at hand, for which ``is_application`` holds."""
    opened = parser.token
    parser.inside.append(Inside.BRACKET)
    arguments: list[Expression] = []
    given: list[Expression] = []
    side = arguments
    while True:
        parser.place += 1
        side.append(parser.factor())
        if is_sign(parser.token, "|", ";"):
            side = given
        elif not is_sign(parser.token, ","):
            break
    parser.inside.pop()
    close(parser, ")", opened)
    return Application(base, tuple(arguments), tuple(given))
