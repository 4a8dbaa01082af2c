"""Decks that were read before, so that they need not be parsed again.

An SQLite file with one row a deck file and one a card, found by the hash of the file's content: a stale row is never
used. It is only a cache. Whatever is wrong with it (no room, read-only, locked, corrupt, gone), decks are read from
their files as if it were not there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from quizkl import __version__
from quizkl.deck.node import Mapping, written_id
from quizkl.deck.stored_deck import Summary, from_text, summary_of, to_text
from quizkl.deck.stored_node import mapping_from_json, to_json

if TYPE_CHECKING:
    from quizkl.deck.load import ParsedDeck  # parsing is not imported where the cache has everything

FORMAT = 10
"""Raise it when what is stored changes, or what is a problem."""

_APPLICATION = 0x514B4443  # "QKDC", so that no other program's database is ever replaced
_MOST_FILES = 2_000
_PATIENCE = 0.2  # seconds to wait for another quizkl that writes
_SALT = f"{FORMAT} {__version__}".encode()
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, hash BLOB NOT NULL, summary TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS file_by_hash ON file (hash);
    CREATE TABLE IF NOT EXISTS card (hash BLOB NOT NULL, position INTEGER NOT NULL, id TEXT, text TEXT NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (hash, position)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS card_by_id ON card (hash, id);
"""


def hash_of(source: bytes) -> bytes:
    """The name of a content, different for each version of what is stored of it."""
    return blake2b(source, digest_size=16, person=_SALT[:16]).digest()


@dataclass(frozen=True, slots=True)
class StoredForm:
    """What is stored of a deck: its summary, and of each card the id, the text that a search looks through, and the
    mapping as JSON.
    """

    summary: str
    cards: tuple[tuple[str | None, str, str], ...]


def stored_form(parsed: ParsedDeck) -> StoredForm:
    cards = tuple(_card_row(node, parsed.macros) for node in parsed.nodes)
    return StoredForm(to_text(summary_of(parsed)), cards)


class Cache:
    """Every method does nothing, or finds nothing, where the file cannot be used."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stored = False
        self._connection = _connect(path) if path is not None else None

    @property
    def usable(self) -> bool:
        return self._connection is not None

    def has(self, content: bytes) -> bool:
        return bool(self._rows("SELECT 1 FROM file WHERE hash = ? LIMIT 1", content))

    def summary(self, content: bytes, file: str) -> Summary | None:
        rows = self._rows("SELECT summary FROM file WHERE hash = ? LIMIT 1", content)
        with suppress(ValueError, TypeError, LookupError):
            return from_text(rows[0][0], file) if rows else None
        return None

    def card(self, content: bytes, card_id: str) -> Mapping | None:
        rows = self._rows("SELECT body FROM card WHERE hash = ? AND id = ?", content, card_id)
        with suppress(ValueError, TypeError, LookupError):
            return mapping_from_json(json.loads(rows[0][0])) if rows else None
        return None

    def cards(self, content: bytes) -> tuple[Mapping, ...]:
        """All cards of a deck in their order; none where they are not here."""
        rows = self._rows("SELECT body FROM card WHERE hash = ? ORDER BY position", content)
        with suppress(ValueError, TypeError, LookupError):
            return tuple(mapping_from_json(json.loads(body)) for (body,) in rows)
        return ()

    def texts(self, content: bytes) -> tuple[tuple[str | None, str], ...]:
        """Id and search text of all cards of a deck; none where they are not here."""
        rows = self._rows("SELECT id, text FROM card WHERE hash = ? ORDER BY position", content)
        return tuple((card_id, text) for card_id, text in rows)

    def keep(self, path: Path, content: bytes, parsed: ParsedDeck) -> bool:
        """Store a deck in the place of what was known of its path; False where it could not be stored."""
        if self._connection is None:
            return False
        return self.store(path, content, stored_form(parsed))

    def store(self, path: Path, content: bytes, form: StoredForm) -> bool:
        """The same of a deck that was parsed elsewhere."""
        bodies = [(content, position, *card) for position, card in enumerate(form.cards)]

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (str(path), content, form.summary))
            connection.executemany("INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?)", bodies)

        self._stored = True
        with suppress(UnicodeEncodeError):  # a path or a text with half a character cannot be stored
            return self._write(write)
        return False

    def tidy(self) -> None:
        """After storing: forget the files that were stored longest ago, and the cards that no file leads to."""
        if not self._stored:
            return
        self._stored = False

        def write(connection: sqlite3.Connection) -> None:
            newest = "SELECT rowid FROM file ORDER BY rowid DESC LIMIT ?"
            connection.execute(f"DELETE FROM file WHERE rowid NOT IN ({newest})", (_MOST_FILES,))
            connection.execute("DELETE FROM card WHERE hash NOT IN (SELECT hash FROM file)")

        self._write(write)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        self.close()

    def _rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _write(self, write: Callable[[sqlite3.Connection], None]) -> bool:
        if self._connection is None:
            return False
        try:
            with self._connection as connection:
                write(connection)
        except sqlite3.Error as error:
            self._give_up(error)
            return False
        return True

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the cache, and without a file that is damaged. A lock or a full disk passes."""
        if isinstance(error, sqlite3.OperationalError):
            return
        self.close()
        if self._path is not None:
            _remove_if_ours(self._path)


def _connect(path: Path) -> sqlite3.Connection | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _prepared(path)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError:
        _remove_if_ours(path)
        return None
    except OSError:
        return None


def _prepared(path: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (written_as,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("PRAGMA synchronous = OFF")
    if (application, written_as) == (_APPLICATION, FORMAT):
        return connection
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and tables:
        connection.close()
        return None
    with connection:
        connection.executescript("DROP TABLE IF EXISTS file; DROP TABLE IF EXISTS card;" + _SCHEMA)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    return connection


def _remove_if_ours(path: Path) -> None:
    """Remove a damaged cache, so that the next one is whole; any other file stays."""
    with suppress(OSError):
        with path.open("rb") as opened:
            head = opened.read(72)
        if head.startswith(b"SQLite format 3") and head[68:72] == _APPLICATION.to_bytes(4, "big"):
            path.unlink()


def _card_row(node: Mapping, macros: MappingOf[str, str]) -> tuple[str | None, str, str]:
    from quizkl.deck.search_text import search_text

    body = json.dumps(to_json(node), ensure_ascii=False, separators=(",", ":"))
    return written_id(node), search_text(node, macros), body
