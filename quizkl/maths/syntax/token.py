"""Cuts an answer into tokens, each with its place in the text as typed."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from quizkl.maths.syntax.characters import (
    FRACTIONS,
    GREEK,
    OPERATORS,
    SIGNS,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    describe,
    hint_for,
)
from quizkl.maths.syntax.elsewhere import LIMIT
from quizkl.maths.syntax.limits import EXPONENT, NAME_LENGTH, NUMBER_DIGITS
from quizkl.maths.syntax.unreadable import Refusal


class Kind(Enum):
    NUMBER = auto()
    NAME = auto()
    SUPERSCRIPT = auto()
    FRACTION = auto()
    SIGN = auto()
    END = auto()


class Token(NamedTuple):
    """``text`` is in the reader's own spelling: ASCII names and digits, one spelling for each sign."""

    kind: Kind
    text: str
    start: int
    end: int


_GREEK = "".join(GREEK)
_LETTER = f"[A-Za-z{_GREEK}]"
_LOWERED = "".join(SUBSCRIPTS)
_LOWERED_SIGNS = dict(zip("₊₋₌", "+-=", strict=True))
_SUBSCRIPT = (
    rf"(?:_(?:[A-Za-z0-9]+|[{_GREEK}]|\{{[A-Za-z0-9{_GREEK}]+\}})|[{_LOWERED}]++(?![{''.join(_LOWERED_SIGNS)}]))"
)
# A Greek letter is a name of its own (πσ is a product); Latin letters run together until something else comes.
_NAME = rf"(?:[A-Za-z][A-Za-z0-9]*|[{_GREEK}][0-9]*|[{''.join(OPERATORS)}]){_SUBSCRIPT}*"
_TOKEN = re.compile(
    rf"[{SPACES}]*(?:"
    r"(?P<NUMBER>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+\-−]?[0-9]+)?)"
    rf"|(?P<NAME>{_NAME})"
    rf"|(?P<SUPERSCRIPT>[{''.join(SUPERSCRIPTS)}]+)"
    rf"|(?P<FRACTION>[{''.join(FRACTIONS)}])"
    rf"|(?P<SIGN>\*\*|\|\||[-+*/^()\[\],;|!%@'.={{}}<~{''.join(SIGNS)}]|_(?=[{{(])|(?<=[)\]}}])_)"
    rf"|(?P<LOWERED>[{_LOWERED}]+[{''.join(_LOWERED_SIGNS)}{_LOWERED}]+)"
    r"|(?P<END>\Z)"
    r"|(?P<OTHER>.))",
    re.DOTALL,
)
_KINDS = {kind.name: kind for kind in Kind}
_INNER_GREEK = re.compile(f"[{_GREEK}{''.join(OPERATORS)}]")
_INNER_LOWERED = re.compile(f"[{_LOWERED}]+")


def is_sign(token: Token, *texts: str) -> bool:
    """Whether the token is one of these signs."""
    return token.kind is Kind.SIGN and token.text in texts


def spelled(name: str) -> str:
    """A name as the reader keeps it: Greek letters spelled out, subscripts after an underscore, no braces."""
    if name.isascii():
        return name.replace("{", "").replace("}", "") if "{" in name else name
    lowered = _INNER_LOWERED.sub(lambda match: "_" + "".join(SUBSCRIPTS[letter] for letter in match[0]), name)
    greek = _INNER_GREEK.sub(lambda match: GREEK.get(match[0]) or OPERATORS[match[0]], lowered)
    return greek.replace("{", "").replace("}", "")


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text``, the last being ``END``. Raises ``Refusal`` at the first character without a meaning."""
    tokens = []
    position = 0
    match_at = _TOKEN.match
    while True:
        match = match_at(text, position)
        group = match.lastgroup if match else None
        if match is None or group is None or group == "OTHER":
            offset = match.end() - 1 if match else position
            character = text[offset]
            hint = LIMIT if text[max(offset - 1, 0) : offset + 1] == "->" else hint_for(character)
            raise Refusal(offset, f"{_sentence(describe(character))} has no meaning here.", hint)
        if group == "LOWERED":
            tokens += _lowered(match[group], match.start(group))
            position = match.end()
            continue
        token = _token(_KINDS[group], match[group], match.start(group))
        tokens.append(token)
        if token.kind is Kind.END:
            return tokens
        position = token.end


def _token(kind: Kind, typed: str, start: int) -> Token:
    end = start + len(typed)
    if kind is Kind.NUMBER:
        _check_number(typed, start)
        return Token(kind, typed.replace("−", "-"), start, end)
    if kind is Kind.NAME:
        if len(typed) > NAME_LENGTH:
            raise Refusal(start, f"This name is longer than {NAME_LENGTH} characters.")
        return Token(kind, spelled(typed), start, end)
    if kind is Kind.SUPERSCRIPT:
        return Token(kind, "".join(SUPERSCRIPTS[character] for character in typed), start, end)
    if kind is Kind.SIGN:
        sign = SIGNS.get(typed, typed)
        return Token(Kind.NAME if sign == "oo" else kind, sign, start, end)
    return Token(kind, typed, start, end)


def _lowered(typed: str, start: int) -> list[Token]:
    """``ᵢ₌₁`` as ``_{i=1}``."""
    end = start + len(typed)
    plain = "".join(SUBSCRIPTS.get(letter) or _LOWERED_SIGNS[letter] for letter in typed)
    inner = [token._replace(start=start + token.start, end=start + token.end) for token in tokenize(plain)[:-1]]
    opened = [Token(Kind.SIGN, sign, start, start) for sign in "_{"]
    return [*opened, *inner, Token(Kind.SIGN, "}", end, end)]


def _check_number(typed: str, start: int) -> None:
    """Digits and exponent within bounds, before an exact number is made of them."""
    if len(typed) <= 4:
        return
    mantissa, _, exponent = typed.lower().partition("e")
    if len(mantissa) > NUMBER_DIGITS:
        raise Refusal(start, f"This number has more than {NUMBER_DIGITS} digits.")
    if exponent and (len(exponent) > 8 or abs(int(exponent.replace("−", "-"))) > EXPONENT):
        raise Refusal(start, f"The exponent of this number is beyond {EXPONENT}.", "Is it typed as meant?")


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
