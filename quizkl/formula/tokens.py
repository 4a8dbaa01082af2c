"""The source of a formula as tokens, each with its offset."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from quizkl.formula.problem import Refused


class Token(NamedTuple):
    """A command with its backslash, or one character. ``spaced`` says that white space stood before it, which matters
    only inside text; a token that came out of a macro has the offset of the macro's name."""

    text: str
    offset: int
    spaced: bool = False


_TOKEN = re.compile(r"(\s*)(\\[A-Za-z]+|\\.|\S)", re.DOTALL)
_UNPRINTABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def tokenize(source: str) -> list[Token]:
    """The tokens of ``source``. Raises ``Refused`` at a lone backslash, a comment, or what cannot be shown."""
    if not source.isascii() or not source.isprintable():
        _refuse_unprintable(source)
    tokens = []
    end = len(source.rstrip())  # white space at the end would be tried from each of its characters
    if source[end - 1 : end] == "\\":
        end += 1
    offset = 0
    for space, text in _TOKEN.findall(source, 0, end):
        offset += len(space)
        if text == "%":
            raise Refused(offset, "% starts a comment in TeX, so what follows would be lost.", r"Write \% for %.")
        if text == "\\":
            raise Refused(offset, "A backslash ends the formula.", "Write a command after it, or take it away.")
        tokens.append(Token(text, offset, space != ""))
        offset += len(text)
    return tokens


def _refuse_unprintable(source: str) -> None:
    for offset, character in enumerate(source):
        if character not in "\t\n\r" and unicodedata.category(character) in _UNPRINTABLE:
            name = f"U+{ord(character):04X}"
            raise Refused(offset, f"The character {name} cannot be shown.", "Take it away, or type the command for it.")


@lru_cache(maxsize=512)
def macro_tokens(body: str) -> tuple[Token, ...]:
    """The tokens of a macro's body, kept, because a deck's few macros are used in all of its formulas."""
    return tuple(tokenize(body))
