"""What was already done on a day; it counts over restarts, because it is taken from the journal."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.deck.identity import ItemKey


@dataclass(frozen=True, slots=True)
class Today:
    """``new`` items met for the first time and ``reviews`` of others. ``shown`` are the cards (deck, card) that were
    asked in any of their sides. ``learning`` are the items that were missed and not known since, oldest miss first.
    Practice beyond the schedule counts for none of these; relearning only for ``learning``.
    """

    new: int = 0
    reviews: int = 0
    shown: frozenset[tuple[str, str]] = frozenset()
    learning: tuple[ItemKey, ...] = ()
