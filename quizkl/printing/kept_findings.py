"""Findings kept in a file by what was asked, so that printing a deck again computes nothing again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from quizkl.maths.helper.protocol import (
    BadMessageError,
    Reply,
    Request,
    decode_message,
    encode_reply,
    encode_request,
)
from quizkl.maths.inquiry import BlockingMathematician, Finding, Inquiry, NotDecided

MOST_KEPT: Final = 50_000
_WAIT = 2.0  # seconds for another program that writes the same file


class KeptFindings:
    """Asks ``mathematician`` only what the file does not know. ``edition`` names the engines: what another edition
    has found is not used. A file that cannot be read or written changes nothing but the time it takes.
    """

    def __init__(self, file: Path, mathematician: Callable[[], BlockingMathematician], edition: str) -> None:
        """``mathematician`` is called when there is first something to compute."""
        self._file = file
        self._mathematician = mathematician
        self._edition = edition

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        """A finding for each inquiry, in order."""
        keys = [_key(inquiry, self._edition) for inquiry in inquiries]
        known = self._read(keys)
        missing = {key: inquiry for key, inquiry in zip(keys, inquiries, strict=True) if key not in known}
        if missing:
            found = dict(zip(missing, self._mathematician().ask(list(missing.values())), strict=True))
            self._write({key: one for key, one in found.items() if not isinstance(one, NotDecided)})
            known = known | found
        return tuple(known[key] for key in keys)

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Finding]:
        if not self._file.exists():
            return {}
        known: dict[bytes, Finding] = {}
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection:
                for key in keys:
                    row = connection.execute("SELECT said FROM finding WHERE asked = ?", (key,)).fetchone()
                    if row is not None:
                        message = decode_message(row[0])
                        if isinstance(message, Reply):
                            known[key] = message.finding
        except (sqlite3.Error, BadMessageError, OSError):
            return {}
        return known

    def _write(self, found: dict[bytes, Finding]) -> None:
        if not found:
            return
        rows = [(key, encode_reply(Reply(0, 0, finding, final=True))) for key, finding in found.items()]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection, connection:
                connection.execute("CREATE TABLE IF NOT EXISTS finding (asked BLOB PRIMARY KEY, said BLOB NOT NULL)")
                connection.executemany("INSERT OR REPLACE INTO finding VALUES (?, ?)", rows)
                connection.execute(
                    "DELETE FROM finding WHERE rowid <= (SELECT max(rowid) FROM finding) - ?", (MOST_KEPT,)
                )
        except (sqlite3.Error, OSError):
            self._drop_if_damaged()

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


def _key(inquiry: Inquiry, edition: str) -> bytes:
    """A digest of all that the finding depends on."""
    asked = encode_request(Request(0, (inquiry,), 0.0))
    return hashlib.sha256(edition.encode() + b"\n" + asked).digest()
