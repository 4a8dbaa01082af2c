"""The items of a card: what is asked of it, each with a history of its own."""

from __future__ import annotations

from quizkl.deck.card import Card, Choice, Cloze, Derivation, Exercise, Experiment, Flashcard, PracticeQuestion
from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind


def kind_of(card: Card) -> Kind:
    match card:
        case Flashcard():
            return Kind.FLASHCARD
        case PracticeQuestion():
            return Kind.PRACTICE_QUESTION
        case Cloze():
            return Kind.CLOZE
        case Choice():
            return Kind.CHOICE
        case Exercise():
            return Kind.EXERCISE
        case Derivation():
            return Kind.DERIVATION
        case Experiment():
            return Kind.EXPERIMENT


def sides_of(card: Card) -> tuple[str, ...]:
    """The sides that are items of their own, as ``ItemKey`` names them."""
    match card:
        case Flashcard(reverse=True):
            return ("", "reverse")
        case Cloze(holes=holes):
            return tuple(f"c{hole}" for hole in holes)
        case _:
            return ("",)


def items_of(deck_id: str, card: Card) -> tuple[Item, ...]:
    """The items of a card that has an id."""
    head = card.head
    if head.id is None:
        return ()
    return tuple(
        Item(ItemKey(deck_id, head.id, side), kind_of(card), head.tags, head.formerly, head.suspended, head.place.line)
        for side in sides_of(card)
    )
