"""Every step of the exercises that are shipped, but for those that ask for expressions."""

from __future__ import annotations

from functools import cache

from quizkl.deck.card import Exercise
from tests.decks.shipped import DECKS, cards_of


@cache
def exercises() -> dict[str, Exercise]:
    """By ``deck/card``."""
    cards = [(deck, card) for deck in DECKS for card in cards_of(deck)]
    return {f"{deck}/{card.head.id}": card for deck, card in cards if isinstance(card, Exercise) and not card.symbols}


def steps() -> list[tuple[str, int]]:
    """The steps of all of them, by the exercise's name and counted from 1."""
    return [(name, number) for name, exercise in exercises().items() for number in range(1, len(exercise.steps) + 1)]
