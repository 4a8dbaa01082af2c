"""The decks that are shipped, read from the checkout, and every text that a card shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from quizkl.deck.card import Card, Choice, Cloze, Exercise, Experiment, Flashcard, PracticeQuestion
from quizkl.deck.deck import LoadedDeck
from quizkl.deck.load import load_deck
from quizkl.text.tree import Block, Display, Items, Text

FOLDER = Path(__file__).parents[2] / "decks"
DECKS = ("kl-view", "kl-in-torch", "maximum-likelihood")


@cache
def loaded(deck_id: str) -> LoadedDeck:
    path = FOLDER / f"{deck_id}.yaml"
    return load_deck(path.read_bytes(), path.name)


@cache
def cards_of(deck_id: str) -> tuple[Card, ...]:
    deck = loaded(deck_id).deck
    return tuple(deck.cards()) if deck else ()


def all_cards() -> tuple[Card, ...]:
    return tuple(card for deck_id in DECKS for card in cards_of(deck_id))


def exercises() -> tuple[Exercise, ...]:
    """Those that ask for numbers, and whose numbers stand in the deck."""
    fixed = (card for card in all_cards() if isinstance(card, Exercise) and card.head.varying is None)
    return tuple(card for card in fixed if not card.symbols)


def symbolic_exercises() -> tuple[Exercise, ...]:
    """Those that ask for expressions."""
    return tuple(card for card in all_cards() if isinstance(card, Exercise) and card.symbols)


def experiments() -> tuple[Experiment, ...]:
    """The runs that are predicted."""
    return tuple(card for card in all_cards() if isinstance(card, Experiment))


def varying_exercises() -> tuple[Exercise, ...]:
    """Those whose numbers are drawn anew at each review."""
    return tuple(card for card in all_cards() if isinstance(card, Exercise) and card.head.varying is not None)


def texts_of(card: Card) -> Iterator[Text]:
    """All texts of a card, those that are shown only after an answer too."""
    yield from card.head.hints
    if card.head.note:
        yield card.head.note
    match card:
        case Flashcard(front=front, back=back):
            yield from (front, back)
        case PracticeQuestion(question=question, answer=answer, points=points):
            yield from (question, answer, *points)
        case Cloze(text=text):
            yield text
        case Choice(question=question, right=right, wrong=wrong):
            yield question
            for option in (*right, *wrong):
                yield option.text
                if option.because:
                    yield option.because
        case (
            Exercise(exercise=asked, steps=steps, solution=solution)
            | Experiment(task=asked, predict=steps, solution=solution)
        ):
            yield asked
            for step in steps:
                yield step.ask
                yield from (mistake.say for mistake in step.mistakes)
            if solution:
                yield solution


def displays_of(text: Text) -> Iterator[Display]:
    """The formulas on rows of their own, those in lists too."""
    yield from _displays(text.blocks)


def _displays(blocks: tuple[Block, ...]) -> Iterator[Display]:
    for block in blocks:
        match block:
            case Display():
                yield block
            case Items(items=items):
                for item in items:
                    yield from _displays(item)
            case _:
                pass
