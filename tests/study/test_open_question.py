"""The open step is asked with what was written before it, and the journal keeps the names of mistakes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizkl.deck.card import Exercise
from quizkl.deck.load import load_deck
from quizkl.marking.expression.question import ExpressionQuestion
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.question import Written
from quizkl.marking.verdict import Incomplete, Right, Wrong, WrongBecause
from quizkl.maths.syntax.source import to_source
from quizkl.study.grading import verdict_text
from quizkl.study.open_question import answers_before, open_question
from quizkl.study.phase import Revealed, StepWork, Task, Try, Working

DECK = """
deck: d
title: Steps
cards:
  - id: e
    exercise: Two steps.
    steps:
      - {ask: one, answer: ln(3) / 7, decimals: 4}
      - {ask: two, answer: exp(ln(3) / 7), decimals: 4}
"""

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WRONG = Try("0.2", Wrong("0.2", "0.1569"))
NAMED = Try("1.0986", WrongBecause("1.0986", "You did not divide by 7.", "0.1569", kind=MistakeKind.FORGOTTEN_FACTOR))
SHORT = Try("0.16", Incomplete("0.16", "true so far; give 4 decimals"))
RIGHT = Try("0.1569", Right("0.1569", "0.1569"))


@pytest.fixture
def exercise() -> Exercise:
    deck = load_deck(DECK.encode(), "d.yaml").deck
    assert deck is not None
    card = deck.card("e")
    assert isinstance(card, Exercise)
    return card


def test_the_last_answer_that_counted_is_what_was_written() -> None:
    steps = [StepWork((WRONG, NAMED, SHORT), shown=True), StepWork((WRONG, RIGHT)), StepWork(shown=True)]
    assert answers_before(steps) == (Written("1.0986", False), Written("0.1569", True), None)


def test_the_open_step_follows_from_a_wrong_one(exercise: Exercise, task: Task) -> None:
    given_up = StepWork((NAMED,), shown=True)
    question = open_question(Working(task, exercise, NOON, (given_up, StepWork()), current=1))
    assert [followed.steps for followed in question.follow_throughs] == [(1,)]


def test_the_journal_has_every_mistake_that_was_named(exercise: Exercise, task: Task) -> None:
    steps = (StepWork((NAMED, WRONG, RIGHT)), StepWork((NAMED,), shown=True))
    revealed = Revealed(task, NOON, NOON, steps=steps, right=False)
    assert verdict_text(revealed) == ("wrong-because:forgotten-factor, right ; wrong-because:forgotten-factor, shown")


def test_without_a_named_mistake_the_last_verdict_is_kept_alone(exercise: Exercise, task: Task) -> None:
    revealed = Revealed(task, NOON, NOON, steps=(StepWork((WRONG, RIGHT)), StepWork(shown=True)), right=False)
    assert verdict_text(revealed) == "right ; shown"


@pytest.fixture
def task(exercise: Exercise) -> Task:
    from quizkl.deck.identity import ItemKey
    from quizkl.schedule.state import New

    return Task(ItemKey("d", "e"), exercise, New(), seed=0)


def test_the_open_step_may_ask_for_an_expression(task: Task) -> None:
    text = (
        "deck: d\ncards:\n- id: e\n  exercise: y\n  symbols: {x: positive}\n"
        "  steps: [{ask: y, answer: 2 x}, {ask: z, answer: 'x step[1]'}]\n"
    )
    deck = load_deck(text.encode(), "d.yaml").deck
    assert deck is not None
    exercise = deck.card("e")
    assert isinstance(exercise, Exercise)
    wrong = StepWork((Try("3 x", Wrong("3x", "2x")),), shown=True)
    question = open_question(Working(task, exercise, NOON, (wrong, StepWork()), current=1))
    assert isinstance(question, ExpressionQuestion)
    assert [to_source(followed.answer) for followed in question.follow_throughs] == ["x*(3*x)"]
