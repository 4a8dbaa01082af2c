"""Counting on a connection of one's own, in whatever thread; another thread may stop it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quizkl.journal.problem import JournalProblem, damaged, sentence

if TYPE_CHECKING:  # who makes one is not kept waiting; what it takes is imported in its thread
    from quizkl.statistics.asked import Asked
    from quizkl.statistics.statistics import FirstSight, Statistics

_BETWEEN_LOOKS: Final = 20_000
"""Instructions of SQLite's machine, far less than a hundredth of a second."""


class Counting:
    """Counts what the journal at ``path`` holds. Nothing is written, and where there is none it reads as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopped = False

    def run(self, asked: Asked, show_first: Callable[[FirstSight], None] | None = None) -> Statistics | JournalProblem:
        """``show_first`` is called as soon as there is something to show. A problem where the journal is damaged, and
        after ``stop``.
        """
        from quizkl.journal.connection import open_to_read
        from quizkl.statistics.statistics import statistics

        connection = open_to_read(self._path)
        if isinstance(connection, JournalProblem):
            return connection
        connection.set_progress_handler(lambda: self._stopped, _BETWEEN_LOOKS)
        try:
            return statistics(connection, asked, show_first)
        except sqlite3.Error as error:
            return JournalProblem(self._path, *sentence(error))
        except (ValueError, OverflowError) as error:  # a day that is none: SQLite reads what it cannot check
            return damaged(self._path, error)
        finally:
            connection.close()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._stopped = True
