"""Which keys matter now, the most useful first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizkl.deck.card import Choice, PracticeQuestion
from quizkl.study.phase import Asking, Comparing, Deriving, Predicting, Preparing, Revealed, Running, Working
from quizkl.study.session import Session

if TYPE_CHECKING:
    from quizkl.maths.derivation.chain import Progress

Wanted = Sequence[tuple[str, str]]
_HELP = ("app.help", "Help")


def study_hints(session: Session, derived: Progress | None = None, as_table: bool = False) -> Wanted:
    """Actions with their labels; which of them are possible, and by which key, the screen knows. ``derived`` is how far
    a derivation has come.
    """
    match session.phase:
        case Preparing():
            return [("leave", "Leave"), ("undo", "Undo"), ("skip", "Skip"), _HELP]
        case Working():
            return [
                ("accept", "Check"),
                ("hint", "Hint"),
                ("show_answer", "Show me"),
                ("typing_help", "How to type"),
                ("leave", "Leave"),
                ("app.work", "Workbench"),
                ("undo", "Undo"),
                ("skip", "Skip"),
                ("source", "TeX"),
                _HELP,
            ]
        case Deriving():
            refuted = derived is not None and derived.first_bad is not None
            return [
                ("accept", "Finish"),
                *([("why", "Why not")] if refuted else []),
                ("hint", "Hint"),
                ("show_answer", "Show me"),
                *([] if refuted else [("why", "Expected")]),
                ("typing_help", "How to type"),
                ("leave", "Leave"),
                _HELP,
            ]
        case Predicting():
            return [
                ("accept", "Predict"),
                ("hint", "Hint"),
                ("show_answer", "No idea"),
                ("typing_help", "How to type"),
                ("leave", "Leave"),
                ("undo", "Undo"),
                ("skip", "Skip"),
                _HELP,
            ]
        case Running(failed=failed) if failed:
            return [("accept", "Run again"), ("show_answer", "Go without"), ("leave", "Leave"), ("skip", "Skip"), _HELP]
        case Running() | Comparing():
            return [
                ("accept", "Compare"),
                ("stop_run", "Stop"),
                _other_view(as_table),
                ("leave", "Leave"),
                ("undo", "Undo"),
                _HELP,
            ]
        case Asking(task=task) as asking:
            return [*_before_the_answer(asking, isinstance(task.card, Choice)), *_ALWAYS, _HELP]
        case Revealed() as revealed:
            return [*_after_the_answer(revealed, as_table), *_ALWAYS, _HELP]
        case _:
            return [_HELP]


_ALWAYS = [
    ("undo", "Undo"),
    ("leave", "Leave"),
    ("skip", "Skip"),
    ("flag", "Flag"),
    ("bury", "Bury"),
    ("source", "TeX"),
]


def _before_the_answer(asking: Asking, is_choice: bool) -> Wanted:
    if not is_choice:
        return [("advance", "Show answer"), ("hint", "Hint")]
    card = asking.task.card
    assert isinstance(card, Choice)
    if len(card.right) > 1:
        return [("advance", "Tick"), ("accept", "Give answer"), ("hint", "Hint")]
    return [("accept", "Choose"), ("hint", "Hint")]


def _after_the_answer(revealed: Revealed, as_table: bool) -> Wanted:
    if isinstance(card := revealed.task.card, PracticeQuestion) and card.points:
        return [("advance", "Tick"), ("accept", "Take grade")]
    if revealed.right is None:
        return [("digit(1)", "Missed"), ("digit(2)", "Partly"), ("digit(3)", "Knew")]
    right = revealed.right != revealed.overruled
    table = [_other_view(as_table)] if revealed.ran is not None else []
    return [("accept", "Next"), *table, ("overrule", "I was wrong" if right else "I was right")]


def _other_view(as_table: bool) -> tuple[str, str]:
    """How else a run can be seen."""
    return "table", "Plot" if as_table else "Table"
