"""A card of the browser as lines: all of it, question and answer, as it is studied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quizkl.browser.match import marks_of
from quizkl.browser.query import Mark
from quizkl.deck.card import AnyStep, Choice, Exercise, Experiment, ExpressionStep, Option, PracticeQuestion, Step
from quizkl.deck.deck import Item
from quizkl.schedule.state import ItemState, New, Scheduled
from quizkl.study.movement import place, until
from quizkl.study.phase import Task
from quizkl.study.sides import answer_text, holes, question_text
from quizkl.text.tree import Text
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, led, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.study.card_lines import rule

_MARKS = {
    Mark.SUSPENDED: "suspended",
    Mark.BURIED: "put off until tomorrow",
    Mark.FLAGGED: "flagged",
    Mark.LEECH: "often missed",
}


def standing_lines(item: Item, state: ItemState, varies: bool, day: date, columns: int, look: Look) -> list[Line]:
    """What the item is, where it stands, and what is set on it. ``varies``: its numbers are others at every review."""
    dot = look.sign(" · ", " - ")
    tags = [f"tagged {', '.join(item.tags)}"] if item.tags else []
    numbers = ["numbers vary"] if varies else []
    marks = [_MARKS[mark] for mark in marks_of(item, state, day)]
    return [
        *paragraph(dot.join([item.kind.value, *_standing(state, day), *numbers, *tags]), columns, Ink.MUTED),
        *(paragraph(dot.join(marks), columns, Ink.WARNING) if marks else []),
    ]


def _standing(state: ItemState, day: date) -> list[str]:
    match state.standing:
        case New():
            return ["new"]
        case Scheduled(due=due, reviews=reviews, lapses=lapses) as standing:
            when = "done" if due is None else _due(due, day)
            seen = f"{reviews} review{'s' if reviews != 1 else ''}"
            return [place(standing), when, seen, *([f"{lapses} missed"] if lapses else [])]


def _due(due: date, day: date) -> str:
    late = (day - due).days
    return f"due {until(due, day)}" if late <= 0 else f"{late} day{'s' if late != 1 else ''} late"


def whole_card(task: Task, columns: int, look: Look) -> list[Line]:
    """Question, answer, hints and note, nothing hidden."""
    asked = look.text(question_text(task), columns, holes(task, revealed=True))
    lines = [*asked, *_asked_besides(task, columns, look)]
    answer = answer_text(task)
    if answer.blocks and holes(task, revealed=True).asked is None:
        lines += [EMPTY, rule(columns, look), EMPTY, *look.text(answer, columns)]
    if isinstance(task.card, PracticeQuestion):
        lines += _marked(task.card.points, Piece(look.sign("  • ", "  - "), Ink.MUTED), columns, look)
    for hint in task.card.head.hints:
        lines += [EMPTY, *led(muted("hint  "), look.text(hint, columns - 6))]
    if task.card.head.note is not None:
        lines += [EMPTY, *led(muted("note  "), look.text(task.card.head.note, columns - 6))]
    return lines


def _asked_besides(task: Task, columns: int, look: Look) -> list[Line]:
    """The options of a choice, the steps of an exercise, what is predicted of a run."""
    match task.card:
        case Choice(right=right, wrong=wrong):
            good = Piece(look.sign("  ✓ ", "  + "), Ink.GOOD)
            return [
                *_options(right, good, columns, look),
                *_options(wrong, Piece(look.sign("  ✗ ", "  x "), Ink.BAD), columns, look),
            ]
        case Exercise(steps=steps) | Experiment(predict=steps):
            return [row for number, step in enumerate(steps, 1) for row in _step(number, step, columns, look)]
        case _:
            return []


def _options(options: Sequence[Option], lead: Piece, columns: int, look: Look) -> list[Line]:
    lines = []
    for option in options:
        lines += [EMPTY, *led(lead, look.text(option.text, columns - 4))]
        if option.because is not None:
            lines += led(Piece("    "), look.text(option.because, columns - 4))
    return lines


def _step(number: int, step: AnyStep, columns: int, look: Look) -> list[Line]:
    """What is asked, and the expression that is computed for it."""
    lead = Piece(f"{number:>2}. ", Ink.KEY)
    computed = line(muted("    "), Piece(_computed(step), Ink.CODE))
    return [EMPTY, *led(lead, look.text(step.ask, columns - 4) or [line(strong("?"))]), computed]


def _computed(step: AnyStep) -> str:
    """``kl(p, q) = 0.0258 nats``: what is computed, and what the author claims that it is."""
    claim = step.claim_source if isinstance(step, ExpressionStep) else step.claim
    unit = f" {step.unit.value}" if isinstance(step, Step) and step.unit else ""
    return f"{step.source.strip()}{f' = {claim}' if claim else ''}{unit}"


def _marked(texts: Sequence[Text], lead: Piece, columns: int, look: Look) -> list[Line]:
    return [EMPTY, *(row for text in texts for row in led(lead, look.text(text, columns - 4)))] if texts else []
