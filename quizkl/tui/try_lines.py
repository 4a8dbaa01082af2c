"""What is shown below the field in which an answer is typed."""

from __future__ import annotations

from quizkl.study.phase import Working
from quizkl.tui.ink import EMPTY, Line, line, muted
from quizkl.tui.look import Look
from quizkl.tui.verdict_lines import verdict_lines


def try_lines(phase: Working, checking: bool, columns: int, look: Look) -> list[Line]:
    """The verdict on the latest try at the open step, or that it is being checked."""
    if checking:
        return [EMPTY, line(muted(look.sign("checking…", "checking...")))]
    last = phase.last_try
    if last is None:
        return []
    again = [line(muted(_again(phase)))] if last.counts else []
    return [EMPTY, *verdict_lines(last.typed, last.verdict, columns, look), *again]


def _again(working: Working) -> str:
    more = working.hints < len(working.task.card.head.hints)
    return "Try again; F2 gives a hint, F3 the answer." if more else "Try again; F3 gives the answer."
