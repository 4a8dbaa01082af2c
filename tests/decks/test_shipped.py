"""What the shipped decks promise a learner, besides that their numbers are right."""

from __future__ import annotations

import re

import pytest

from quizkl.deck.card import Card, Choice, Cloze, Exercise, Flashcard, PracticeQuestion
from quizkl.deck.deck import Deck
from tests.decks.shipped import DECKS, all_cards, cards_of, exercises, loaded, texts_of, varying_exercises

_LEANS_ON_SOMETHING = re.compile(
    r"\b(lessons?|slides?|chapters?|notebook|web ?page|previous(ly)?|"
    r"(last|next|other|this|first) card|cards? (above|below|before)|"
    r"see above|as above|shown above|as before|we saw|seen earlier)\b",
    re.IGNORECASE,
)


def _of(kind: type[Card]) -> list[Card]:
    return [card for card in all_cards() if isinstance(card, kind)]


@pytest.mark.parametrize("deck_id", DECKS)
def test_a_shipped_deck_loads_without_a_problem(deck_id: str) -> None:
    assert loaded(deck_id).problems == ()


@pytest.mark.parametrize("deck_id", DECKS)
def test_a_shipped_deck_is_called_as_its_file_and_says_what_it_is_about(deck_id: str) -> None:
    deck = loaded(deck_id).deck
    assert isinstance(deck, Deck)
    assert (deck.id, deck.language, deck.broken) == (deck_id, "en", 0)
    assert deck.title != deck_id


def test_there_are_enough_cards_of_each_kind() -> None:
    assert len(all_cards()) >= 75
    assert len(_of(Flashcard)) >= 38
    assert len(_of(PracticeQuestion)) >= 16
    assert len(_of(Exercise)) >= 22
    assert len(_of(Choice)) >= 6
    assert len(_of(Cloze)) >= 6


def test_some_flashcards_are_asked_from_the_back_too() -> None:
    assert sum(isinstance(card, Flashcard) and card.reverse for card in all_cards()) >= 5


@pytest.mark.parametrize("deck_id", DECKS)
def test_every_card_has_an_id_of_its_own(deck_id: str) -> None:
    ids = [card.head.id for card in cards_of(deck_id)]
    assert None not in ids
    assert len(set(ids)) == len(ids)


def test_every_card_can_be_found_by_a_tag_besides_those_of_its_deck() -> None:
    of_deck = {deck_id: set(deck.tags) for deck_id in DECKS if (deck := loaded(deck_id).deck)}
    bare = [card.head.id for deck_id in DECKS for card in cards_of(deck_id) if set(card.head.tags) <= of_deck[deck_id]]
    assert bare == []


def test_a_card_stands_alone() -> None:
    leaning = [
        (card.head.id, found[0])
        for card in all_cards()
        for text in texts_of(card)
        if (found := _LEANS_ON_SOMETHING.search(text.source))
    ]
    assert leaning == []


def test_a_practice_question_has_several_points() -> None:
    assert [card.head.id for card in _of(PracticeQuestion) if len(getattr(card, "points", ())) < 2] == []


def test_each_wrong_option_says_why_it_is_wrong() -> None:
    choices = [card for card in all_cards() if isinstance(card, Choice)]
    assert [card.head.id for card in choices if any(option.because is None for option in card.wrong)] == []


def test_an_exercise_has_steps_and_is_solved_in_words() -> None:
    every = (*exercises(), *varying_exercises())
    assert [card.head.id for card in every if len(card.steps) < 2 or card.solution is None] == []


def test_an_exercise_states_the_numbers_that_it_gives() -> None:
    """A learner sees the text only; a quantity that it does not mention could not be known."""
    every = (*exercises(), *varying_exercises())
    silent = [card.head.id for card in every if card.head.given and not re.search(r"\d", card.exercise.source)]
    assert silent == []
