"""Reading a deck's file: what it holds, and when it was last written."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from quizkl.deck.problem import Place, Problem
from quizkl.deck.source import LARGEST_FILE, too_large

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written or replaced by another."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @property
    def identity(self) -> tuple[int, int]:
        """The same for every name that leads to the file."""
        return self.device, self.inode


@dataclass(frozen=True, slots=True)
class OpenedFile:
    source: bytes
    stamp: Stamp


def read_file(path: Path, file: str) -> OpenedFile | Problem:
    """The whole file and its stamp; a Problem where it is no file, is too large, or cannot be read."""
    try:
        # Without O_NONBLOCK a pipe would wait for somebody to write into it.
        with open(os.open(path, _READ), "rb") as opened:  # noqa: PTH123 - pathlib cannot open a descriptor
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Problem(Place(file), "this is no ordinary file, and cannot be read as one")
            if status.st_size > LARGEST_FILE:
                return too_large(status.st_size, file)
            source = opened.read(status.st_size + 1)
            if len(source) > status.st_size:  # it grows, or the system does not know its size
                source += opened.read(LARGEST_FILE + 1 - len(source))
    except (OSError, ValueError) as error:
        return unreadable(error, file)
    if len(source) > LARGEST_FILE:
        return too_large(len(source), file)
    return OpenedFile(source, _stamp(status))


def real_path(path: Path) -> Path:
    """The path without links; what cannot be followed stays as it is (``Path.resolve`` raises on a circle)."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the file as it is now; None where it is gone."""
    try:
        return _stamp(path.stat())
    except (OSError, ValueError):
        return None


def is_folder(path: Path) -> bool:
    """Whether the path is a folder; one that is too long for any file is none (``Path.is_dir`` raises)."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def unreadable(error: OSError | ValueError, file: str) -> Problem:
    """The sentence for what the system says of a file (a ValueError: its name cannot be the name of a file)."""
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(Place(file), f"the file cannot be read: {reason}", "Is it there, and may you read it?")


def display_name(path: Path) -> str:
    """The path for messages: a name in the file system may hold anything, a terminal must not be sent it."""
    text = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
