"""Reading the events of the journal, under present names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.event import Event, Recorded, Review
from quizkl.journal.renamed import Renames, names
from quizkl.journal.row import COLUMNS, event_of

_COUNTS: Final = "kind != 'undo' AND id NOT IN (SELECT event FROM undone)"


def of_item(connection: sqlite3.Connection, item: ItemKey, renames: Renames) -> tuple[Recorded, ...]:
    """All events of an item that count, under all its names, oldest first."""
    recorded = [
        Recorded(row[0], event_of(row))
        for key in names(renames).of(item)
        for row in connection.execute(
            f"SELECT {COLUMNS} FROM event WHERE deck = ? AND card = ? AND side = ? AND {_COUNTS}",
            (key.deck, key.card, key.side),
        )
    ]
    return tuple(sorted(recorded, key=lambda event: event.id))


def reviews(connection: sqlite3.Connection) -> Iterator[tuple[int, Review]]:
    """Every review that counts, oldest first."""
    for row in connection.execute(f"SELECT {COLUMNS} FROM event WHERE kind = 'review' AND {_COUNTS} ORDER BY id"):
        event = event_of(row)
        if isinstance(event, Review):
            yield row[0], event


def latest(connection: sqlite3.Connection) -> Recorded | None:
    """The last event that counts."""
    row = connection.execute(f"SELECT {COLUMNS} FROM event WHERE {_COUNTS} ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else Recorded(row[0], event_of(row))


def event(connection: sqlite3.Connection, number: int) -> Event | None:
    """The event of a number."""
    row = connection.execute(f"SELECT {COLUMNS} FROM event WHERE id = ?", (number,)).fetchone()
    return None if row is None else event_of(row)
