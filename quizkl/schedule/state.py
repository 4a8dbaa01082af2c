"""Where an item stands in the schedule; derived from its reviews and nothing else.

``Scheduled`` and ``ItemState`` are named tuples because Home makes ten thousand of each before it is on screen, and a
frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class New:
    """Never reviewed: in no box."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS estimates of an item: ``stability`` in days until the chance of knowing it has fallen to 90 %, and
    ``difficulty`` from 1 to 10.
    """

    stability: float
    difficulty: float


class Scheduled(NamedTuple):
    """Reviewed at least once, or put into a box by hand. ``box`` counts from 1; ``due`` is None for an item that has
    retired from the last box; ``first`` is the day of the first review and ``last`` that of the latest, or of the move
    by hand after it; ``lapses`` counts the reviews, after the first one, at which it was missed. ``memory`` is None
    where Leitner boxes scheduled it.
    """

    box: int
    due: date | None
    last: date
    reviews: int
    lapses: int
    first: date | None = None
    memory: Memory | None = None


Standing = New | Scheduled


class ItemState(NamedTuple):
    """An item's standing and what the learner has set on it. ``buried_on`` is the day on which it is put off."""

    standing: Standing = New()
    suspended: bool = False
    flagged: bool = False
    buried_on: date | None = None
