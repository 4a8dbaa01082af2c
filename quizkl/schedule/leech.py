"""Leeches: items that cost more reviews than they give back, and want rewriting rather than repeating."""

from __future__ import annotations

from typing import Final

from quizkl.schedule.state import New, Scheduled, Standing

LAPSES: Final = 8
LAPSES_BETWEEN_WARNINGS: Final = 4


def is_leech(standing: Standing) -> bool:
    """Whether the item has lapsed eight times or more."""
    match standing:
        case New():
            return False
        case Scheduled(lapses=lapses):
            return lapses >= LAPSES


def warns(before: Standing, after: Standing) -> bool:
    """Whether to tell the learner now: at the eighth lapse, and at every fourth one after it."""
    if not isinstance(after, Scheduled) or not is_leech(after):
        return False
    lapsed = not isinstance(before, Scheduled) or after.lapses > before.lapses
    return lapsed and (after.lapses - LAPSES) % LAPSES_BETWEEN_WARNINGS == 0
