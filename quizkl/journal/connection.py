"""Opening the journal's file: either a connection that is ready for use, or a sentence that says why not."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from quizkl.journal.migration import MIGRATIONS, applied, is_from_the_future, migrate
from quizkl.journal.problem import JournalProblem, OutOfDate, sentence

# How long to wait for another quizkl that is writing.
PATIENCE_IN_SECONDS: Final = 5.0
_TRIES_TO_SWITCH: Final = 20


def open_to_write(path: Path, patience: float = PATIENCE_IN_SECONDS) -> sqlite3.Connection | JournalProblem:
    """Open the journal, creating the file and its folder where there are none."""
    try:
        if path.is_dir():
            return _is_a_directory(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return JournalProblem(path, "its folder cannot be made, because a file is in the way", "move that file away")
    except OSError as error:
        return JournalProblem(path, f"its folder cannot be used ({error.strerror})", "allow writing to it")
    return _connect(path, str(path), write=True, patience=patience)


def open_to_read(path: Path, patience: float = PATIENCE_IN_SECONDS) -> sqlite3.Connection | JournalProblem:
    """Open the journal without creating anything or adding to it; one that does not exist reads as empty. One of an
    older quizkl is brought up to date first, where it may be written.
    """
    try:
        if path.is_dir():
            return _is_a_directory(path)
        if not path.exists():
            return _empty(path)
        unfinished = Path(f"{path}-wal")
        all_in_one_file = not unfinished.exists() or unfinished.stat().st_size == 0
        if all_in_one_file and path.stat().st_size == 0:
            return _empty(path)  # a first start that found the disk full leaves such a file
    except OSError as error:
        return JournalProblem(path, f"it cannot be read ({error.strerror})", "allow reading it and its folder")
    opened = _connect(path, f"{path.absolute().as_uri()}?mode=ro", write=False, patience=patience)
    if isinstance(opened, OutOfDate):
        updated = open_to_write(path, patience)
        if isinstance(updated, JournalProblem):
            return opened
        updated.close()
        return _connect(path, f"{path.absolute().as_uri()}?mode=ro", write=False, patience=patience)
    if isinstance(opened, JournalProblem) and all_in_one_file:
        # In a folder that cannot be written SQLite opens a journal only on the promise that nobody else writes.
        unshared = _connect(path, f"{path.absolute().as_uri()}?immutable=1", write=False, patience=patience)
        return opened if isinstance(unshared, JournalProblem) else unshared
    return opened


def _is_a_directory(path: Path) -> JournalProblem:
    return JournalProblem(path, "the journal should be a file, and this is a folder", "move it away")


def _connect(path: Path, address: str, *, write: bool, patience: float) -> sqlite3.Connection | JournalProblem:
    try:
        connection = sqlite3.connect(address, timeout=patience, isolation_level=None, uri=address.startswith("file:"))
    except sqlite3.Error as error:
        return JournalProblem(path, *sentence(error))
    try:
        fault = _prepare(connection, path, write)
    except sqlite3.Error as error:
        fault = JournalProblem(path, *sentence(error))
    except ValueError as error:
        fault = JournalProblem(path, f"the journal cannot be brought up to date: {error}", "put back a copy of it")
    if fault is None:
        return connection
    connection.close()
    return fault


def _prepare(connection: sqlite3.Connection, path: Path, write: bool) -> JournalProblem | None:
    """Look before touching: a file that is not ours, or is newer than we are, is left as it is."""
    had = applied(connection)
    if had is None:
        return JournalProblem(path, "this is a database of another program", "move it away, and a new journal is begun")
    if is_from_the_future(had):
        return JournalProblem(
            path,
            f"the journal was written by a newer quizkl (it has {had[-1][1]!r}); nothing was changed",
            "update quizkl to study with it",
        )
    if write:
        _make_ready(connection, had)
    elif len(had) < len(MIGRATIONS):
        return OutOfDate(path, "the journal is of an older quizkl", "allow writing to it once to bring it up to date")
    return None


def _make_ready(connection: sqlite3.Connection, had: tuple[tuple[int, str], ...]) -> None:
    # Every commit reaches the disk before it returns, whatever happens to the machine afterwards.
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")  # a migration may make a table anew to which others refer
    if len(had) < len(MIGRATIONS):
        migrate(connection)
    else:
        # A file that may not be written shows itself only at the first write: better now than after an answer.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = ON")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the file to write-ahead logging, in which it then stays. Of two programs that begin a journal at the same
    time, SQLite refuses the switch to one at once instead of letting it wait: that one waits here for the other.
    """
    for _ in range(_TRIES_TO_SWITCH):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA journal_mode = WAL")


def _empty(path: Path) -> sqlite3.Connection | JournalProblem:
    """An empty journal in memory, to be read."""
    connection = _connect(path, ":memory:", write=True, patience=0)
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA query_only = ON")
    return connection
