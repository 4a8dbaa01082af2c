"""What can go wrong with the journal's file, in sentences for the learner."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class JournalProblem:
    """The journal cannot be used: why, and in ``hint`` what to do. Nothing was changed."""

    path: Path
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" + (f"; {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class OutOfDate(JournalProblem):
    """The journal is of an older quizkl and has to be written once before it can be read."""


@dataclass(frozen=True, slots=True)
class AppendFailed:
    """The event was not recorded: why, and what to do. The journal is as it was before, and may be tried again."""

    message: str
    hint: str = ""

    def __str__(self) -> str:
        return self.message + (f"; {self.hint}" if self.hint else "")


class JournalUnreadable(Exception):
    """A journal that opened well could not be read later: damaged in the middle, or its disk is gone. Rare enough
    that the shells catch it in one place; ``problem`` says what to show.
    """

    def __init__(self, problem: JournalProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def damaged(path: Path, error: Exception) -> JournalProblem:
    """The journal holds what nobody wrote into it; ``error`` says what."""
    return JournalProblem(path, f"the journal is damaged ({error})", "put back a copy of it")


def sentence(error: sqlite3.Error) -> tuple[str, str]:
    """What an error of SQLite means for a learner, and what to do."""
    # The lowest byte is the kind of error, the rest says which variety.
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return "the disk is full", "make room and try again"
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "the journal may only be read, not written", "allow writing to the file and to its folder"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "another program has kept the journal locked", "close it, or try again in a moment"
        case sqlite3.SQLITE_NOTADB:
            return "this is not a journal, but some other kind of file", "move it away, and a new journal is begun"
        case sqlite3.SQLITE_CORRUPT:
            return "the journal is damaged", "put back a copy of it, or move it away to begin a new one"
        case sqlite3.SQLITE_CANTOPEN:
            return "the journal cannot be opened", "allow reading and writing of the file and of its folder"
        case sqlite3.SQLITE_IOERR:
            return f"the disk does not take or give the data ({error})", "see whether it is full or failing"
        case _:
            return f"the journal cannot be used ({error})", "put back a copy of it, or move it away to begin a new one"
