"""An experiment's name and settings to its steps."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from quizkl.experiments.engine.randomness import isolated
from quizkl.experiments.engine.step import Steps
from quizkl.experiments.run import Run


@dataclass(frozen=True, slots=True)
class Begun:
    """``total`` says how many of the steps are no None."""

    total: int
    steps: Steps


def begin(run: Run) -> Begun:
    """Every experiment has a module here of the same name, with ``Parameters``, ``total`` and ``steps``."""
    module = import_module(f"quizkl.experiments.engine.{run.experiment.name.replace('-', '_')}")
    parameters = module.Parameters(**run.settings)
    return Begun(module.total(parameters), isolated(module.steps(parameters)))
