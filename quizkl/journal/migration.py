"""The journal's tables, and how an older journal is brought up to date.

Migrations are numbered, applied in order and recorded by name; one that was released is never edited.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from quizkl.journal.transaction import transaction


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    statements: tuple[str, ...]


_INDEXES_AND_GUARDS: Final = (
    "CREATE INDEX event_of_item ON event (deck, card, side)",
    "CREATE INDEX review_on_day ON event (day) WHERE kind = 'review'",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END
    """,
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END
    """,
)

_EVENTS: Final = Migration(
    1,
    "events",
    (
        # Instants are UTC texts of one length, offsets minutes east of it. An undo carries the item of what it undoes.
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (
                kind IN ('review', 'undo', 'suspend', 'unsuspend', 'bury', 'flag', 'unflag', 'reset')
            ),
            deck TEXT NOT NULL,
            card TEXT NOT NULL,
            side TEXT NOT NULL,
            at TEXT NOT NULL,
            at_offset INTEGER NOT NULL,
            day TEXT CHECK ((day IS NOT NULL) = (kind IN ('review', 'bury'))),
            undoes INTEGER REFERENCES event (id) CHECK ((undoes IS NOT NULL) = (kind = 'undo')),
            session TEXT CHECK ((session IS NOT NULL) = (kind = 'review')),
            shown_at TEXT CHECK ((shown_at IS NOT NULL) = (kind = 'review')),
            shown_offset INTEGER CHECK ((shown_offset IS NOT NULL) = (kind = 'review')),
            typed TEXT CHECK ((typed IS NOT NULL) = (kind = 'review')),
            verdict TEXT CHECK ((verdict IS NOT NULL) = (kind = 'review')),
            grade TEXT CHECK (
                (grade IS NOT NULL) = (kind = 'review') AND (grade IS NULL OR grade IN ('missed', 'partly', 'knew'))
            ),
            scheduler TEXT CHECK ((scheduler IS NOT NULL) = (kind = 'review')),
            seed INTEGER CHECK ((seed IS NOT NULL) = (kind = 'review')),
            relearning INTEGER CHECK ((relearning IS NOT NULL) = (kind = 'review')),
            practice INTEGER CHECK ((practice IS NOT NULL) = (kind = 'review'))
        )
        """,
        *_INDEXES_AND_GUARDS,
    ),
)

