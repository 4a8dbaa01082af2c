"""Questions that are answered by expressions, and marking through the real engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizkl.deck.card import Exercise
from quizkl.deck.load import load_deck
from quizkl.marking.expression.ask import Examining, examining
from quizkl.marking.expression.judge import judge_expression
from quizkl.marking.expression.question import expression_question
from quizkl.marking.question import Written
from quizkl.marking.verdict import Verdict
from quizkl.maths.helper.blocking import BlockingHelper

Mark = Callable[..., Verdict]


def exercise_of(steps: str, symbols: str, given: str = "{}") -> Exercise:
    text = f"deck: a\ncards:\n- id: x\n  exercise: x\n  given: {given}\n  symbols: {symbols}\n  steps: [{steps}]\n"
    loaded = load_deck(text.encode(), "a.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    card = loaded.deck.card("x")
    assert isinstance(card, Exercise)
    return card


@pytest.fixture(scope="session")
def mark_step(mathematician: BlockingHelper) -> Mark:
    """Marks what was typed to the last step of an exercise."""

    def verdict(exercise: Exercise, typed: str, *earlier: Written | None) -> Verdict:
        pending = examining(expression_question(exercise, len(exercise.steps), earlier), typed)
        if not isinstance(pending, Examining):
            return pending
        (found,) = mathematician.examine([pending.examination])
        return judge_expression(pending, found)

    return verdict
