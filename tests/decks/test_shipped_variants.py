"""The exercises of the shipped decks whose numbers vary: a thousand variants of each, and some looked at closely."""

from __future__ import annotations

import pytest

from quizkl.deck.card import Exercise, Step
from quizkl.deck.varying import drawn
from quizkl.formula.block import to_block
from quizkl.formula.cells import width
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.at_once import mark
from quizkl.marking.question import question_of
from quizkl.marking.variants import asked_of
from quizkl.marking.verdict import Right, WrongBecause
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Computed, Inquiry, NotDecided, Value
from quizkl.maths.variation.search import Search, Sought, Survey, Surveyed, Trouble
from quizkl.study.drawing import Variant, draw
from tests.decks.shipped import DECKS, cards_of, displays_of, texts_of, varying_exercises

_FATAL = (Trouble.UNDEFINED, Trouble.INFINITE, Trouble.TOO_SMALL)


def _name(exercise: Exercise) -> str:
    return exercise.head.id or "without an id"


def _variant(exercise: Exercise, seed: int, helper: BlockingHelper) -> Exercise:
    def ask(search: Search) -> Sought | NotDecided:
        return helper.search([search])[0]

    variant = draw(exercise, seed, ask)
    assert isinstance(variant, Variant) and isinstance(variant.card, Exercise)
    return variant.card


def test_there_are_a_dozen_and_some_in_every_deck() -> None:
    assert len(varying_exercises()) >= 12
    for deck_id in DECKS:
        assert sum(isinstance(card, Exercise) and card.head.varying is not None for card in cards_of(deck_id)) >= 3


def test_they_can_be_found_by_a_tag() -> None:
    assert [card.head.id for card in varying_exercises() if "drill" not in card.head.tags] == []


@pytest.mark.parametrize("exercise", varying_exercises(), ids=_name)
def test_a_thousand_variants_are_good_questions(exercise: Exercise, helper: BlockingHelper) -> None:
    assert exercise.head.varying is not None
    (found,) = helper.survey([Survey(exercise.head.varying.variation, asked_of(exercise), 1_000)])
    assert isinstance(found, Surveyed)
    assert found.met == 1_000
    assert found.draws < 4_000, "the conditions are met by a quarter of all draws"
    assert found.good > 700
    assert [one for one in found.affected if one.trouble in _FATAL] == []


@pytest.mark.parametrize("exercise", varying_exercises(), ids=_name)
def test_every_text_can_be_written_with_any_numbers(exercise: Exercise) -> None:
    for seed in range(100):
        variant = drawn(exercise, seed)
        assert isinstance(variant, Exercise)
        assert [text.source for text in texts_of(variant) if "{{" in text.source] == []
        displays = [display.formula for text in texts_of(variant) for display in displays_of(text)]
        assert all(formula and max(map(width, to_block(formula).rows)) <= 76 for formula in displays)


@pytest.mark.parametrize("exercise", varying_exercises(), ids=_name)
@pytest.mark.parametrize("seed", [0, 20261120])
def test_the_right_answer_is_right_and_a_mistake_of_the_deck_is_named(
    exercise: Exercise, seed: int, helper: BlockingHelper
) -> None:
    variant = _variant(exercise, seed, helper)
    for number, step in enumerate(variant.steps, 1):
        question = question_of(variant, number)
        answer, *mistaken = helper.ask(
            [reference_inquiry(question), *(Inquiry(mistake.answer, question.given) for mistake in question.mistakes)]
        )
        assert isinstance(answer, Computed)
        assert answer.engines_agree is True
        assert isinstance(step, Step)
        places = getattr(step.precision, "places", 4)
        assert isinstance(mark(question, _typed(answer.value, places), helper), Right), step.source
        for mistake, found in zip(question.mistakes, mistaken, strict=True):
            assert isinstance(found, Computed), step.source
            verdict = mark(question, _typed(found.value, places), helper)
            assert isinstance(verdict, WrongBecause), (step.source, mistake.say, verdict)


def _typed(value: Value, places: int) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_typed(entry, places) for entry in value)}]"
    return f"{value:.{places}f}"
