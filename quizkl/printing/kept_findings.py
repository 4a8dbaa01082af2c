"""Findings kept in a file by what was asked, so that printing a deck again computes nothing again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from quizkl.maths.helper.protocol import (
    BadMessageError,
    Reply,
    Request,
    decode_message,
    encode_reply,
    encode_request,
    kind_of,
)
from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
from quizkl.maths.variation.search import Search, Sought
from quizkl.maths.worked import Work, WorkedOut
from quizkl.printing.engines import Engines

MOST_KEPT: Final = 50_000
_WAIT: Final = 2.0  # seconds for another program that writes the same file
_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")


class KeptFindings:
    """Asks the ``engines`` only what the file does not know. ``edition`` names the engines: what another edition has
    found is not used. A file that cannot be read or written changes nothing but the time it takes.
    """

    def __init__(self, file: Path, engines: Callable[[], Engines], edition: str) -> None:
        """``engines`` is called when there is first something to compute."""
        self._file = file
        self._engines = engines
        self._edition = edition

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        """A finding for each inquiry, in order."""
        return self._find(inquiries, lambda unknown: self._engines().ask(unknown))

    def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
        """The lines for each expression, in order."""
        return self._find(works, lambda unknown: self._engines().work_out(unknown))

    def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]:
        """The seed of a good draw for each search, in order."""
        return self._find(searches, lambda unknown: self._engines().search(unknown))

    def _find(
        self, asked: Sequence[_Asked], compute: Callable[[Sequence[_Asked]], tuple[_Found, ...]]
    ) -> tuple[_Found, ...]:
        keys = [_key(one, self._edition) for one in asked]
        known: dict[bytes, Any] = self._read(keys)
        missing = {key: one for key, one in zip(keys, asked, strict=True) if key not in known}
        if missing:
            found = dict(zip(missing, compute(list(missing.values())), strict=True))
            self._write(
                [
                    (key, encode_reply(Reply(0, 0, finding, final=True, kind=kind_of(missing[key]))))
                    for key, finding in found.items()
                    if not isinstance(finding, NotDecided)
                ]
            )
            known = known | found
        return tuple(known[key] for key in keys)

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        if not keys or not self._file.exists():
            return {}
        try:
            with self._connection() as connection:
                rows = [
                    (key, connection.execute("SELECT said FROM finding WHERE asked = ?", (key,)).fetchone())
                    for key in keys
                ]
            messages = [(key, decode_message(row[0])) for key, row in rows if row is not None]
        except (sqlite3.Error, BadMessageError, OSError):
            return {}
        return {key: message.finding for key, message in messages if isinstance(message, Reply)}

    def _write(self, rows: list[tuple[bytes, bytes]]) -> None:
        if not rows:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._connection() as connection, connection:
                connection.execute("CREATE TABLE IF NOT EXISTS finding (asked BLOB PRIMARY KEY, said BLOB NOT NULL)")
                connection.executemany("INSERT OR REPLACE INTO finding VALUES (?, ?)", rows)
                oldest = "SELECT max(rowid) - ? FROM finding"
                connection.execute(f"DELETE FROM finding WHERE rowid <= ({oldest})", (MOST_KEPT,))
        except (sqlite3.Error, OSError):
            self._drop_if_damaged()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection:
            yield connection

    def _drop_if_damaged(self) -> None:
        """A file that is no database is of no use to anyone; it is made again the next time."""
        try:
            with self._file.open("rb") as opened:
                damaged = opened.read(16) != b"SQLite format 3\0"
            if damaged:
                self._file.unlink()
        except OSError:
            return


def edition(engine: Path, version: str) -> str:
    """The engines as they are now, from the sizes and times of their files: what is kept by others is not used."""
    files = sorted(engine.rglob("*.py"))
    stamps = ((file.relative_to(engine).as_posix(), file.stat()) for file in files)
    said = "\n".join([f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stamps])
    return f"{version} {hashlib.sha256(said.encode()).hexdigest()}"


def _key(asked: object, edition: str) -> bytes:
    """A digest of all that the finding depends on."""
    request = encode_request(Request(0, (asked,), 0.0))
    return hashlib.sha256(edition.encode() + b"\n" + request).digest()
