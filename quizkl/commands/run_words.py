"""How an experiment, its records and its results are written."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from quizkl.commands.batch import Answer
from quizkl.commands.written import as_json
from quizkl.experiments.experiment import Experiment, ResultValue, written
from quizkl.experiments.read_value import allowed, shown
from quizkl.experiments.run import End, Failed, Finished, Record, Run, Stopped
from quizkl.formula.cells import width

_WIDE = 79


def experiment_lines(experiments: Iterable[Experiment]) -> list[str]:
    """Every experiment with what it is for, what presets it has, and how to go on."""
    lines = []
    for experiment in experiments:
        lines += [f"{experiment.name}: {experiment.title}", *_indented(experiment.says)]
        for preset in experiment.presets:
            lines += _indented(f"--preset {preset.name}: {preset.says}")
        lines.append("")
    return [*lines, "quizkl run NAME runs one; quizkl run NAME --parameters says what can be set."]


def parameter_lines(run: Run) -> list[str]:
    """The parameters with the values of this run, what is possible, and what they are."""
    experiment = run.experiment
    rows = [(each.name, shown(run.settings[each.name]), allowed(each), each.says) for each in experiment.parameters]
    widths = [max(width(row[place]) for row in rows) for place in range(2)]
    lines = [f"{experiment.name}: {experiment.title}", *_indented(experiment.says), ""]
    for name, value, possible, says in rows:
        start = f"  {_left(name, widths[0])}  {_right(value, widths[1])}  "
        lines += textwrap.wrap(f"{says}: {possible}", _WIDE, initial_indent=start, subsequent_indent=" " * width(start))
    for bound in experiment.bounds:
        lines.append(f"  {' × '.join(bound.factors)} is at most {bound.most:,}")
    for preset in experiment.presets:
        changes = " ".join(f"{name}={shown(value)}" for name, value in preset.changes.items())
        lines += ["", *_indented(f"--preset {preset.name}: {preset.says}"), *_indented(changes)]
    return lines


def heading_lines(run: Run) -> list[str]:
    """What is run, and with which settings, as ``--set`` takes them."""
    settings = " ".join(f"{name}={shown(value)}" for name, value in run.settings.items())
    return [f"{run.experiment.name}: {run.experiment.title}", *_indented(settings)]


def table_lines(run: Run, records: Sequence[Record]) -> list[str]:
    """The headings and a line for each row of the table, right-aligned."""
    columns = run.experiment.table
    rows = [tuple(column.heading for column in columns)]
    for record in records:
        if run.is_row(record):
            rows.append(tuple(column.written(record.values[column.name]) for column in columns))
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_right(cell, wide) for cell, wide in zip(row, widths, strict=True)) for row in rows]


def result_lines(run: Run, results: Mapping[str, ResultValue]) -> list[str]:
    """A line for each result: its name, all its digits, and what it is."""
    rows = [(each.name, _exactly(results[each.name]), each.says) for each in run.experiment.results]
    names, values = (max(width(row[place]) for row in rows) for place in range(2))
    lines = []
    for name, value, says in rows:
        start = f"{_left(name, names)}  {_left(value, values)}  "
        lines += textwrap.wrap(says, _WIDE, initial_indent=start, subsequent_indent=" " * width(start))
    return lines


def record_json(record: Record) -> Answer:
    values = {name: as_json(value) for name, value in record.values.items()}
    return {"record": record.step, "of": record.total, "values": values}


def end_json(run: Run, end: End) -> Answer:
    settings = {name: list(value) if isinstance(value, tuple) else value for name, value in run.settings.items()}
    match end:
        case Finished():
            word, reason = "finished", None
        case Stopped():
            word, reason = "stopped", end.reason
        case Failed():
            word, reason = "failed", end.reason
    results = {} if isinstance(end, Failed) else {name: as_json(value) for name, value in end.results.items()}
    return {"experiment": run.experiment.name, "settings": settings, "end": word, "reason": reason, "results": results}


def experiment_json(experiment: Experiment) -> Answer:
    """All that a program needs to know to run it."""
    parameters = [
        {
            "name": each.name,
            "default": list(each.default) if isinstance(each.default, tuple) else each.default,
            "possible": allowed(each),
            "says": each.says,
        }
        for each in experiment.parameters
    ]
    return {
        "experiment": experiment.name,
        "title": experiment.title,
        "says": experiment.says,
        "parameters": parameters,
        "presets": {preset.name: preset.says for preset in experiment.presets},
        "columns": {column.name: column.says for column in experiment.columns},
        "results": {result.name: result.says for result in experiment.results},
    }


def _exactly(value: ResultValue) -> str:
    """With all digits that a number has, which is what another computer's run can be compared with."""
    if isinstance(value, tuple):
        entries = [_exactly(entry) for entry in value]
        return f"[{', '.join(entries[:8])}{', …' if len(entries) > 8 else ''}]"
    is_plain = value == value and abs(value) != float("inf")
    return f"{value:z}".replace("-", "−") if is_plain else written(value, "")


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDE, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def _left(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))


def _right(text: str, wide: int) -> str:
    return " " * (wide - width(text)) + text
