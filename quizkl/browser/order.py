"""In which order cards are listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

from quizkl.browser.card_index import CardIndex
from quizkl.schedule.state import ItemState, Scheduled


class Order(Enum):
    """Named as the list's head names it."""

    DECK = "deck"
    DUE = "due"
    BOX = "box"
    LAPSES = "most missed"
    RECENT = "last seen"
    KIND = "kind"


def in_order(index: CardIndex, order: Order) -> list[int]:
    """All positions; equals stay in deck order, and what an order says nothing of (a new card has no due day) comes
    last.
    """
    positions = range(len(index.items))
    if order is Order.DECK:
        return list(positions)
    if order is Order.KIND:
        items = index.items
        return sorted(positions, key=lambda position: items[position].kind.value)
    rank, states = _RANK[order], index.states
    return sorted(positions, key=lambda position: rank(states[position]))


_LAST = date.max.toordinal() + 1


def _due(state: ItemState) -> int:
    standing = state.standing
    return standing.due.toordinal() if isinstance(standing, Scheduled) and standing.due is not None else _LAST


def _box(state: ItemState) -> int:
    return state.standing.box if isinstance(state.standing, Scheduled) else _LAST


def _lapses(state: ItemState) -> tuple[int, int]:
    standing = state.standing
    return (-standing.lapses, -standing.reviews) if isinstance(standing, Scheduled) else (1, 0)


def _recent(state: ItemState) -> int:
    return -state.standing.last.toordinal() if isinstance(state.standing, Scheduled) else 1


_RANK: dict[Order, Callable[[ItemState], Any]] = {
    Order.DUE: _due,
    Order.BOX: _box,
    Order.LAPSES: _lapses,
    Order.RECENT: _recent,
}
