"""Reading ``config.toml``. What cannot be read is said, with its line, and its default is used.

The keys are those of ``catalogue.SETTINGS``; besides them there is a table ``[keys]`` of key bindings by their ids.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.settings.catalogue import KEYS_TABLE, SETTINGS, TABLES
from quizkl.settings.kinds import Wrong, from_toml
from quizkl.settings.settings import DEFAULTS, Settings
from quizkl.settings.toml_places import Path, Places, find_places, line_at
from quizkl.text.unprintable import printable

USUAL_KEPT: Final = "its usual keys are kept"
_DEFAULT_USED: Final = "the default is used instead"
_LONGEST_SHOWN: Final = 60
_MOST_PROBLEMS: Final = 100


def read_settings(source: bytes, file: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a ``config.toml``. Problems are warnings; a file that is no TOML gives the defaults."""
    try:
        text = source.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        line = source.count(b"\n", 0, fault.start) + 1
        hint = f"{_DEFAULT_USED.replace('default is', 'defaults are')}; save it as UTF-8"
        return DEFAULTS, (_problem(Place(file, line), "this is not UTF-8", hint),)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        said = str(fault) if isinstance(fault, tomllib.TOMLDecodeError) else "it cannot be read"
        place = Place(file, *_place_in(said))
        said = re.sub(r" \(at .*\)$", "", said)
        return DEFAULTS, (_problem(place, f"this is not TOML: {said}", "the defaults are used instead"),)
    reading = _Reading(text, file)
    reading.take(values)
    return replace(reading.settings, places=MappingProxyType(reading.set)), tuple(reading.problems[:_MOST_PROBLEMS])


class _Reading:
    """The settings as far as the values have been taken. Whatever order they have in the file, they are taken in that
    of the catalogue: the boxes before the calendar that they must suit.
    """

    def __init__(self, text: str, file: str) -> None:
        self.settings = DEFAULTS
        self.problems: list[Problem] = []
        self.set: dict[str, Place] = {}
        self._text, self._file = text, file
        self._places: Places = find_places(text)

    def take(self, values: Mapping[str, object]) -> None:
        given = {".".join(path): (path, value) for path, value in _flat(values)}
        for key, setting in SETTINGS.items():
            if key in given:
                path, value = given[key]
                taken = from_toml(setting.kind, value)
                changed = taken if isinstance(taken, Wrong) else setting.put(self.settings, taken)
                if isinstance(changed, Wrong):
                    self._complain(path, f"{key} {changed.message}", _DEFAULT_USED)
                else:
                    self.settings = changed
                    self.set[key] = self._place(path)
        self._take_keys(values.get(KEYS_TABLE, {}))
        for key, (path, _) in given.items():
            if key not in SETTINGS:
                self._complain_of_unknown(path)
        for table in (*TABLES, KEYS_TABLE):
            if not isinstance(values.get(table, {}), dict):
                self._complain((table,), f"{table} must be a table: [{table}] on a line of its own", _DEFAULT_USED)
        self.problems.sort(key=lambda problem: problem.place)

    def _take_keys(self, table: object) -> None:
        """``"study.hint" = "h,f2"``; without the quotes it is a table in a table, and means the same."""
        for path, value in _leaves(table) if isinstance(table, Mapping) else ():
            name = ".".join(path)
            match [value] if isinstance(value, str) else value:
                case list() as keys if keys and all(isinstance(key, str) and _is_key(key) for key in keys):
                    together = ",".join(keys)
                    self.settings = replace(self.settings, keys=(*self.settings.keys, (name, together)))
                    self.set[f"{KEYS_TABLE}.{name}"] = self._place((KEYS_TABLE, *path))
                case _:
                    message = f'the keys of {_short(name)} must be a text such as "h,f2", not {_short(repr(value))}'
                    self._complain((KEYS_TABLE, *path), message, USUAL_KEPT)

    def _complain_of_unknown(self, path: Path) -> None:
        name = _short(path[-1])
        known = [key.rpartition(".")[2] for key in SETTINGS if key.startswith(f"{path[0]}.")]
        where = f" in [{path[0]}]" if len(path) > 1 else ""
        homes = [key for key in SETTINGS if key.endswith(f".{path[-1]}")]
        if len(path) == 1 and homes:
            hint = f"it belongs into [{homes[0].partition('.')[0]}], further down"
        else:
            hint = _did_you_mean(path[-1], known or [*SETTINGS, *TABLES, KEYS_TABLE])
        self._complain(path, f"{name!r} is no setting{where}", hint)

    def _complain(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(_problem(self._place(path), message, hint))

    def _place(self, path: Path) -> Place:
        """Where a key stands, or the table that it is in."""
        if spot := self._places.keys.get(path):
            return Place(self._file, *line_at(self._text, spot.key))
        if path in self._places.headers:
            return Place(self._file, *line_at(self._text, self._places.headers[path][0]))
        starting = (spot.key for other, spot in self._places.keys.items() if other[: len(path)] == path)
        first = next(starting, None)
        return Place(self._file) if first is None else Place(self._file, *line_at(self._text, first))


def _flat(values: Mapping[str, object]) -> Iterator[tuple[Path, object]]:
    """Values by their path; a table is gone into where it is one of ours."""
    for key, value in values.items():
        if key == KEYS_TABLE:
            continue
        if key in TABLES:
            if isinstance(value, dict):
                yield from (((key, name), inside) for name, inside in value.items())
        else:
            yield (key,), value


def _leaves(table: Mapping[str, object], above: Path = ()) -> Iterator[tuple[Path, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _is_key(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and len(text) <= 200


def _did_you_mean(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:40], known, n=1)
    return f"did you mean {near[0]}?" if near else f"the settings are {', '.join(known)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def _problem(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(place, printable(message), hint, Severity.WARNING)


def _place_in(fault: str) -> tuple[int, int]:
    found = re.search(r"line (\d+), column (\d+)", fault)
    return (int(found[1]), int(found[2])) if found else (1, 1)
