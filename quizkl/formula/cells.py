"""How many cells of a terminal a text takes."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """The cells ``text`` takes on one row: combining marks none, East Asian wide characters two, the others one."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
