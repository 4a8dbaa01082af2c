"""An exercise with numbers that were drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a session imports this before any exercise has come
    from quizkl.deck.card import Exercise


@dataclass(frozen=True, slots=True)
class Variant:
    """An exercise with the numbers of ``seed``."""

    exercise: Exercise
    seed: int
