"""``quizkl check``: the form of decks, and every number in them by computing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from quizkl.commands.check_deck import Checked, Checker, problems_of_all
from quizkl.commands.check_variants import MOST_VARIANTS
from quizkl.commands.opening import deck_files, deck_finder
from quizkl.commands.plain_output import say_json
from quizkl.commands.say import problem_line
from quizkl.commands.ticker import Ticker, bar
from quizkl.deck.deck_file import display_name
from quizkl.deck.problem import Problem, Severity


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH ...]")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON list of problems.")
@click.option(
    "--variants",
    type=click.IntRange(1, MOST_VARIANTS),
    help="Draw so many variants of every exercise that varies, and say what is wrong with how many.",
)
@click.option("--write-ids", is_flag=True, help="Write an id into every card that has none; nothing else changes.")
@click.option("--watch", "watching", is_flag=True, help="Go on, and check again what changes, until Ctrl+C.")
def command(paths: tuple[str, ...], json_out: bool, variants: int | None, write_ids: bool, watching: bool) -> None:
    """Check decks: their form, their formulas, and every number by computing it with both engines.

    Prints file:line:column: message. Exit status 1 when something is wrong; warnings alone do not change it.
    """
    if watching and (json_out or write_ids):
        raise click.UsageError(f"--watch does not go together with {'--json' if json_out else '--write-ids'}.")
    with Checker(variants or 0) as checker:
        if watching:
            _watch(paths, checker)
        files, problems = deck_files(paths)
        if write_ids:
            problems += [problem for file in files for problem in _write_ids(file)]
        checked = list(_checked(files, checker))
    found = [*problems, *problems_of_all(checked)]
    _report(sorted(found, key=lambda problem: problem.place), checked, json_out)
    if any(problem.severity is Severity.ERROR for problem in found):
        raise click.exceptions.Exit(1)


def _checked(files: Sequence[Path], checker: Checker) -> Iterator[Checked]:
    """Each file by itself, with a line that says which, where that takes long."""
    done = 0

    def line(seconds: float) -> str:
        return f"{bar(done, len(files))} checking {display_name(files[done])}  {seconds:.0f} s"

    with Ticker(line) as ticker:
        ticker.begin()
        for done, file in enumerate(files):  # noqa: B007 (the line says it)
            yield checker.check(file)


def _watch(paths: Sequence[str], checker: Checker) -> None:
    """Check again and again; Ctrl+C is the way out."""
    from time import sleep

    from quizkl.commands.check_watch import PAUSE, watch
    from quizkl.commands.clock import clock

    now = clock()

    def show(checked: Sequence[Checked], problems: Sequence[Problem]) -> None:
        click.clear()
        found = [*problems, *problems_of_all(checked)]
        _report(sorted(found, key=lambda problem: problem.place), checked, json_out=False)
        click.echo(f"{now():%H:%M:%S}, watching; Ctrl+C ends", err=True)

    watch(deck_finder(paths), checker.check, show, lambda: sleep(PAUSE))


def _write_ids(file: Path) -> Iterator[Problem]:
    from quizkl.deck.write_ids import WrittenIds, write_ids

    match write_ids(file):
        case WrittenIds(ids=ids):
            for written in ids:
                click.echo(f"{file}: wrote id: {written}", err=True)
        case problem:
            yield problem


def _report(problems: Sequence[Problem], checked: Sequence[Checked], json_out: bool) -> None:
    if json_out:
        say_json([_as_json(problem) for problem in problems])
        return
    for problem in problems:
        click.echo(problem_line(problem))
    decks = sum(one.deck_id is not None for one in checked)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    click.echo(
        f"{decks} deck{'' if decks == 1 else 's'} checked: "
        f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}",
        err=True,
    )


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "card": problem.card,
    }