_STATES: Final = Migration(
    2,
    "states derived from the events",
    (
        # box, last and first are NULL for a new item; due is NULL for a new and for a retired one.
        """
        CREATE TABLE item_state (
            deck TEXT NOT NULL,
            card TEXT NOT NULL,
            side TEXT NOT NULL,
            box INTEGER,
            due TEXT,
            last TEXT,
            reviews INTEGER NOT NULL,
            lapses INTEGER NOT NULL,
            first TEXT,
            suspended INTEGER NOT NULL,
            flagged INTEGER NOT NULL,
            buried_on TEXT,
            PRIMARY KEY (deck, card, side)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE undone (event INTEGER PRIMARY KEY)",
    ),
)

_MEMORY: Final = Migration(
    3,
    "what FSRS estimates of an item",
    (
        # Both are NULL where Leitner boxes scheduled the item.
        "ALTER TABLE item_state ADD COLUMN stability REAL",
        "ALTER TABLE item_state ADD COLUMN difficulty REAL",
    ),
)

_FIRST_COLUMNS: Final = (
    "id, kind, deck, card, side, at, at_offset, day, undoes, session, shown_at, shown_offset, typed, verdict, grade,"
    " scheduler, seed, relearning, practice"
)

_MOVES: Final = Migration(
    4,
    "moves from box to box by hand",
    (
        # SQLite changes a constraint only by making the table anew. The rows are copied with their numbers, and what
        # guards them goes with the old table and comes back at the end.
        """
        CREATE TABLE event_and_move (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (
                kind IN ('review', 'undo', 'suspend', 'unsuspend', 'bury', 'flag', 'unflag', 'reset', 'move')
            ),
            deck TEXT NOT NULL,
            card TEXT NOT NULL,
            side TEXT NOT NULL,
            at TEXT NOT NULL,
            at_offset INTEGER NOT NULL,
            day TEXT CHECK ((day IS NOT NULL) = (kind IN ('review', 'bury', 'move'))),
            undoes INTEGER REFERENCES event (id) CHECK ((undoes IS NOT NULL) = (kind = 'undo')),
            session TEXT CHECK ((session IS NOT NULL) = (kind = 'review')),
            shown_at TEXT CHECK ((shown_at IS NOT NULL) = (kind = 'review')),
            shown_offset INTEGER CHECK ((shown_offset IS NOT NULL) = (kind = 'review')),
            typed TEXT CHECK ((typed IS NOT NULL) = (kind = 'review')),
            verdict TEXT CHECK ((verdict IS NOT NULL) = (kind = 'review')),
            grade TEXT CHECK (
                (grade IS NOT NULL) = (kind = 'review') AND (grade IS NULL OR grade IN ('missed', 'partly', 'knew'))
            ),
            scheduler TEXT CHECK ((scheduler IS NOT NULL) = (kind = 'review')),
            seed INTEGER CHECK ((seed IS NOT NULL) = (kind = 'review')),
            relearning INTEGER CHECK ((relearning IS NOT NULL) = (kind = 'review')),
            practice INTEGER CHECK ((practice IS NOT NULL) = (kind = 'review')),
            box INTEGER CHECK ((box IS NOT NULL) = (kind = 'move')),
            due TEXT CHECK ((due IS NOT NULL) = (kind = 'move'))
        )
        """,
        f"INSERT INTO event_and_move ({_FIRST_COLUMNS}) SELECT {_FIRST_COLUMNS} FROM event ORDER BY id",
        "DROP TABLE event",
        "ALTER TABLE event_and_move RENAME TO event",
        *_INDEXES_AND_GUARDS,
    ),
)

_FACTS: Final = Migration(
    5,
    "what statistics count, derived from the reviews",
    (
        """
        CREATE TABLE item_number (
            number INTEGER PRIMARY KEY,
            deck TEXT NOT NULL,
            card TEXT NOT NULL,
            side TEXT NOT NULL,
            UNIQUE (deck, card, side)
        )
        """,
        # The key is the order in which statistics add up: a million rows as they come, none of them sorted.
        """
        CREATE TABLE reviewed (
            item INTEGER NOT NULL,
            occasion INTEGER NOT NULL,
            box INTEGER NOT NULL,
            event INTEGER NOT NULL,
            day INTEGER NOT NULL,
            grade INTEGER NOT NULL,
            milliseconds INTEGER NOT NULL,
            waited INTEGER,
            expected REAL,
            surprise REAL,
            PRIMARY KEY (item, occasion, box, event)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX reviewed_on_day ON reviewed (day, occasion, grade, milliseconds)",
        """
        CREATE TABLE named_mistake (
            item INTEGER NOT NULL,
            kind TEXT NOT NULL,
            event INTEGER NOT NULL,
            day INTEGER NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (item, kind, event)
        ) WITHOUT ROWID
        """,
    ),
)

MIGRATIONS: Final = (_EVENTS, _STATES, _MEMORY, _MOVES, _FACTS)


def applied(connection: sqlite3.Connection) -> tuple[tuple[int, str], ...] | None:
    """Number and name of the migrations that a database has had; None where it is somebody else's database."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "migration" not in tables:
        return None if tables else ()
    return tuple(connection.execute("SELECT number, name FROM migration ORDER BY number"))


def is_from_the_future(had: tuple[tuple[int, str], ...]) -> bool:
    """Whether a journal has had a migration that is not known here."""
    known = {(migration.number, migration.name) for migration in MIGRATIONS}
    return not known.issuperset(had)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, in one transaction, and derive the states of an older journal anew. Of two programs that
    come at once, the second finds it done.
    """
    with transaction(connection):
        had = dict(applied(connection) or ())
        connection.execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        for migration in MIGRATIONS:
            if migration.number not in had:
                for statement in migration.statements:
                    connection.execute(statement)
                connection.execute("INSERT INTO migration VALUES (?, ?)", (migration.number, migration.name))
        if had:
            from quizkl.journal.derived import rebuild

            rebuild(connection)
