"""What a learner is told who types the right answer of a shipped exercise, or a mistake that its author expects."""

from __future__ import annotations

import pytest

from quizkl.deck.card import Decimals, Exercise, Step
from quizkl.marking.at_once import mark
from quizkl.marking.question import question_of
from quizkl.marking.verdict import Right, RightBut, WrongBecause
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Computed, Inquiry, Value
from tests.decks.shipped import exercises


def _name(exercise: Exercise) -> str:
    return exercise.head.id or "without an id"


@pytest.mark.parametrize("exercise", exercises(), ids=_name)
def test_the_claim_is_a_right_answer(exercise: Exercise, helper: BlockingHelper) -> None:
    for number, step in enumerate(exercise.steps, 1):
        assert isinstance(step, Step)
        verdict = mark(question_of(exercise, number), step.claim or "", helper)
        assert isinstance(verdict, Right), f"{step.source}: {verdict}"


@pytest.mark.parametrize(
    "exercise", [one for one in exercises() if any(step.mistakes for step in one.steps)], ids=_name
)
def test_an_expected_mistake_is_answered_as_its_author_wrote(exercise: Exercise, helper: BlockingHelper) -> None:
    for number, step in enumerate(exercise.steps, 1):
        question = question_of(exercise, number)
        assert isinstance(step, Step)
        for mistake in question.mistakes:
            (found,) = helper.ask((Inquiry(mistake.answer, question.given),))
            assert isinstance(found, Computed), f"{step.source}: {found}"
            verdict = mark(question, _typed(found.value, step), helper)
            assert isinstance(verdict, WrongBecause), f"{step.source}: {verdict}"
            assert verdict.reason == mistake.say


@pytest.mark.parametrize("typed", ["[0.2772, 0.4816, 0.3219]", "[0.2773, 0.4816, 0.3219]"])
def test_the_cross_entropy_terms_are_right_with_a_rounded_logarithm_too(typed: str, helper: BlockingHelper) -> None:
    """-0.4 ln 0.5 is 0.27726; a person who rounds ln 0.5 to -0.6931 first gets 0.27724."""
    (exercise,) = (one for one in exercises() if one.head.id == "cross-entropy-by-hand")
    assert isinstance(mark(question_of(exercise, 1), typed, helper), Right | RightBut)


def _typed(value: Value, step: Step) -> str:
    """A value as a learner types it, at the precision that the step asks for."""
    if isinstance(value, tuple):
        return f"[{', '.join(_typed(entry, step) for entry in value)}]"
    assert isinstance(step.precision, Decimals)
    return "oo" if value == float("inf") else f"{value:.{step.precision.places}f}"
