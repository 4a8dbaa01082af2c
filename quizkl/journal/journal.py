"""The journal: every review, for ever, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final, Self

from quizkl.deck.identity import ItemKey
from quizkl.journal import connection as opening
from quizkl.journal import states, tally
from quizkl.journal.problem import AppendFailed, JournalProblem, JournalUnreadable, damaged, sentence
from quizkl.journal.renamed import Renames
from quizkl.journal.tally import DaySummary
from quizkl.journal.transaction import transaction
from quizkl.schedule.state import ItemState, Standing
from quizkl.schedule.today import Today

if TYPE_CHECKING:
    from quizkl.journal.append import Overtaken
    from quizkl.journal.event import Event, Recorded, Review  # Home reads states only, and is to be there at once

NO_RENAMES: Final[Mapping[ItemKey, ItemKey]] = MappingProxyType({})


class Journal:
    """An open journal; to be used from the one thread that opened it. Several programs may have the same one open.

    ``renames`` (old key -> present key) lets an item keep its history over a new name; see ``renamed``. Reading raises
    JournalUnreadable where the file, which opened well, turns out to be damaged.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._file = _file_at(path)
        self._states: tuple[tuple[int, int], dict[ItemKey, ItemKey], dict[ItemKey, ItemState]] | None = None

    @classmethod
    def open(cls, path: Path, patience: float = opening.PATIENCE_IN_SECONDS) -> Journal | JournalProblem:
        """Open the journal to append to it; it is created, with its folder, where there is none. ``patience`` is how
        many seconds to wait, at every use, for another program that is writing.
        """
        connection = opening.open_to_write(path, patience)
        return connection if isinstance(connection, JournalProblem) else cls(path, connection)

    @classmethod
    def open_to_read(cls, path: Path) -> Journal | JournalProblem:
        """Open the journal without creating anything or adding to it. Where there is none, it reads as empty; one of an
        older quizkl is brought up to date first.
        """
        connection = opening.open_to_read(path)
        return connection if isinstance(connection, JournalProblem) else cls(path, connection)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def append(self, event: Event) -> int | AppendFailed:
        """Record an event; gives its number. When this returns, the event is on the disk and the states are up to
        date, or nothing has changed at all.
        """
        recorded = self.append_all((event,))
        return recorded if isinstance(recorded, AppendFailed) else recorded[0]

    def append_all(self, events: Iterable[Event]) -> tuple[int, ...] | AppendFailed:
        """Record several events, all of them or none; gives their numbers."""
        if _file_at(self.path) != self._file:
            # SQLite would go on writing to a file that nobody can ever read again.
            return _moved_away(self.path)
        from quizkl.journal.append import append

        return append(self._connection, events)

    def append_review(
        self, review: Review, before: Standing, renames: Renames = NO_RENAMES
    ) -> int | Overtaken | AppendFailed:
        """Record a review of an item that stood at ``before`` when it was shown; see ``append.append_review``."""
        if _file_at(self.path) != self._file:
            return _moved_away(self.path)
        from quizkl.journal.append import append_review

        return append_review(self._connection, review, before, renames)

    def states(self, renames: Renames = NO_RENAMES) -> dict[ItemKey, ItemState]:
        """The states of all items to which anything has happened. They are read once as long as nobody writes."""
        with self._reading():
            # Other connections change the one number, this one the other. Read before the states: what comes between
            # is seen the next time.
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
            version = others, self._connection.total_changes
            if self._states is None or self._states[:2] != (version, renames):
                self._states = version, dict(renames), states.states(self._connection, renames)
            return dict(self._states[2])

    def state(self, item: ItemKey, renames: Renames = NO_RENAMES) -> ItemState:
        """The state of one item."""
        with self._reading():
            return states.state(self._connection, item, renames)

    def today(self, day: date, renames: Renames = NO_RENAMES) -> Today:
        """What was already done on a day, for the queue."""
        with self._reading():
            return tally.today(self._connection, day, renames)

    def summary(self, day: date) -> DaySummary:
        """How many reviews a day had, and how they went."""
        with self._reading():
            return tally.summary(self._connection, day)

    def streak(self, day: date) -> int:
        """How many days in a row have had a review, up to ``day``; a day that has had none so far does not end it."""
        with self._reading():
            return tally.streak(self._connection, day)

    def history(self, item: ItemKey, renames: Renames = NO_RENAMES) -> tuple[Recorded, ...]:
        """All that happened to an item, oldest first; what was undone is left out, and so are the undoes."""
        from quizkl.journal import history

        with self._reading():
            return history.of_item(self._connection, item, renames)

    def reviews(self) -> Iterator[tuple[int, Review]]:
        """Every review that was not undone, with its number, oldest first."""
        from quizkl.journal import history

        with self._reading():
            yield from history.reviews(self._connection)

    def latest(self) -> Recorded | None:
        """The last event that was not undone and is no undo itself: what "undo" would take back, whichever program
        recorded it and however long ago.
        """
        from quizkl.journal import history

        with self._reading():
            return history.latest(self._connection)

    def event(self, number: int) -> Event | None:
        """The event of a number, be it undone or not."""
        from quizkl.journal import history

        with self._reading():
            return history.event(self._connection, number)

    def rebuild(self) -> AppendFailed | None:
        """Derive all states anew from the events alone."""
        from quizkl.journal import derived

        try:
            with transaction(self._connection):
                derived.rebuild(self._connection)
        except sqlite3.Error as error:
            return AppendFailed(*sentence(error))
        except ValueError as error:
            return AppendFailed(str(error))
        return None

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise JournalUnreadable(JournalProblem(self.path, *sentence(error))) from error
        except (ValueError, OverflowError) as error:  # a day that is none: SQLite reads what it cannot check
            raise JournalUnreadable(damaged(self.path, error)) from error


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to, None where it leads to none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _moved_away(path: Path) -> AppendFailed:
    return AppendFailed(f"the journal is no longer at {path}", "put it back, or start quizkl again")
