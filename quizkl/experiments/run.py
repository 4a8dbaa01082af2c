"""What is asked of an experiment, checked, and what comes back while it runs. Pure: nothing here computes.

``prepared`` checks; ``quizkl.maths.helper.running.client.Runner`` (with an event loop) and ``.blocking.BlockingRunner``
(without) carry a ``Run`` to a helper process of its own and give its reports in order:

- a ``Record`` after every step, at once when it is computed: ``record.step`` of ``record.total``;
- then exactly one ``Finished``, ``Stopped`` or ``Failed``, after which there is nothing more.

    async with Runner() as runner:            # nothing is started yet
        await runner.start()                  # optional: loads torch (1 to 2 s) while the learner predicts
        async for report in runner.run(run):  # several runs one after the other; leaving the loop early kills the run
            match report:
                case Record(): ...
                case Finished() | Stopped() | Failed(): ...
        runner.cancel()                       # from elsewhere: the loop above then ends with Stopped

The helper process is killed when the loop is left, cancelled, when it overruns, and when the runner is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from types import MappingProxyType

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.experiment import Bound, Experiment, ResultValue, Value
from quizkl.experiments.problem import ExperimentProblem
from quizkl.experiments.read_value import Written, nearest, quoted, read_value


@dataclass(frozen=True, slots=True)
class Run:
    """An experiment with a value for every parameter, all within their bounds."""

    experiment: Experiment
    settings: Mapping[str, Value]

    @property
    def every(self) -> int:
        """One step in so many is a row of the table."""
        every = self.settings.get("every", 1)
        assert isinstance(every, int)
        return every

    def is_row(self, record: Record) -> bool:
        """Whether the record is a row of the printed table; the first always is."""
        return (record.step - 1) % self.every == 0


@dataclass(frozen=True, slots=True)
class Record:
    """What holds after a step. ``step`` counts the records from 1 to ``total``: it is progress, and no number of the
    table, whose ``step`` column begins where the experiment says. ``values`` has a number for every column, and
    ``results`` what each result would be if the run ended here.
    """

    step: int
    total: int
    values: Mapping[str, float]
    results: Mapping[str, ResultValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finished:
    """The run came to its end; ``results`` has a value for every result of the experiment."""

    records: tuple[Record, ...]
    results: Mapping[str, ResultValue]


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run was stopped: its time was up, it was cancelled, or its process ended. ``reason`` is a clause such as
    ``the time for this run was up``; ``results`` are those of the last record, none where there is no record.
    """

    reason: str
    records: tuple[Record, ...]
    results: Mapping[str, ResultValue]


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing can be said of the run: it could not be started, or its computation broke. ``reason`` is a clause."""

    reason: str


End = Finished | Stopped | Failed
Report = Record | End


def prepared(name: str, preset: str | None, changes: Mapping[str, Written]) -> Run | ExperimentProblem:
    """The run of the experiment called ``name`` with its defaults, the preset's values over them and ``changes`` over
    those. A change is a number or its text, a word for a choice, numbers or their texts for sizes. The first thing
    that is wrong is the problem.
    """
    experiment = EXPERIMENTS.get(name)
    if experiment is None:
        hint = nearest(name, EXPERIMENTS) or f"The experiments are: {', '.join(EXPERIMENTS)}."
        return ExperimentProblem(f"there is no experiment {quoted(name)}", hint)
    settings = {parameter.name: parameter.default for parameter in experiment.parameters}
    if preset is not None:
        chosen = experiment.preset(preset)
        if chosen is None:
            return _no_preset(experiment, preset)
        settings.update(chosen.changes)
    for key, change in changes.items():
        parameter = experiment.parameter(key)
        if parameter is None:
            names = [each.name for each in experiment.parameters]
            hint = f"{nearest(key, names)} Its parameters are: {', '.join(names)}.".lstrip()
            return ExperimentProblem(f"{name} has no parameter {quoted(key)}", hint, key)
        value = read_value(parameter, change)
        if isinstance(value, ExperimentProblem):
            return value
        settings[key] = value
    for bound in experiment.bounds:
        problem = _too_much(bound, settings, changes)
        if problem is not None:
            return problem
    return Run(experiment, MappingProxyType(settings))


def _no_preset(experiment: Experiment, preset: str) -> ExperimentProblem:
    names = [each.name for each in experiment.presets]
    if not names:
        return ExperimentProblem(f"{experiment.name} has no presets", "Its defaults are all there is.")
    hint = nearest(preset, names) or f"There is only: {', '.join(names)}."
    return ExperimentProblem(f"{experiment.name} has no preset {quoted(preset)}", hint)


def _too_much(bound: Bound, settings: Mapping[str, Value], changes: Mapping[str, Written]) -> ExperimentProblem | None:
    """The problem of parameters that are each within bounds and together ask for too much computing."""
    factors = [value for value in (settings[factor] for factor in bound.factors) if isinstance(value, int)]
    product = prod(factors)
    if product <= bound.most:
        return None
    changed = next((factor for factor in bound.factors if factor in changes), None)
    written = " × ".join(f"{factor:,}" for factor in factors)
    return ExperimentProblem(
        f"{' × '.join(bound.factors)} = {written} is {product:,}, more computing than a run may ask for",
        f"Together they may be at most {bound.most:,}.",
        changed,
    )
