"""Finding cards while a query is typed: a longer one looks through what a shorter one found."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.browser.card_index import CardIndex
from quizkl.browser.match import matching, narrows
from quizkl.browser.order import Order, in_order
from quizkl.browser.query import Query, Words

_MOST_REMEMBERED = 12


class Finder:
    """Remembers the latest findings, so that taking back a letter costs nothing."""

    def __init__(self, index: CardIndex, order: Order = Order.DECK, reverse: bool = False) -> None:
        self.index = index
        self.order = order
        self.reverse = reverse
        self._all: Sequence[int] | None = None
        self._found: dict[Query, Sequence[int]] = {}

    def found(self, query: Query) -> Sequence[int]:
        """The positions that the query finds, in the order that is set."""
        known = self._found.pop(query, None)
        if known is None:
            known = self._find(query)
        self._remember(query, known)
        return known

    def set_order(self, order: Order, reverse: bool = False) -> None:
        self.order, self.reverse = order, reverse
        self.forget()

    def forget(self) -> None:
        """The states or the texts have changed."""
        self._all = None
        self._found.clear()

    def _find(self, query: Query) -> Sequence[int]:
        # What is not typed letter by letter is looked for first and remembered by itself.
        settled = Query(tuple(term for term in query.terms if not isinstance(term.condition, Words)))
        if settled.terms and settled != query and settled not in self._found:
            self._remember(settled, self._among_best(settled))
        return self._among_best(query)

    def _among_best(self, query: Query) -> Sequence[int]:
        earlier = [each for each in self._found if narrows(query, each)]
        best = min(earlier, key=lambda each: len(self._found[each]), default=None)
        if best is None:
            return matching(self.index, query, self._everything())
        left = Query(tuple(term for term in query.terms if term not in best.terms))
        return matching(self.index, left, self._found[best])

    def _everything(self) -> Sequence[int]:
        if self._all is None:
            positions = in_order(self.index, self.order)
            self._all = positions[::-1] if self.reverse else positions
        return self._all

    def _remember(self, query: Query, found: Sequence[int]) -> None:
        self._found[query] = found
        while len(self._found) > _MOST_REMEMBERED:
            del self._found[next(iter(self._found))]
