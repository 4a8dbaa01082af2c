"""What was already done on a day; it counts over restarts, because it is taken from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizkl.deck.identity import ItemKey


@dataclass(frozen=True, slots=True)
class Today:
    """``new`` items met for the first time and ``reviews`` of others. ``shown`` are the cards (deck, card) that were
    asked in any of their sides. ``learning`` are the items that were missed and not known since, oldest miss first.
    ``new_of`` and ``reviews_of`` are the first two by deck. Practice beyond the schedule counts for none of these;
    relearning only for ``learning``.
    """

    new: int = 0
    reviews: int = 0
    shown: frozenset[tuple[str, str]] = frozenset()
    learning: tuple[ItemKey, ...] = ()
    new_of: Mapping[str, int] = field(default_factory=dict)
    reviews_of: Mapping[str, int] = field(default_factory=dict)
