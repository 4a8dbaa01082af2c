"""Reads sums and products with an index: ``sum_i``, ``Σ_{i=1}^{n}``, ``prod_{x in D}``, ``sum_{j<i}``."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from quizkl.maths.syntax.complaints import unknown_name
from quizkl.maths.syntax.names import PROTECTED, FunctionName
from quizkl.maths.syntax.parse_brackets import Inside, bracketed, close
from quizkl.maths.syntax.parse_postfix import superscript
from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import (
    Binary,
    Domain,
    Expression,
    Members,
    Name,
    Number,
    Operator,
    Places,
    Product,
    Range,
    Sum,
)
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_SERIES: dict[str, type[Sum] | type[Product]] = {
    "sum": Sum, "Sum": Sum, "Sigma": Sum, "prod": Product, "Prod": Product, "Pi": Product,
}  # fmt: skip
_MOST_INDICES = 4
_FORMS = "Write sum_i, sum_{i=1}^{n} or sum_{x in D}."
_ONE = Number(Fraction(1), "1")


@dataclass(frozen=True, slots=True)
class _From:
    """A range whose upper limit comes after the brackets."""

    lower: Expression


def starts_series(parser: Parser, token: Token) -> bool:
    """Whether ``sum_i`` or ``sum_{...}`` stands at ``token``; ``Sigma_i`` may be an entry of a declared Sigma."""
    word, _, below = token.text.partition("_")
    if word not in _SERIES:
        return False
    known = parser.vocabulary
    if below and token.text in known.quantities:
        return False  # Sigma_2, declared as it stands
    if word not in known.quantities:
        return bool(below) or is_sign(parser.tokens[parser.place + 1], "_")
    if below:
        return not below.isdigit() and known.bound.isdisjoint((below, *below))
    return _is_range(parser.tokens, parser.place + 1)


def _is_range(tokens: list[Token], place: int) -> bool:
    """``Σ_{i=1}``, where Σ is declared as well."""
    below, opened, index, sign = (tokens[place : place + 4] + [tokens[-1]] * 4)[:4]
    return (
        is_sign(below, "_")
        and is_sign(opened, "{", "(")
        and index.kind is Kind.NAME
        and (is_sign(sign, "=", "∈") or sign.text == "in")
    )


def parse_series(parser: Parser, token: Token) -> Expression:
    """The sum or product whose first token the parser stands at, with all of the product that follows as its body."""
    word, _, below = token.text.partition("_")
    parser.place += 1
    if below:
        found: list[tuple[str, Domain | _From]] = [(_index(below, token), _places(below, parser))]
    else:
        found = _domains(parser)
    indices = _with_upper_limits(parser, found, token)
    outer = parser.vocabulary
    for index, _ in indices:
        parser.vocabulary = parser.vocabulary.binding(index)
    if not parser.can_begin() and not is_sign(parser.token, "-", "+"):
        raise Refusal(parser.token.start, f"`{word}` of what?", "Its terms are written after the index: sum_i p_i.")
    body = parser.signed(parser.product)
    parser.vocabulary = outer
    for index, domain in reversed(indices):
        body = _SERIES[word](index, domain, body)
    return body


def _index(name: str, token: Token) -> str:
    if name in PROTECTED or "_" in name or not name[0].isalpha():
        raise Refusal(token.start, f"`{name}` cannot be an index.", "An index is a letter such as i, j or x.")
    return name


def _places(index: str, parser: Parser) -> Places:
    """All places; a vector declared under the index's name says what the outcomes are worth."""
    known = parser.vocabulary
    return Places(Name(index) if index in known.quantities and index not in known.bound else None)


def _domains(parser: Parser) -> list[tuple[str, Domain | _From]]:
    """``_{i}``, ``_{i,j}``, ``_{i=1}``, ``_{x in D}``, ``_{j<i}``."""
    parser.place += 1
    opened = parser.token
    if not is_sign(opened, "{", "("):
        raise Refusal(opened.start, "An index is missing here.", _FORMS)
    outer = parser.vocabulary
    found: list[tuple[str, Domain | _From]] = []
    while not found or (is_sign(parser.token, ",") and len(found) < _MOST_INDICES):
        parser.place += 1
        token = parser.token
        if token.kind is not Kind.NAME:
            raise Refusal(token.start, "An index is a letter such as i, j or x.", _FORMS)
        index = _index(token.text, token)
        parser.place += 1
        found.append((index, _domain(parser, index)))
        parser.vocabulary = parser.vocabulary.binding(index)
    parser.vocabulary = outer
    close(parser, "}" if opened.text == "{" else ")", opened)
    return found


def _domain(parser: Parser, index: str) -> Domain | _From:
    sign = parser.token
    if not is_sign(sign, "=", "<", "∈") and not (sign.kind is Kind.NAME and sign.text == "in"):
        return _places(index, parser)
    parser.place += 1
    parser.inside.append(Inside.BRACKET)
    limit = parser.sum()
    parser.inside.pop()
    match sign.text:
        case "=":
            return _From(limit)
        case "<":
            return Range(_ONE, Binary(Operator.SUBTRACT, limit, _ONE))
        case _:
            return Members(limit)


def _with_upper_limits(
    parser: Parser, found: list[tuple[str, Domain | _From]], token: Token
) -> list[tuple[str, Domain]]:
    """The domains with what stands after ``^``; ``sum_i^n`` begins at 1."""
    upper = _upper_limit(parser)
    indices: list[tuple[str, Domain]] = []
    for index, domain in found:
        match domain:
            case _From(lower) if upper is None:
                hint = f"Write the upper limit after it: sum_{{{index}=1}}^{{n}}."
                raise Refusal(parser.token.start, f"How far does {index} go?", hint)
            case _From(lower) if upper is not None:
                indices.append((index, Range(lower, upper)))
            case Places() if upper is not None:
                indices.append((index, Range(_ONE, upper)))
            case Range() | Places() | Members() if upper is None:
                indices.append((index, domain))
            case _:
                raise Refusal(token.start, "This sum has an upper limit, but its index has no lower one.", _FORMS)
    return indices


def _upper_limit(parser: Parser) -> Expression | None:
    """``^n``, ``^{n-1}``, ``^(n-1)``, ``^10`` or ``ⁿ``; ``^n(...)`` is no call."""
    token = parser.token
    if token.kind is Kind.SUPERSCRIPT:
        parser.place += 1
        return superscript(parser, token)
    if not parser.at_power():
        return None
    parser.place += 1
    limit = parser.token
    if is_sign(limit, "{", "("):
        return bracketed(parser)
    if limit.kind is Kind.NUMBER:
        return parser.primary()
    meaning = parser.vocabulary.meaning(limit.text) if limit.kind is Kind.NAME else None
    if meaning is None or isinstance(meaning, FunctionName):
        if limit.kind is Kind.NAME:
            raise Refusal(limit.start, *unknown_name(parser.tokens, parser.place, parser.vocabulary))
        raise Refusal(limit.start, "The upper limit is missing here.", "Write sum_{i=1}^{n}.")
    parser.place += 1
    return meaning
