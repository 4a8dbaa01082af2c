"""The pieces of a query as they are typed: words, phrases in quotes, and keys with their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

QUOTES = {'"': '"', "“": "”", "„": "“"}


@dataclass(frozen=True, slots=True)
class Written:
    """``-key:value`` as it stands in the query. ``key`` is "" for a word or a phrase; ``column`` counts from 1."""

    column: int
    key: str
    value: str
    negated: bool = False
    quoted: bool = False


def written_pieces(text: str) -> Iterator[Written]:
    """The pieces in their order. A quote that is not closed goes on to the end: somebody is typing."""
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        start = position
        negated = text[position] == "-"
        position += negated
        key, position = _key(text, position)
        value, quoted, position = _value(text, position)
        if key or value or quoted:
            yield Written(start + 1, key, value, negated, quoted)


def _key(text: str, position: int) -> tuple[str, int]:
    """The letters before a colon, if that is how the piece begins."""
    end = position
    while end < len(text) and text[end].isalpha():
        end += 1
    if end > position and text[end : end + 1] == ":":
        return text[position:end].lower(), end + 1
    return "", position


def _value(text: str, position: int) -> tuple[str, bool, int]:
    """What follows up to a space; inside quotes spaces belong to it."""
    value: list[str] = []
    quoted = False
    while position < len(text) and not text[position].isspace():
        closing = QUOTES.get(text[position])
        if closing is None:
            value.append(text[position])
            position += 1
            continue
        quoted = True
        end = text.find(closing, position + 1)
        end = len(text) if end < 0 else end
        value.append(text[position + 1 : end])
        position = end + 1
    return "".join(value), quoted, position
