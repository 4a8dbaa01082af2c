"""Results of runs kept in a file by their parameters, so that printing a deck again trains nothing again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from quizkl.deck.card import Exercise, Experiment
from quizkl.deck.results import exercise_with, open_exercise
from quizkl.experiments.experiment import ResultValue
from quizkl.experiments.run import End, Finished, Run

MOST_KEPT: Final = 5_000
_WAIT: Final = 2.0  # seconds for another program that writes the same file
_TABLE: Final = "CREATE TABLE IF NOT EXISTS run (asked BLOB PRIMARY KEY, results TEXT NOT NULL)"


class KeptRuns:
    """Runs what the file does not know, with ``carry_out``. ``edition`` names the engines: what another edition has
    found is not used. Only a run that went to its end is kept. A file that cannot be read or written changes nothing
    but the time it takes.
    """

    def __init__(self, file: Path, carry_out: Callable[[Run], End], edition: str) -> None:
        self._file = file
        self._carry_out = carry_out
        self._edition = edition

    def solve(self, card: Experiment) -> Exercise:
        """The card's predictions as an exercise, with the results where the run went to its end."""
        results = self.results(card.run)
        return open_exercise(card) if results is None else exercise_with(card, results)

    def results(self, run: Run) -> Mapping[str, ResultValue] | None:
        """What the run comes to; None where it does not go to its end."""
        key = _key(run, self._edition)
        known = self._read(key)
        if known is not None:
            return known
        end = self._carry_out(run)
        if not isinstance(end, Finished):
            return None
        self._write(key, end.results)
        return end.results

    def _read(self, key: bytes) -> Mapping[str, ResultValue] | None:
        if not self._file.exists():
            return None
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection:
                row = connection.execute("SELECT results FROM run WHERE asked = ?", (key,)).fetchone()
            return None if row is None else {name: _value(value) for name, value in json.loads(row[0]).items()}
        except (sqlite3.Error, OSError, ValueError, TypeError, AttributeError):
            return None

    def _write(self, key: bytes, results: Mapping[str, ResultValue]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection, connection:
                connection.execute(_TABLE)
                connection.execute("INSERT OR REPLACE INTO run VALUES (?, ?)", (key, json.dumps(dict(results))))
                connection.execute(
                    "DELETE FROM run WHERE rowid <= (SELECT max(rowid) - ? FROM run)",
                    (MOST_KEPT,),
                )
        except (sqlite3.Error, OSError):
            return


def _value(stored: object) -> ResultValue:
    if isinstance(stored, list):
        return tuple(float(entry) for entry in stored)
    if isinstance(stored, int | float):
        return float(stored)
    raise TypeError("a result is a number or a vector")


def _key(run: Run, edition: str) -> bytes:
    """A digest of all that the results depend on."""
    said = json.dumps([edition, run.experiment.name, sorted(run.settings.items())])
    return hashlib.sha256(said.encode()).digest()
