"""Changing one value of a TOML text and nothing else of it: comments, blanks and the order of things stay.

Only values of top-level keys and of keys in tables are changed. Whoever edits compares what the new text means with
what was meant (``save.py``): what cannot be done in place is refused there.
"""

from __future__ import annotations

import json
import re
from typing import Final

from quizkl.settings.toml_places import In, Path, Places, Spot, find_places

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def with_value(text: str, path: Path, written: str) -> str:
    """The text with ``path`` (one or two keys) set to what is ``written`` in TOML."""
    places = find_places(text)
    if spot := places.keys.get(path):
        return text[: spot.value] + written + text[spot.end :]
    *above, name = path
    pair = f"{_key(name)} = {written}"
    if not above:
        return _below(text, _end_of_lines(places, ()), pair)
    table = tuple(above)
    if braces := places.keys.get(table):
        return _into_braces(text, places, table, braces, pair)
    if table in places.headers:
        return _below(text, _end_of_lines(places, table) or places.headers[table][1], pair)
    if dotted := [spot.end for other, spot in places.keys.items() if other[:-1] == table]:
        return _below(text, max(dotted), ".".join(map(_key, table)) + f".{pair}")
    blank = "" if not text.strip() else _break(text)
    start = text if text.endswith("\n") or not text else text + _break(text)
    return f"{start}{blank}[{'.'.join(map(_key, table))}]{_break(text)}{pair}{_break(text)}"


def without(text: str, path: Path) -> str:
    """The text without ``path``: its line goes, with a comment behind it."""
    spot = find_places(text).keys.get(path)
    if spot is None:
        return text
    if spot.within is In.BRACES:
        return _out_of_braces(text, spot)
    start = text.rfind("\n", 0, spot.key) + 1
    end = text.find("\n", spot.end)
    return text[:start] + ("" if end < 0 else text[end + 1 :])


def _end_of_lines(places: Places, table: Path) -> int | None:
    """Where the last key that stands under the header of ``table`` ends."""
    return max((places.keys[path].end for path, under in places.order if under == table), default=None)


def _below(text: str, offset: int | None, pair: str) -> str:
    """A line more below the one with ``offset``; without it, before the first header."""
    if offset is None:
        at = _start_of_tables(text)
        room = _break(text) if text[at:].strip() else ""
        return text[:at] + pair + _break(text) + room + text[at:]
    end = text.find("\n", offset)
    return (
        f"{text}{_break(text)}{pair}{_break(text)}"
        if end < 0
        else text[: end + 1] + pair + _break(text) + text[end + 1 :]
    )


def _start_of_tables(text: str) -> int:
    """The offset of the line of the first header, or of the comments that stand right above it; else the end."""
    headers = find_places(text).headers.values()
    if not headers:
        return len(text) if text.endswith("\n") or not text else 0
    start = text.rfind("\n", 0, min(headers)[0]) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start


def _into_braces(text: str, places: Places, table: Path, braces: Spot, pair: str) -> str:
    inside = [spot.end for path, spot in places.keys.items() if path[:-1] == table]
    if not inside:
        return f"{text[: braces.value]}{{ {pair} }}{text[braces.end :]}"
    return f"{text[: max(inside)]}, {pair}{text[max(inside) :]}"


def _out_of_braces(text: str, spot: Spot) -> str:
    after = re.compile(r"[ \t]*,[ \t]*").match(text, spot.end)
    if after:
        return text[: spot.key] + text[after.end() :]
    before = re.search(r"[ \t]*,[ \t]*$", text[: spot.key])
    return text[: before.start() if before else spot.key] + text[spot.end :]


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
