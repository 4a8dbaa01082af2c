"""The numbers that a deck claims, which ``check`` holds against the computed ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizkl.deck.card import Exercise, Step
from quizkl.deck.deck import Deck
from quizkl.deck.problem import Place


@dataclass(frozen=True, slots=True)
class Claim:
    """``number`` counts the steps of the exercise from 1."""

    exercise: Exercise
    number: int
    step: Step
    text: str
    place: Place


def claims(deck: Deck) -> Iterator[Claim]:
    """Every step with a claim, in deck order."""
    for card in deck.cards():
        if isinstance(card, Exercise):
            for number, step in enumerate(card.steps, 1):
                if step.claim is not None and step.claim_place is not None:
                    yield Claim(card, number, step, step.claim, step.claim_place)
