"""A card with numbers that were drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a session imports this before any such card has come
    from quizkl.deck.card import Card


@dataclass(frozen=True, slots=True)
class Variant:
    """A card with the numbers of ``seed``."""

    card: Card
    seed: int
