"""What is known of every card that can be studied, laid out so that very many are searched between two keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from quizkl.deck.deck import Deck, Item
from quizkl.deck.identity import ItemKey
from quizkl.schedule.queue import UNTOUCHED
from quizkl.schedule.state import ItemState


class CardIndex:
    """The items in deck order. An item is named by its position, and what is known of it stands at the same position
    of ``states`` and ``texts``.

    A text is "" until ``read_texts`` has come to its deck: they are many, and a screen is there before they are.
    """

    def __init__(self, decks: Sequence[Deck], states: Mapping[ItemKey, ItemState], day: date) -> None:
        self.decks = tuple(decks)
        self.day = day
        self.items: tuple[Item, ...] = tuple(item for deck in decks for item in deck.items())
        self.states: list[ItemState] = [states.get(item.key, UNTOUCHED) for item in self.items]
        self.texts: list[str] = [""] * len(self.items)
        self.complete = False

    def read_texts(self) -> Iterator[int]:
        """Read the texts, deck by deck; gives the number of items done after each, so that others may have a turn."""
        position = 0
        for deck in self.decks:
            texts = dict(deck.texts())
            for item in deck.items():
                self.texts[position] = texts.get(item.key.card, "")
                position += 1
            yield position
        self.complete = True

    def put(self, positions: Iterable[int], states: Mapping[ItemKey, ItemState]) -> None:
        """Take the states of some items anew."""
        for position in positions:
            self.states[position] = states.get(self.items[position].key, UNTOUCHED)

    def position_of(self, key: ItemKey) -> int | None:
        """Where an item is."""
        return next((position for position, item in enumerate(self.items) if item.key == key), None)
