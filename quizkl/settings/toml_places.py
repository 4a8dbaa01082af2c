"""Where in a TOML text its keys and values stand. tomllib, which reads them, does not say.

The text must be TOML that tomllib takes: nothing is checked here a second time.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

Path = tuple[str, ...]

_BLANK: Final = re.compile(r"[ \t]*")
_BETWEEN: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE: Final = re.compile(r"[^,\]}\r\n#]*")
_STRINGS: Final = (
    # Up to two quotes more may stand before the three that end a long string.
    re.compile(r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'),
    re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}"),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


class In(Enum):
    """What a key stands in: lines of their own, or the braces of an inline table."""

    LINES = "lines"
    BRACES = "braces"


@dataclass(frozen=True, slots=True)
class Spot:
    """A key with its value: the offsets where each begins and (exclusive) ends."""

    key: int
    value: int
    end: int
    within: In


@dataclass(slots=True)
class Places:
    """``keys`` has every key that has a value, also the tables in braces; ``headers`` every ``[table]`` with the
    offsets where its line begins and where its bracket ends. ``order`` are the keys on lines of their own, each with
    the table under whose header it stands.
    """

    keys: dict[Path, Spot] = field(default_factory=dict)
    headers: dict[Path, tuple[int, int]] = field(default_factory=dict)
    order: list[tuple[Path, Path]] = field(default_factory=list)


class _Lost(Exception):
    """The text is not what tomllib took."""


def find_places(text: str) -> Places:
    """The places of all keys; those that were found so far where the text is no TOML."""
    places = Places()
    with suppress(_Lost, IndexError, RecursionError, tomllib.TOMLDecodeError):
        _statements(text, places)
    return places


def line_at(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _statements(text: str, places: Places) -> None:
    table: Path = ()
    position = _after(_BETWEEN, text, 0)
    while position < len(text):
        if text[position] == "[":
            brackets = 2 if text.startswith("[[", position) else 1
            table, end = _key(text, position + brackets)
            end = _after(_BLANK, text, end) + brackets
            places.headers.setdefault(table, (position, end))
            position = end
        else:
            path, end = _pair(text, position, table, In.LINES, places)
            places.order.append((path, table))
            position = end
        position = _after(_BETWEEN, text, position)


def _pair(text: str, position: int, table: Path, within: In, places: Places) -> tuple[Path, int]:
    """A key, an equals sign, a value."""
    key, end = _key(text, position)
    end = _after(_BLANK, text, end)
    if text[end] != "=":
        raise _Lost
    value = _after(_BLANK, text, end + 1)
    path = (*table, *key)
    end = _value(text, value, path, places)
    places.keys.setdefault(path, Spot(position, value, end, within))
    return path, end


def _key(text: str, position: int) -> tuple[Path, int]:
    parts = []
    while True:
        position = _after(_BLANK, text, position)
        if text[position] in "\"'":
            end = _string(text, position)
            parts.append(str(tomllib.loads(f"key = {text[position:end]}")["key"]))
        else:
            end = _after(_BARE_KEY, text, position)
            if end == position:
                raise _Lost
            parts.append(text[position:end])
        after = _after(_BLANK, text, end)
        if after >= len(text) or text[after] != ".":
            return tuple(parts), end
        position = after + 1


def _value(text: str, position: int, path: Path, places: Places) -> int:
    match text[position]:
        case '"' | "'":
            return _string(text, position)
        case "[":
            return _array(text, position, path, places)
        case "{":
            return _braces(text, position, path, places)
        case _:
            found = _BARE_VALUE.match(text, position)
            if found is None or not found[0].strip():
                raise _Lost
            return position + len(found[0].rstrip())


def _array(text: str, position: int, path: Path, places: Places) -> int:
    position = _after(_BETWEEN, text, position + 1)
    while text[position] != "]":
        position = _after(_BETWEEN, text, _value(text, position, (*path, "[]"), places))
        if text[position] == ",":
            position = _after(_BETWEEN, text, position + 1)
        elif text[position] != "]":
            raise _Lost
    return position + 1


def _braces(text: str, position: int, path: Path, places: Places) -> int:
    position = _after(_BETWEEN, text, position + 1)
    while text[position] != "}":
        _, position = _pair(text, position, path, In.BRACES, places)
        position = _after(_BETWEEN, text, position)
        if text[position] == ",":
            position = _after(_BETWEEN, text, position + 1)
        elif text[position] != "}":
            raise _Lost
    return position + 1


def _string(text: str, position: int) -> int:
    for pattern in _STRINGS:
        if found := pattern.match(text, position):
            return found.end()
    raise _Lost


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
