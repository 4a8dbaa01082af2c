"""What the commands say on stderr, and how they give up: one sentence, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

from quizkl.deck.problem import Problem, Severity


def problem_line(problem: Problem) -> str:
    """``file:line:col: message`` with the hint behind it."""
    kind = "warning: " if problem.severity is Severity.WARNING else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{problem.place}: {kind}{problem.message}{hint}"


def say_problems(problems: Iterable[Problem]) -> None:
    """The problems on stderr, a line each."""
    for problem in problems:
        sys.stderr.write(f"{problem_line(problem)}\n")


def give_up(message: str, hint: str = "", code: int = 1) -> NoReturn:
    """End the command with one sentence on stderr."""
    sys.stderr.write(f"quizkl: {message}" + (f" {hint}\n" if hint else "\n"))
    raise SystemExit(code)
