"""Writing one setting into ``config.toml``: the rest of the file stays as the learner wrote it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from quizkl.deck.problem import Place, Problem
from quizkl.deck.replace_file import replace_file
from quizkl.settings.catalogue import KEYS_TABLE
from quizkl.settings.config_file import read_config
from quizkl.settings.kinds import Value, to_toml
from quizkl.settings.read import read_settings
from quizkl.settings.toml_edit import with_value, without
from quizkl.settings.toml_places import find_places

_MARK: Final = "\ufeff"
"""A byte order mark, which some editors put before a text."""


def save(file: Path, key: str, value: Value | None) -> bytes | Problem:
    """Set ``key`` to ``value`` in the file, or with None let its default hold again; the bytes that the file then has.

    A file that is not there is made. It is replaced as a whole or not at all, and only where the new text means the
    same as the old one but for this key.
    """
    old = read_config(file)
    if isinstance(old, Problem):
        return old
    new = changed(old or b"", key, value, str(file))
    if isinstance(new, Problem) or new == old or (old is None and not new):
        return new
    if old is None and (problem := _make(file)) is not None:
        return problem
    return replace_file(file, old or b"", new, str(file)) or new


def changed(source: bytes, key: str, value: Value | None, file: str) -> bytes | Problem:
    """The bytes of a ``config.toml`` in which ``key`` is ``value``, or is not set."""
    try:
        text = source.decode("utf-8")
        mark = _MARK if text.startswith(_MARK) else ""
        text = text.removeprefix(_MARK)
        meant = tomllib.loads(text)
    except (ValueError, RecursionError):
        _, problems = read_settings(source, file)
        place = problems[0].place if problems else Place(file)
        return Problem(place, "the file is not TOML, so nothing is written into it", "Mend it first.")
    path = path_in(text, key)
    new = without(text, path) if value is None else with_value(text, path, to_toml(value))
    try:
        means = tomllib.loads(new)
    except (ValueError, RecursionError):
        means = None
    if (
        means is None
        or _set(means, path) != (None if value is None else _plain(value))
        or not _same(meant, means, path)
    ):
        return Problem(Place(file), f"{key} cannot be changed here without changing more", "Change it by hand.")
    return (mark + new).encode()


def path_in(text: str, key: str) -> tuple[str, ...]:
    """The keys that lead to a setting. The id of a key binding is one key with a dot in it, unless the file has it as
    a table in a table.
    """
    table, dot, name = key.partition(".")
    if table == KEYS_TABLE and dot:
        apart = (table, *name.split("."))
        return apart if apart in find_places(text).keys else (table, name)
    return (table, name) if dot else (table,)


def _make(file: Path) -> Problem | None:
    """An empty file; it means the same as none."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            file.touch(mode=0o644, exist_ok=False)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        return Problem(Place(str(file)), f"the file cannot be written: {reason}", "May you write to its folder?")
    return None


def _set(values: Mapping[str, object], path: tuple[str, ...]) -> object:
    found: object = values
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _same(before: Mapping[str, object], after: Mapping[str, object], path: tuple[str, ...]) -> bool:
    """Whether two tables differ in nothing but what is at ``path``; an empty table is as good as none."""
    return _pruned(before, path) == _pruned(after, path)


def _pruned(values: Mapping[str, object], path: tuple[str, ...]) -> dict[str, object]:
    head, *rest = path
    kept = {key: value for key, value in values.items() if key != head}
    inside = values.get(head)
    if rest and isinstance(inside, Mapping) and (left := _pruned(inside, tuple(rest))):
        kept[head] = left
    elif rest and head in values and not isinstance(inside, Mapping):
        kept[head] = inside
    return kept


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value
