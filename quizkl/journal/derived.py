"""The tables that are derived from the events: the state of every item, what there is to count of its reviews, and
which events were undone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import ItemEvent, Review
from quizkl.journal.fact import TOLD_COLUMNS, Fact, Told, fact, mistakes_in, told_by, told_by_row
from quizkl.journal.fold import Happening, change_of, counting, step, undone_by
from quizkl.journal.row import HAPPENING_COLUMNS, happening_of
from quizkl.journal.states import STATE_COLUMNS, read_state
from quizkl.schedule.state import ItemState, Scheduled

_WRITE_STATE: Final = (
    f"INSERT OR REPLACE INTO item_state ({STATE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_WRITE_FACT: Final = f"INSERT INTO reviewed VALUES (?, {', '.join('?' * len(Fact._fields))})"
_NUMBER: Final = "SELECT number FROM item_number WHERE deck = ? AND card = ? AND side = ?"
_HISTORY_COLUMNS: Final = f"{HAPPENING_COLUMNS}, {TOLD_COLUMNS}"
_OF_HAPPENING: Final = len(HAPPENING_COLUMNS.split(","))


def apply_event(connection: sqlite3.Connection, item: ItemKey, number: int, event: ItemEvent) -> None:
    """Bring what is derived of an item up to date with one more event."""
    before = read_state(connection, item) or ItemState()
    _write_state(connection, item, step(before, change_of(event)))
    told = told_by(event) if isinstance(event, Review) else None
    _write_facts(connection, item, [] if told is None else [(told, fact(number, told, before.standing))])


def refold(connection: sqlite3.Connection, item: ItemKey) -> None:
    """Derive everything of an item anew from all its events, as an undo asks for."""
    history = history_of_item(connection, item)
    connection.executemany("DELETE FROM undone WHERE event = ?", ((number,) for number, _ in history.happenings))
    for table in ("reviewed", "named_mistake"):
        connection.execute(f"DELETE FROM {table} WHERE item = ({_NUMBER})", item)
    _write_item(connection, item, history)


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive everything anew from the events."""
    for table in ("item_state", "undone", "item_number", "reviewed", "named_mistake"):
        connection.execute(f"DELETE FROM {table}")
    rows = connection.execute(f"SELECT {_HISTORY_COLUMNS} FROM event ORDER BY deck, card, side, id")
    for (deck, card, side), of_item in groupby(rows, key=_item_columns):
        _write_item(connection, ItemKey(deck, card, side), _history(of_item))


def _item_columns(row: tuple[Any, ...]) -> tuple[str, str, str]:
    return row[2], row[3], row[4]


class History(NamedTuple):
    """All that happened to an item, and by its number what each event of a review says."""

    happenings: list[Happening]
    told: dict[int, Told]


def history_of_item(connection: sqlite3.Connection, item: ItemKey) -> History:
    """All that happened to an item under this key, undoes included, in order."""
    return _history(
        connection.execute(
            f"SELECT {_HISTORY_COLUMNS} FROM event WHERE deck = ? AND card = ? AND side = ? ORDER BY id", item
        )
    )


def merged_history(connection: sqlite3.Connection, keys: Iterable[ItemKey]) -> History:
    """All that happened to an item under several keys, in order."""
    merged = History([], {})
    for key in keys:
        history = history_of_item(connection, key)
        merged.happenings.extend(history.happenings)
        merged.told.update(history.told)
    merged.happenings.sort(key=lambda happening: happening[0])
    return merged


def _history(rows: Iterable[tuple[Any, ...]]) -> History:
    history = History([], {})
    for row in rows:
        history.happenings.append(happening_of(row[:_OF_HAPPENING]))
        if row[1] == "review":
            history.told[row[0]] = told_by_row(row[_OF_HAPPENING:])
    return history


def facts_of(history: History) -> tuple[ItemState, list[tuple[Told, Fact]]]:
    """Where an item stands after all that happened to it, and what there is to count of every review that counts."""
    state = ItemState()
    facts = []
    for number, change in counting(history.happenings):
        if (told := history.told.get(number)) is not None:
            facts.append((told, fact(number, told, state.standing)))
        state = step(state, change)
    return state, facts


def _write_item(connection: sqlite3.Connection, item: ItemKey, history: History) -> None:
    undone: Iterable[int] = undone_by(history.happenings)
    connection.executemany("INSERT INTO undone VALUES (?)", ((number,) for number in undone))
    state, facts = facts_of(history)
    _write_state(connection, item, state)
    _write_facts(connection, item, facts)


def _write_facts(connection: sqlite3.Connection, item: ItemKey, facts: list[tuple[Told, Fact]]) -> None:
    """Every item has a number to which anything happened: a reset under a former name counts as well."""
    connection.execute("INSERT OR IGNORE INTO item_number (deck, card, side) VALUES (?, ?, ?)", item)
    (number,) = connection.execute(_NUMBER, item).fetchone()
    connection.executemany(_WRITE_FACT, ((number, *counted) for _, counted in facts))
    connection.executemany(
        "INSERT INTO named_mistake VALUES (?, ?, ?, ?, ?)",
        (
            (number, kind, counted.event, counted.day, times)
            for told, counted in facts
            for kind, times in mistakes_in(told.verdict).items()
        ),
    )


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
