"""Cards that were left out of a session, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizkl.deck.problem import Problem


def left_out_words(problems: Sequence[Problem], before: Sequence[Problem] = ()) -> list[str]:
    """A sentence a file: its name, what is wrong with it, and how much more is. What was wrong ``before`` with the
    same file is not said again.
    """
    said = {_what(problem) for problem in before}
    files: dict[str, dict[str, Problem]] = {}
    for problem in problems:
        if _what(problem) not in said:
            files.setdefault(problem.place.file, {}).setdefault(problem.message, problem)
    return [_sentence(tuple(found.values())) for found in files.values()]


def _what(problem: Problem) -> tuple[str, str]:
    return problem.place.file, problem.message


def _sentence(problems: Sequence[Problem]) -> str:
    first = problems[0]
    line = f":{first.place.line}" if first.place.line > 1 else ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{Path(first.place.file).name}{line}: {first.message}{more}"
