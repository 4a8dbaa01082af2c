"""Characters as typst code: always a string, never markup."""

from __future__ import annotations

import re
from typing import Final

from quizkl.formula.typst import typst_string
from quizkl.printing.setting import Setting

_SPACES = re.compile(r"[ \t\r\n]+")
_LONG: Final = 18
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{_LONG},}}")
_NAME = re.compile(r"[^._/=,(\[:-]*[._/=,(\[:-]*")
_NUMBER = re.compile(r"(\[U\+[0-9A-F]{4,6}\])")
_SHORT_ENOUGH: Final = 12
_LETTERS: Final = 0.85  # letters of a language take so much of the room that any may take
_BREAK_HERE: Final = "\u200b"


def plain(text: str, setting: Setting) -> str:
    """Running text, its white space as single spaces."""
    return f"#{plain_string(text, setting)};" if text else ""


def plain_string(text: str, setting: Setting) -> str:
    """The same as a string literal."""
    return typst_string(with_breaks(shown(_SPACES.sub(" ", text), setting.lacking), setting.ems))


def unbroken(text: str, lacking: frozenset[str]) -> str:
    """Words that stay on one line, such as a card's id, as a string literal."""
    return typst_string(shown(_SPACES.sub(" ", text), lacking))


def shown(text: str, lacking: frozenset[str]) -> str:
    """The text with the characters that no font has as their numbers, so that nothing is lost without a sign."""
    if not lacking.intersection(text):
        return text
    return "".join([f"[U+{ord(character):04X}]" if character in lacking else character for character in text])


def with_breaks(text: str, room: float = 0.0) -> str:
    """Words that lines of ``room`` ems may be too narrow for may be broken; a zero-width space says where. No other
    word gets one: it would be copied with the word, and be in the way of whoever searches for it.
    """
    return _LONG_WORD.sub(lambda found: _broken(found[0], room), text) if len(text) >= _LONG else text


def _broken(word: str, room: float) -> str:
    language = word.isalpha() and len(word) <= 30
    if (language and not room) or sum(map(_ems, word)) * (_LETTERS if language else 1) < room:
        return word
    pieces = [piece for piece in _NUMBER.split(word) if piece]  # a character's number stays whole
    return _BREAK_HERE.join([part for piece in pieces for part in _parts(piece)])


def _ems(character: str) -> float:
    """The width of a character at most, or nearly so."""
    return 1.1 if character in "mwMW@%" or not character.isascii() else 0.8 if character.isupper() else 0.64


def _parts(piece: str) -> list[str]:
    """Where it may be broken: after a point, a slash and the like, and where there is none for too long."""
    if _NUMBER.fullmatch(piece):
        return [piece]
    return [part for name in _NAME.findall(piece) if name for part in _short(name)]


def _short(name: str) -> list[str]:
    if len(name) < _LONG:
        return [name]
    return [name[start : start + _SHORT_ENOUGH] for start in range(0, len(name), _SHORT_ENOUGH)]
