"""What is shown below the field in which an answer is typed."""

from __future__ import annotations

from quizkl.study.cost import next_try
from quizkl.study.phase import Working
from quizkl.tui.ink import EMPTY, Ink, Line, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.study.verdict_lines import verdict_lines


def try_lines(phase: Working, checking: bool, columns: int, look: Look, hint_key: str, show_key: str) -> list[Line]:
    """The verdict on the latest try at the open step, or that it is being checked. The keys are those that give a hint
    and show the answer, ``""`` where none does.
    """
    if checking:
        return [EMPTY, line(muted(look.sign("checking…", "checking...")))]
    last = phase.last_try
    if last is None:
        return []
    again = paragraph(_again(phase, hint_key, show_key), columns, Ink.MUTED) if last.counts else []
    return [EMPTY, *verdict_lines(last.typed, last.verdict, columns, look), *again]


def _again(working: Working, hint_key: str, show_key: str) -> str:
    keys = [f"{hint_key} gives a hint"] if hint_key else []
    keys += [f"{show_key} {'the' if keys else 'gives the'} answer"] if show_key else []
    return f"{next_try(working)}; {', '.join(keys)}." if keys else f"{next_try(working)}."
