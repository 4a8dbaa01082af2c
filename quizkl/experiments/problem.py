"""Why a run cannot be made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExperimentProblem:
    """``message`` is a clause that begins small, ``hint`` whole sentences that say what is possible. ``parameter`` is
    the name under which it was asked for, None where the experiment or the preset is at fault.
    """

    message: str
    hint: str = ""
    parameter: str | None = None

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}".rstrip()
