"""``quizkl config``: the settings that are in force, where they come from, and setting one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quizkl.commands.config_report import in_force_and_problems, print_all, print_keys, print_one
from quizkl.commands.folders import folders
from quizkl.commands.minus import TakesMinus
from quizkl.commands.opening import settings_and_problems
from quizkl.commands.say import give_up, problem_line, say_problems
from quizkl.deck.problem import Problem
from quizkl.settings.catalogue import KEYS_TABLE, SETTINGS, TABLES
from quizkl.settings.config_file import read_config
from quizkl.settings.kinds import Value, Wrong, from_words
from quizkl.settings.save import changed, save


@click.command("config", cls=TakesMinus)
@click.argument("key", required=False)
@click.argument("value", nargs=-1)
@click.option("--unset", is_flag=True, help="Take KEY out of the file, so that its default holds again.")
@click.option("--keys", "list_keys", is_flag=True, help="List the ids of all actions with their keys.")
@click.option("--json", "json_out", is_flag=True, help="Print JSON.")
def command(key: str | None, value: tuple[str, ...], unset: bool, list_keys: bool, json_out: bool) -> None:
    """Print where config.toml is, what is in force and from where; with KEY one setting, with VALUE set it.

    The rest of the file stays as it is, comments too. The keys of an action are set by its id:
    quizkl config study.hint h,f2
    """
    if list_keys:
        print_keys(json_out)
        return
    if key is None:
        print_all(json_out)
        return
    name = _known(key)
    if unset or value:
        if unset and value:
            raise click.UsageError("--unset takes no value.")
        _set(name, None if unset else _value(name, value))
    print_one(name, json_out)


# Naming and setting one


def _known(key: str) -> str:
    """The name of a setting, or ``keys.`` with the id of an action; gives up with the nearest."""
    if key in SETTINGS:
        return key
    name = key.removeprefix(f"{KEYS_TABLE}.")
    if "." in name and name.partition(".")[0] not in TABLES:
        from quizkl.tui.settings.key_settings import actions

        if name in actions():
            return f"{KEYS_TABLE}.{name}"
        known = [*SETTINGS, *actions()]
    else:
        known = list(SETTINGS)
    from difflib import get_close_matches

    near = get_close_matches(name[:80], known, n=1) or [each for each in known if each.endswith(f".{name}")][:1]
    hint = f"Did you mean {near[0]!r}?" if near else "quizkl config lists them."
    return give_up(f"there is no setting {key!r}.", hint, 2)


def _value(name: str, words: Sequence[str]) -> Value:
    """What was typed as a value that the setting takes; gives up with what it must be."""
    setting = SETTINGS.get(name)
    if setting is None:
        return ",".join(words)
    value = from_words(setting.kind, words)
    taken = value if isinstance(value, Wrong) else setting.put(settings_and_problems()[0], value)
    if isinstance(taken, Wrong):
        give_up(f"{name} {taken.message}.", code=2)
    assert not isinstance(value, Wrong)
    return value


def _set(name: str, value: Value | None) -> None:
    """Write it into the file, unless it would be complained of there; what else is wrong with it is said."""
    file = folders().config
    if value is not None and (name == "theme" or name.startswith(f"{KEYS_TABLE}.")):
        _refuse_unknown(file, name, value)
    before = {problem.message for problem in in_force_and_problems()[1]}
    written = save(file, name, value)
    if isinstance(written, Problem):
        give_up(problem_line(written))
    say_problems(problem for problem in in_force_and_problems()[1] if problem.message not in before)


def _refuse_unknown(file: Path, name: str, value: Value) -> None:
    """Give up where a theme or a key cannot be in force, which only the terminal application knows."""
    from quizkl.tui.settings.check import refusal

    old = read_config(file) or b""
    if isinstance(old, Problem):
        give_up(problem_line(old))
    new = changed(old, name, value, str(file))
    if isinstance(new, Problem):
        give_up(problem_line(new))
    if refused := refusal(old, new, str(file)):
        give_up(f"{refused.message}.", refused.hint, 2)
