"""What the browser has found, where its cursor is, and what is selected; nothing of how that looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from quizkl.browser.card_index import CardIndex
from quizkl.browser.finder import Finder
from quizkl.browser.order import Order
from quizkl.browser.query import Mark, Query, QueryProblem, Words
from quizkl.browser.read_query import read_query
from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.desk import Desk
from quizkl.schedule.state import ItemState

MARKED: Final = f"is:{','.join(mark.value for mark in (Mark.SUSPENDED, Mark.FLAGGED, Mark.LEECH))}"
"""The query for the cards that the learner has set aside, or should look after."""


class BrowseCards:
    """``found`` are positions in ``index``; the cursor is a place in ``found``."""

    def __init__(self, desk: Desk, text: str = "") -> None:
        self.desk = desk
        self.text = text
        self.renames = desk.renames()
        self.index = CardIndex(desk.shelf.decks, desk.journal.states(self.renames), desk.day)
        self.finder = Finder(self.index)
        self.problems: tuple[QueryProblem, ...] = ()
        self.found: Sequence[int] = ()
        self.cursor = 0
        self.selected: set[ItemKey] = set()
        self._anchor: ItemKey | None = None
        self._query = Query()
        self.find(text)

    # Finding

    def find(self, text: str) -> None:
        """Look for what is typed; the cursor goes to the first card."""
        self.text = text
        read = read_query(text, self.index.day)
        self._query, self.problems = read.query, read.problems
        self.found = self.finder.found(read.query)
        self.cursor = 0

    def texts_are_there(self) -> None:
        """All texts have been read: look for the same again, the cursor staying on its card."""
        here = self.item
        self.finder.forget()
        self.find(self.text)
        if here is not None:
            self._go_to_item(here.key)

    @property
    def waits_for_texts(self) -> bool:
        """Whether what was found may grow when all texts are there."""
        return not self.index.complete and any(isinstance(term.condition, Words) for term in self._query.terms)

    def set_order(self, order: Order, reverse: bool) -> None:
        here = self.item
        self.finder.set_order(order, reverse)
        self.found = self.finder.found(self._query)
        self.cursor = 0
        if here is not None:
            self._go_to_item(here.key)

    def take_desk(self, desk: Desk) -> None:
        """Go on with other decks, or with what has been studied meanwhile; the texts are to be read again."""
        self.desk = desk
        self.renames = desk.renames()
        here, cursor, order, reverse = self.item, self.cursor, self.finder.order, self.finder.reverse
        self.index = CardIndex(desk.shelf.decks, desk.journal.states(self.renames), desk.day)
        self.finder = Finder(self.index, order, reverse)
        self.find(self.text)
        self.cursor = min(cursor, max(len(self.found) - 1, 0))
        if here is not None:
            self._go_to_item(here.key)
        self.selected &= {item.key for item in self.index.items} if self.selected else set()

    # The cursor and the selection

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self.index.items[self.found[self.cursor]] if self.found else None

    @property
    def state(self) -> ItemState:
        return self.index.states[self.found[self.cursor]] if self.found else ItemState()

    def move_to(self, cursor: int) -> None:
        self.cursor = max(0, min(cursor, len(self.found) - 1))

    def _go_to_item(self, key: ItemKey) -> None:
        items = self.index.items
        place = next((place for place, position in enumerate(self.found) if items[position].key == key), None)
        if place is not None:
            self.cursor = place

    def toggle(self, place: int) -> None:
        """Select the card at a place, or no longer."""
        key = self.index.items[self.found[place]].key
        self.selected ^= {key}
        self._anchor = key

    def select_here(self) -> None:
        """Select the card under the cursor."""
        if (item := self.item) is not None:
            self.selected.add(item.key)
            self._anchor = item.key

    def select_range(self) -> None:
        """Select all from the card that was last selected to the one under the cursor."""
        if not self.found:
            return
        items = self.index.items
        places = (place for place, position in enumerate(self.found) if items[position].key == self._anchor)
        start = next(places, self.cursor)
        low, high = sorted((start, self.cursor))
        self.selected.update(items[position].key for position in self.found[low : high + 1])
        self._anchor = items[self.found[self.cursor]].key

    def select_all(self) -> None:
        """Select all that was found; none where all of it is."""
        keys = {self.index.items[position].key for position in self.found}
        self.selected = set() if keys <= self.selected else self.selected | keys

    def chosen(self) -> list[int]:
        """The positions of what an act is for: the selection, else the card under the cursor."""
        if self.selected:
            return [position for position, item in enumerate(self.index.items) if item.key in self.selected]
        return [self.found[self.cursor]] if self.found else []

    def chosen_items(self) -> tuple[Item, ...]:
        return tuple(self.index.items[position] for position in self.chosen())

    def refresh(self, keys: Iterable[ItemKey]) -> None:
        """Take the states of some items from the journal; what was found stays in sight until it is looked for again,
        so that what was done to a card is seen and can be undone.
        """
        changed = set(keys)
        positions = [position for position, item in enumerate(self.index.items) if item.key in changed]
        journal = self.desk.journal
        if len(changed) > _FEW:
            states = journal.states(self.renames)
        else:
            states = {key: journal.state(key, self.renames) for key in changed}
        self.index.put(positions, states)
        self.finder.forget()


_FEW = 50
