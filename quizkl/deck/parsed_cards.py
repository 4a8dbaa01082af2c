"""The cards of a deck whose file has just been read."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.deck.card import Card
from quizkl.deck.cards import read_card
from quizkl.deck.complaints import Complaints
from quizkl.deck.context import CardContext
from quizkl.deck.deck import no_such_card
from quizkl.deck.node import Mapping, written_id
from quizkl.deck.problem import Problem


class ParsedCards:
    """Keeps the nodes of the good cards and builds a card when it is asked for."""

    def __init__(self, deck_id: str, context: CardContext, nodes: tuple[Mapping, ...]) -> None:
        self._deck_id = deck_id
        self._context = context
        self._nodes = nodes
        self._by_id = {written_id(node): node for node in nodes}

    def card(self, wanted: str) -> Card | Problem:
        node = self._by_id.get(wanted)
        card = build_card(node, self._context) if node is not None else None
        return card or no_such_card(self._deck_id, wanted, self._context.file)

    def cards(self) -> Iterator[Card]:
        for node in self._nodes:
            card = build_card(node, self._context)
            if card is not None:
                yield card

    def texts(self) -> Iterator[tuple[str | None, str]]:
        from quizkl.deck.search_text import search_text

        for node in self._nodes:
            yield written_id(node), search_text(node, self._context.macros)


def build_card(node: Mapping, context: CardContext) -> Card | None:
    """A card that was found good when its file was read."""
    return read_card(node, context, Complaints(context.file))
