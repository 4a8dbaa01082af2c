"""The exact form of an answer, and how each step of an exercise is worked out."""

from __future__ import annotations

from collections.abc import Mapping

from quizkl.formula.cells import width
from quizkl.tui.ink import EMPTY, Line, led, line, lines_of, muted
from quizkl.tui.look import Look
from quizkl.tui.study.worked import Worked


def exact_lines(worked: Worked, columns: int, look: Look) -> list[Line]:
    """The exact form; nothing where the answer says it all or there is no room. An expression is drawn where that is
    more than the line in which it was said.
    """
    if worked.formula is not None:
        drawn = look.text(worked.formula, columns - 9)
        return led(muted("  answer "), drawn) if len(drawn) > 1 else []
    exact = worked.exact
    if exact and exact not in worked.answer and width(exact) + 10 <= columns and not look.ascii:
        return [line(muted("  exactly "), exact)]
    return []


def solution_lines(worked: Mapping[int, Worked], columns: int, look: Look) -> list[Line]:
    """The worked solutions that are known, in the order of the steps."""
    from quizkl.text.worked_rows import worked_rows  # the formula writers come with it

    lines: list[Line] = []
    for position, step in sorted(worked.items()):
        if step.solution is None:
            continue
        lines += [EMPTY, line(muted(f"Step {position + 1}")), EMPTY] if lines or len(worked) > 1 else [EMPTY]
        lines += lines_of(worked_rows(step.solution, columns, look.characters))
    return lines
