"""The parameters of an experiment as they are changed: pure values, drawn by ``experiment_form_lines``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quizkl.experiments.experiment import Experiment, Kind, Parameter
from quizkl.experiments.problem import ExperimentProblem
from quizkl.experiments.read_value import read_value, shown
from quizkl.experiments.run import Run, prepared

PRESET = "preset"
DEFAULTS = "defaults"


@dataclass(frozen=True, slots=True)
class ExperimentForm:
    """``changes`` are as they were written. ``run`` is what they come to; they are kept only where that is one."""

    experiment: Experiment
    preset: str | None = None
    changes: Mapping[str, str] = field(default_factory=dict)

    @property
    def run(self) -> Run:
        run = prepared(self.experiment.name, self.preset, dict(self.changes))
        assert isinstance(run, Run)  # every change was tried before it was kept
        return run

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be changed, by name: the preset first where there is one."""
        names = tuple(parameter.name for parameter in self.experiment.parameters)
        return (PRESET, *names) if self.experiment.presets else names

    def written(self, name: str) -> str:
        """The value of a field as it is typed."""
        return self.preset or DEFAULTS if name == PRESET else shown(self.run.settings[name])

    def is_usual(self, name: str) -> bool:
        """Whether a field has the value that the experiment begins with."""
        parameter = self.experiment.parameter(name)
        return self.preset is None if parameter is None else self.run.settings[name] == parameter.default

    def choices(self, name: str) -> tuple[str, ...]:
        """The words that a field can be, none where it is typed."""
        if name == PRESET:
            return (DEFAULTS, *(preset.name for preset in self.experiment.presets))
        parameter = self.experiment.parameter(name)
        return parameter.choices if parameter is not None and parameter.kind is Kind.CHOICE else ()


def changed(form: ExperimentForm, name: str, written: str) -> ExperimentForm | ExperimentProblem:
    """The form with another value for a field, or why it cannot have it."""
    if name == PRESET:
        # A preset is a place to begin from: what was changed before belongs to the old one.
        return replace(form, preset=None if written == DEFAULTS else written, changes={})
    changes = {**form.changes, name: written}
    run = prepared(form.experiment.name, form.preset, dict(changes))
    return run if isinstance(run, ExperimentProblem) else replace(form, changes=changes)


def turned(form: ExperimentForm, name: str, by: int) -> ExperimentForm | ExperimentProblem:
    """The next of the words that a field can be; for a number the next round one up or down."""
    words = form.choices(name)
    if words:
        return changed(form, name, words[(words.index(form.written(name)) + by) % len(words)])
    parameter = form.experiment.parameter(name)
    value = form.run.settings.get(name)
    if parameter is None or not isinstance(value, int | float):
        return form
    return changed(form, name, _nearest_allowed(parameter, _next(parameter, value, by)))


def reset(form: ExperimentForm, name: str) -> ExperimentForm | ExperimentProblem:
    """The field as it is without a change of its own."""
    if name == PRESET:
        return replace(form, preset=None, changes={})
    without = {other: written for other, written in form.changes.items() if other != name}
    run = prepared(form.experiment.name, form.preset, dict(without))
    return run if isinstance(run, ExperimentProblem) else replace(form, changes=without)


def _next(parameter: Parameter, value: float, by: int) -> str:
    """Counts and rates double and halve; what may be negative goes by tenths of its size, and at least by a tenth."""
    if parameter.name == "seed":
        return shown(int(value) + by)
    if parameter.low > 0:
        doubled = value * 2 if by > 0 else value / 2
        return shown(max(int(doubled), int(parameter.low)) if parameter.kind is Kind.WHOLE else float(f"{doubled:.6g}"))
    step = 0.5 if parameter.kind is Kind.NUMBER else 1
    return shown(float(f"{value + by * step:.6g}") if parameter.kind is Kind.NUMBER else int(value) + by)


def _nearest_allowed(parameter: Parameter, written: str) -> str:
    if not isinstance(read_value(parameter, written), ExperimentProblem):
        return written
    number = float(written)
    bound = parameter.low if number < parameter.low else parameter.high
    return shown(int(bound) if parameter.kind is Kind.WHOLE else float(bound))
