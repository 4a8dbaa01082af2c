"""Why something could not be printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintProblem:
    """A sentence without its full stop, and in ``hint`` what to do about it."""

    message: str
    hint: str = ""
