"""What ``quizkl config`` prints: the settings in force with where they come from, and the keys of all actions."""

from __future__ import annotations

from collections.abc import Sequence

import click

from quizkl.commands.folders import folders
from quizkl.commands.opening import search_places, settings_and_problems
from quizkl.commands.plain_output import say_json
from quizkl.commands.reading_decks import shelf_of
from quizkl.commands.say import say_problems
from quizkl.deck.deck import Deck
from quizkl.deck.problem import Problem
from quizkl.settings.catalogue import KEYS_TABLE, SETTINGS
from quizkl.settings.in_force import InForce, in_force
from quizkl.settings.kinds import Value, expected, to_toml
from quizkl.settings.settings import Settings


def print_one(name: str, json_out: bool) -> None:
    """The value of one setting, as it is written in the file."""
    settings, _ = in_force_and_problems()
    found = next((each for each in in_force(settings) if each.key == name), None)
    if found is None:  # an action whose keys are not set
        from quizkl.tui.settings.key_settings import actions

        found = InForce(name, ",".join(actions()[name.removeprefix(f"{KEYS_TABLE}.")].usual), None)
    if json_out:
        say_json({name: _json_of(found)})
    else:
        click.echo(_written(found.value))


def print_all(json_out: bool) -> None:
    """The file, every setting with its source, and what decks have of their own."""
    file = folders().config
    settings, problems = in_force_and_problems()
    shelf = shelf_of(search_places((), settings))
    if json_out:
        answer = {
            "file": str(file),
            "exists": file.exists(),
            "settings": {each.key: _json_of(each) for each in in_force(settings)},
            "decks": {deck.id: _own_json(deck) for deck in shelf.decks if _own(deck)},
            "problems": [_problem_json(problem) for problem in problems],
        }
        say_json(answer)
        return
    say_problems(problems)
    click.echo(f"{file}" + ("" if file.exists() else "  (there is none; the defaults hold)"))
    _table([(each.key, _written(each.value), _source(each)) for each in in_force(settings)])
    for deck in shelf.decks:
        if own := _own(deck):
            click.echo(f"\nIn the deck {deck.id}:")
            _table([(key, _written(value), f"{deck.file}:{line}" if line else deck.file) for key, value, line in own])


def _own(deck: Deck) -> list[tuple[str, Value, int]]:
    """The settings that a deck has: key, value, line (0 for its schedule, which has none)."""
    schedule: list[tuple[str, Value, int]] = [("schedule", deck.schedule, 0)] if deck.schedule else []
    return [*schedule, *((one.key, one.value, one.line) for one in deck.settings)]


def _own_json(deck: Deck) -> dict[str, object]:
    return {
        key: {"value": value, "file": str(deck.path or deck.file), "line": line or None}
        for key, value, line in _own(deck)
    }


def _table(rows: Sequence[tuple[str, str, str]]) -> None:
    keys = max(len(key) for key, _, _ in rows)
    values = min(max(len(value) for _, value, _ in rows), 30)
    for key, value, source in rows:
        click.echo(f"  {key:<{keys}}  {value:<{values}}  {source}".rstrip())


def _source(found: InForce) -> str:
    return "default" if found.place is None else f"line {found.place.line}"


def _written(value: Value) -> str:
    return to_toml(value)


def _json_of(found: InForce) -> dict[str, object]:
    setting = SETTINGS.get(found.key)
    return {
        "value": list(found.value) if isinstance(found.value, tuple) else found.value,
        "source": "default" if found.place is None else "config.toml",
        "line": None if found.place is None else found.place.line,
        **({"expected": expected(setting.kind), "says": setting.says} if setting else {}),
    }


def _problem_json(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity.value,
    }


def print_keys(json_out: bool) -> None:
    """All actions, screen by screen, with the keys that do them now."""
    from quizkl.tui.key_text import as_written
    from quizkl.tui.settings.key_settings import actions, check_keys

    settings, problems = settings_and_problems()
    checked = check_keys(settings)
    say_problems((*problems, *checked.problems))
    rows = []
    for action in actions().values():
        keys = checked.keymap.get(action.id, ",".join(action.usual)).split(",")
        written = ",".join(map(as_written, keys))
        rows.append(
            {
                "id": action.id,
                "keys": written,
                "set": action.id in checked.keymap,
                "screen": action.screen,
                "says": action.says,
            }
        )
    if json_out:
        say_json(rows)
        return
    wide = max(len(str(row["id"])) for row in rows)
    screen = None
    for row in rows:
        if row["screen"] != screen:
            click.echo(f"{row['screen']}" if screen is None else f"\n{row['screen']}")
            screen = row["screen"]
        click.echo(f"  {row['id']:<{wide}}  {row['keys']:<22}  {row['says']}{'  (set)' if row['set'] else ''}")


def in_force_and_problems() -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that are in force. Themes and keys are known to the application alone; it is not imported where
    none are set.
    """
    settings, problems = settings_and_problems()
    if not settings.theme and not settings.keys:
        return settings, problems
    from quizkl.tui.settings.check import effective

    held, further = effective(settings)
    return held, (*problems, *further)
