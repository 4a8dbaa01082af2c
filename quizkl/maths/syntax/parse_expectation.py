"""Reads expectations: ``E_p[...]``, ``E_{x~p}[...]``, ``E_{q(z|x)}[...]``, ``E_{x~p, y~q}[...]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizkl.maths.syntax.complaints import unknown_name
from quizkl.maths.syntax.names import PROTECTED, FunctionName
from quizkl.maths.syntax.parse_application import skip_group, variables_in
from quizkl.maths.syntax.parse_brackets import Inside, close
from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import Application, Expectation, Expression, Name
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_CLOSERS = {"[": "]", "(": ")", "{": "}"}
_FORMS = "Write E_p[ln p - ln q] or E_{x~p}[ln p(x)]."
_LOOKED_AT = 400


def starts_expectation(parser: Parser, token: Token) -> bool:
    """Whether ``E_p[``, ``E_{...}[`` or a bare ``E[`` stands at ``token``; not where E is a quantity."""
    word, _, below = token.text.partition("_")
    known = parser.vocabulary
    if word != "E" or "E" in known.quantities or token.text in known.quantities or "E" in known.bound:
        return False
    after = parser.tokens[parser.place + 1]
    if below:
        return not below[0].isdigit() and is_sign(after, "[", "(", "{")
    return is_sign(after, "_") or (is_sign(after, "[") and after.start == token.end)


def parse_expectation(parser: Parser, token: Token) -> Expression:
    """The expectation at whose first token the parser stands."""
    _, _, below = token.text.partition("_")
    if not below and is_sign(parser.tokens[parser.place + 1], "["):
        raise Refusal(token.start, "It is not said under which distribution.", _FORMS)
    outer = parser.vocabulary
    under: list[tuple[str | None, Expression]]
    if below:
        distribution = parser.vocabulary.meaning(below)
        if distribution is None or isinstance(distribution, FunctionName):
            name = Token(Kind.NAME, below, token.end - len(below), token.end)
            raise Refusal(name.start, *unknown_name([name, name], 0, parser.vocabulary))
        parser.place += 1
        under = [(None, distribution)]
    else:
        under = _under(parser)
    under = [(variable or _variable_applied(parser, distribution), distribution) for variable, distribution in under]
    for variable, _ in under:
        if variable is not None:
            parser.vocabulary = parser.vocabulary.binding(variable)
    body = _averaged(parser)
    parser.vocabulary = outer
    for variable, distribution in reversed(under):
        declared = variable in outer.quantities and variable not in outer.bound
        body = Expectation(variable, distribution, body, Name(variable) if variable and declared else None)
    return body


def _under(parser: Parser) -> list[tuple[str | None, Expression]]:
    """``_{x~p}``, ``_{p}``, ``_{x~p, y~q}``: variables and their distributions."""
    parser.place += 3
    opened = parser.previous
    if not is_sign(opened, "{", "("):
        raise Refusal(opened.start, "The distribution is missing here.", _FORMS)
    outer = parser.vocabulary
    found: list[tuple[str | None, Expression]] = []
    parser.inside.append(Inside.BRACKET)
    while True:
        variable = _variable(parser)
        if variable is not None:
            parser.vocabulary = parser.vocabulary.binding(variable)
        distribution = parser.sum()
        if (
            isinstance(distribution, Application)
            and not distribution.given
            and distribution.arguments == (Name(variable or ""),)
        ):
            distribution = distribution.base
        found.append((variable, distribution))
        if not is_sign(parser.token, ","):
            break
        parser.place += 1
    parser.inside.pop()
    parser.vocabulary = outer
    close(parser, _CLOSERS[opened.text], opened)
    return found


def _variable(parser: Parser) -> str | None:
    """The variable before ``~``, which is stepped over; of ``q(z|x)`` the first argument."""
    tokens, place = parser.tokens, parser.place
    name = tokens[place]
    if name.kind is Kind.NAME and is_sign(tokens[place + 1], "~", "∈"):
        if name.text in PROTECTED or "_" in name.text:
            raise Refusal(name.start, f"`{name.text}` cannot be a variable here.", _FORMS)
        parser.place += 2
        return name.text
    if name.kind is Kind.NAME and is_sign(tokens[place + 1], "("):
        if isinstance(parser.vocabulary.meaning(name.text), FunctionName):
            return None
        variables = variables_in(tokens, place + 1)
        if variables is not None and variables.names and "_" not in variables.names[0].text:
            return variables.names[0].text
    return None


def _variable_applied(parser: Parser, distribution: Expression) -> str | None:
    """``E_p[log p(x)]``: the variable that distributions are applied to in the brackets; the echo shows it."""
    if not isinstance(distribution, Name):
        return None
    tokens, known = parser.tokens, parser.vocabulary
    end = min(skip_group(tokens, parser.place, _LOOKED_AT), len(tokens) - 3)
    for place in range(parser.place, end):
        name, opened, variable = tokens[place : place + 3]
        if name.kind is not Kind.NAME or variable.kind is not Kind.NAME or not is_sign(opened, "("):
            continue
        if "_" in variable.text or variable.text in PROTECTED or variable.text in known.bound:
            continue
        applied = name.text == distribution.text or isinstance(known.meaning(name.text), Name)
        if applied and is_sign(tokens[place + 3], ")", "|", ",") and variable.text != name.text:
            return variable.text
    return None


def _averaged(parser: Parser) -> Expression:
    """What stands in the brackets of the expectation."""
    opened = parser.token
    if not is_sign(opened, "[", "(", "{"):
        raise Refusal(opened.start, "What is averaged stands in [ ].", _FORMS)
    parser.place += 1
    parser.inside.append(Inside.BRACKET)
    body = parser.sum()
    parser.inside.pop()
    close(parser, _CLOSERS[opened.text], opened)
    return body
