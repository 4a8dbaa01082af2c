"""Pieces of a text between separators that stand outside of all brackets."""

from __future__ import annotations

from collections.abc import Iterator

_OPENING, _CLOSING = "([{", ")]}"


def outside(text: str, separator: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of ``text[start:end]``; nothing where that is blank."""
    depth, begin = 0, start
    for place in range(start, end):
        character = text[place]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        elif character == separator and depth == 0:
            yield begin, place
            begin = place + 1
    if begin > start or text[start:end].strip():
        yield begin, end


def depths(text: str) -> list[int]:
    """For each character how many brackets are open around it."""
    found, depth = [], 0
    for character in text:
        depth -= character in _CLOSING
        found.append(depth)
        depth += character in _OPENING
    return found
