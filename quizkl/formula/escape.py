"""Plain words as TeX."""

from __future__ import annotations

import unicodedata

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    " ": "\\ ",
} | {character: "\\" + character for character in "{}%$&#_"}


def text_command(words: str) -> str:
    """``\\text{…}`` that ``parse`` reads back as exactly ``words``; what cannot be shown, such as a control character,
    becomes U+FFFD."""
    return "\\text{" + "".join([_escaped(character) for character in words]) + "}"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isspace():
        return "\\ "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else character
