"""Shipped exercises that ask for expressions: what is claimed is right, what is expected to be wrong is called so."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizkl.deck.card import Exercise, ExpressionStep
from quizkl.marking.expression.question import expression_question
from quizkl.marking.expression.slips import slips_of
from quizkl.marking.mark_any import mark
from quizkl.marking.verdict import Right, RightBut, WrongBecause, is_right
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Computed, Inquiry
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Number
from tests.decks.shipped import symbolic_exercises


def _steps() -> list[tuple[Exercise, int]]:
    return [
        (exercise, number)
        for exercise in symbolic_exercises()
        for number, step in enumerate(exercise.steps, 1)
        if isinstance(step, ExpressionStep)
    ]


def _name(value: object) -> str:
    return value.head.id or "" if isinstance(value, Exercise) else str(value)


def test_there_are_some() -> None:
    assert len(symbolic_exercises()) >= 4


@pytest.mark.parametrize(("exercise", "number"), _steps(), ids=_name)
def test_what_is_shown_is_a_right_answer(exercise: Exercise, number: int, helper: BlockingHelper) -> None:
    question = expression_question(exercise, number)
    assert isinstance(mark(question, to_source(question.shown), helper), Right | RightBut)


@pytest.mark.parametrize(("exercise", "number"), _steps(), ids=_name)
def test_an_expected_mistake_is_told_in_its_authors_words(
    exercise: Exercise, number: int, helper: BlockingHelper
) -> None:
    question = expression_question(exercise, number)
    for mistake in question.mistakes:
        verdict = mark(question, to_source(mistake.answer), helper)
        assert isinstance(verdict, WrongBecause)
        assert verdict.reason == mistake.say


@pytest.mark.parametrize(("exercise", "number"), _steps(), ids=_name)
def test_a_slip_is_right_only_where_it_has_the_value_of_the_answer(
    exercise: Exercise, number: int, helper: BlockingHelper
) -> None:
    """Who turns a difference around that is squared has made no mistake."""
    question = expression_question(exercise, number)
    at = {name: Number(Fraction(place, 10)) for place, name in enumerate(question.symbols, 3)}
    for slip in slips_of(question)[:10]:
        if is_right(mark(question, to_source(slip.expression), helper)):
            values = helper.ask([Inquiry(one, at) for one in (slip.expression, question.shown)])
            here, there = (found.value for found in values if isinstance(found, Computed))
            assert here == pytest.approx(there)
