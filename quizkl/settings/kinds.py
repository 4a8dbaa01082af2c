"""The kinds of values that a setting may have: how each is read from TOML and from a line, and how it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Value = bool | int | str | tuple[str, ...]
"""A value as it is kept in a file; boxes are a text such as ``1,2,4``, paths are a tuple."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value cannot be taken, as the end of a sentence that begins with its key: ``must be …``."""

    message: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``low`` to ``high``."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class OneOf:
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Days:
    """Whole numbers of days with commas between them."""


@dataclass(frozen=True, slots=True)
class Words:
    """Any text of one line; ``example`` is one."""

    example: str


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders or files."""


Kind = Whole | OneOf | Flag | Days | Words | Paths

_YES: Final = ("true", "on", "yes")
_NO: Final = ("false", "off", "no")
_LONGEST_SHOWN: Final = 60


def expected(kind: Kind) -> str:
    """What a value must be."""
    match kind:
        case Whole(low, high):
            return f"a whole number from {low} to {high}"
        case OneOf(words):
            return f"one of {', '.join(words)}"
        case Flag():
            return "true or false"
        case Days():
            return "days with commas between them, such as 1,2,4,8"
        case Words(example):
            return f"a text such as {example}"
        case Paths():
            return 'a list of folders or files, such as ["~/decks"]'


def from_toml(kind: Kind, value: object) -> Value | Wrong:
    """The value of a setting from what tomllib read. Lists of days and truth values for on and off are taken too."""
    match kind, value:
        case Whole(low, high), int() if not isinstance(value, bool) and low <= value <= high:
            return value
        case OneOf(words), str() if value in words:
            return value
        case OneOf(("off", "on")), bool():
            return "on" if value else "off"
        case Flag(), bool():
            return value
        case Days(), str() if _one_line(value):
            return ",".join(piece.strip() for piece in value.split(","))
        case Days(), list() if value and all(type(day) is int for day in value):
            return ",".join(map(str, value))
        case Words(), str() if _one_line(value):
            return value.strip()
        case Paths(), list() if all(isinstance(path, str) and _one_line(path) for path in value):
            return tuple(str(path) for path in value)
        case _:
            return Wrong(f"must be {expected(kind)}, not {_shown(value)}")


def from_words(kind: Kind, words: Sequence[str]) -> Value | Wrong:
    """The same from what is typed: one text, or of paths several."""
    text = " ".join(words).strip()
    match kind:
        case Whole() if re.fullmatch(r"[0-9]{1,9}", text):
            return from_toml(kind, int(text))
        case Flag() if text.lower() in (*_YES, *_NO):
            return text.lower() in _YES
        case OneOf():
            return from_toml(kind, text.lower())
        case Days():
            return from_toml(kind, re.sub(r"\s*,\s*|\s+", ",", text.strip("[] ")))
        case Words():
            return from_toml(kind, text)
        case Paths():
            return from_toml(kind, [word for word in words if word.strip()])
        case _:
            return Wrong(f"must be {expected(kind)}, not {_shown(text)}")


def to_toml(value: Value) -> str:
    """The value as it is written into the file."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return _quoted(value)
        case _:
            return f"[{', '.join(map(_quoted, value))}]"


def to_words(value: Value) -> str:
    """The value as it is shown and typed."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return " ".join(f'"{path}"' if " " in path else path for path in value)
        case _:
            return str(value)


def words_of(kind: Kind, text: str) -> list[str]:
    """What is typed in one line as the words of ``from_words``: of paths each, where one with blanks is quoted."""
    if not isinstance(kind, Paths):
        return [text]
    return [double or single or bare for double, single, bare in re.findall(r'"([^"]*)"|\'([^\']*)\'|(\S+)', text)]


def _quoted(text: str) -> str:
    # JSON's strings are TOML's basic strings, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and len(text) <= 4_000


def _shown(value: object) -> str:
    match value:
        case dict():
            return "a table"
        case bool():
            return "true" if value else "false"
        case _:
            text = repr(value)
            return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
