"""The tables that are derived from the events: the state of every item, and which events were undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.fold import Change, Happening, fold, step, undone_by
from quizkl.journal.row import HAPPENING_COLUMNS, happening_of, happenings_of_item
from quizkl.journal.states import STATE_COLUMNS, read_state
from quizkl.schedule.state import ItemState, Scheduled

_WRITE_STATE: Final = (
    f"INSERT OR REPLACE INTO item_state ({STATE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def apply_change(connection: sqlite3.Connection, item: ItemKey, change: Change) -> None:
    """Bring the item's state up to date with one more change."""
    _write_state(connection, item, step(read_state(connection, item) or ItemState(), change))


def refold(connection: sqlite3.Connection, item: ItemKey) -> None:
    """Derive the item's state anew from all its events, as an undo asks for."""
    happenings = happenings_of_item(connection, item)
    connection.executemany("DELETE FROM undone WHERE event = ?", ((number,) for number, _ in happenings))
    _write_item(connection, item, happenings)


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive everything anew from the events."""
    connection.execute("DELETE FROM item_state")
    connection.execute("DELETE FROM undone")
    rows = connection.execute(f"SELECT {HAPPENING_COLUMNS} FROM event ORDER BY deck, card, side, id")
    for (deck, card, side), of_item in groupby(rows, key=_item_columns):
        _write_item(connection, ItemKey(deck, card, side), [happening_of(row) for row in of_item])


def _item_columns(row: tuple[Any, ...]) -> tuple[str, str, str]:
    return row[2], row[3], row[4]


def _write_item(connection: sqlite3.Connection, item: ItemKey, happenings: list[Happening]) -> None:
    undone: Iterable[int] = undone_by(happenings)
    connection.executemany("INSERT INTO undone VALUES (?)", ((number,) for number in undone))
    _write_state(connection, item, fold(happenings))


def _write_state(connection: sqlite3.Connection, item: ItemKey, state: ItemState) -> None:
    box = due = last = first = stability = difficulty = None
    reviews = lapses = 0
    if isinstance(state.standing, Scheduled):
        box, reviews, lapses = state.standing.box, state.standing.reviews, state.standing.lapses
        due, last, first = map(_text, (state.standing.due, state.standing.last, state.standing.first))
        if state.standing.memory is not None:
            stability, difficulty = state.standing.memory.stability, state.standing.memory.difficulty
    connection.execute(
        _WRITE_STATE,
        (
            *(item.deck, item.card, item.side, box, due, last, reviews, lapses, first, stability, difficulty),
            *(state.suspended, state.flagged, _text(state.buried_on)),
        ),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
