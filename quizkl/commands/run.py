"""``quizkl run``: an experiment, its table and its results."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from quizkl.commands.plain_output import say_json
from quizkl.commands.say import give_up
from quizkl.experiments.catalogue import EXPERIMENTS

if TYPE_CHECKING:
    from quizkl.experiments.run import End, Run


def _names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    return [name for name in EXPERIMENTS if name.startswith(begun)]


def _not_nan(_context: click.Context, _parameter: click.Parameter, seconds: float | None) -> float | None:
    if seconds is not None and math.isnan(seconds):  # which a range lets through
        raise click.BadParameter("nan is not a number of seconds.")
    return seconds


@click.command("run")
@click.argument("name", required=False, shell_complete=_names)
@click.option("--preset", metavar="P", help="Other defaults, under a name.")
@click.option("--set", "changes", metavar="k=v", multiple=True, help="Another value for a parameter; may be repeated.")
@click.option(
    "--seconds",
    type=click.FloatRange(0.01, 86_400),
    callback=_not_nan,
    help="Stop after so long with what there is.",
)
@click.option("--parameters", is_flag=True, help="Say what can be set, from where to where, and what it is.")
@click.option(
    "--json", "json_out", is_flag=True, help="Print a JSON object for each record, then one with the results."
)
def command(
    name: str | None,
    preset: str | None,
    changes: tuple[str, ...],
    seconds: float | None,
    parameters: bool,
    json_out: bool,
) -> None:
    """Run the experiment NAME and print its table and its results; without NAME list the experiments.

    With --json, a line {"record": 1, "of": 25, "values": {...}} comes after each step, and at the end one line
    {"experiment": NAME, "settings": {...}, "end": "finished", "reason": null, "results": {...}}; "end" is "stopped",
    with a reason, where the time was up, and "failed" where nothing came of it. Where a number is none, it is "nan",
    "inf" or "-inf".

    The exit status is 0 when it finished, 1 when it stopped or failed, 2 when there is no such run.
    """
    if name is None:
        _list(preset, changes, parameters, json_out)
        return
    run = _prepared(name, preset, changes)
    if parameters:
        from quizkl.commands.run_words import experiment_json, parameter_lines

        if json_out:
            say_json(experiment_json(run.experiment))
        else:
            click.echo("\n".join(parameter_lines(run)))
        return
    end = _json(run, seconds) if json_out else _table(run, seconds)
    _say_how_it_ended(run, end)


def _list(preset: str | None, changes: tuple[str, ...], parameters: bool, json_out: bool) -> None:
    from quizkl.commands.run_words import experiment_json, experiment_lines

    if preset is not None or changes or parameters:
        raise click.UsageError(f"the experiment's name is missing. The experiments are: {', '.join(EXPERIMENTS)}.")
    if json_out:
        for experiment in EXPERIMENTS.values():
            say_json(experiment_json(experiment))
    else:
        click.echo("\n".join(experiment_lines(EXPERIMENTS.values())))


def _prepared(name: str, preset: str | None, changes: tuple[str, ...]) -> Run:
    from quizkl.experiments.run import Run, prepared

    written: dict[str, str] = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise click.UsageError("--set takes a parameter and its value, such as --set steps=50.")
        written[key.strip()] = value
    run = prepared(name, preset, written)
    if not isinstance(run, Run):
        give_up(f"{run.message}.", run.hint, code=2)
    return run


def _table(run: Run, seconds: float | None) -> End:
    from quizkl.commands.run_progress import to_the_end
    from quizkl.commands.run_words import heading_lines, result_lines, table_lines
    from quizkl.experiments.run import Failed

    end = to_the_end(run, seconds)
    if not isinstance(end, Failed):
        click.echo("\n".join(heading_lines(run)))
        if end.records:
            lines = ("", *table_lines(run, end.records), "", *result_lines(run, end.results))
            click.echo("\n".join(lines))
    return end


def _json(run: Run, seconds: float | None) -> End:
    from quizkl.commands.run_progress import to_the_end
    from quizkl.commands.run_words import end_json, record_json

    end = to_the_end(run, seconds, lambda record: say_json(record_json(record)))
    say_json(end_json(run, end))
    return end


def _say_how_it_ended(run: Run, end: End) -> None:
    from quizkl.experiments.run import Failed, Stopped

    match end:
        case Stopped(reason, records, _):
            done = f"after {len(records)} of {records[-1].total} records" if records else "before the first record"
            give_up(f"{run.experiment.name} stopped {done}: {reason}.")
        case Failed(reason):
            give_up(f"{run.experiment.name} failed: {reason}.")
