"""A page in a file. A ``.work`` file holds the lines as they are, in UTF-8, and nothing else."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from quizkl.deck.deck_file import OpenedFile, display_name, is_folder, read_file
from quizkl.deck.problem import Place, Problem
from quizkl.deck.replace_file import replace_file
from quizkl.text.unprintable import without_unprintable
from quizkl.workbench.page import MOST_CHARACTERS, MOST_LINES

SUFFIX = ".work"


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file with its lines; ``content`` is what it held when it was last read or written."""

    path: Path
    lines: tuple[str, ...]
    content: bytes

    @property
    def name(self) -> str:
        return display_name(Path(self.path.name))


@dataclass(frozen=True, slots=True)
class Occupied:
    """There is a file already; ``content`` is what it holds."""

    path: Path
    content: bytes


def open_work(path: Path) -> WorkFile | Problem:
    """Read a page. What could not be shown, or not be written back as it was, is a Problem."""
    opened = read_file(path, display_name(path))
    if isinstance(opened, Problem):
        # What is said of a file in general says that it is to be a deck.
        what = "this is a folder" if is_folder(path) else opened.message.removesuffix(" as a deck")
        return replace(opened, message=what)
    lines = lines_of(opened.source, display_name(path))
    return lines if isinstance(lines, Problem) else WorkFile(path, lines, opened.source)


def lines_of(content: bytes, file: str) -> tuple[str, ...] | Problem:
    """The lines of a page. A line end at the very end begins no further line."""
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        return Problem(Place(file, line), "this is no UTF-8 text", "Is it a page of the workbench?")
    text = text.replace("\r\n", "\n")
    _, troubles = without_unprintable(text)
    if troubles:
        line = text[: troubles[0].offset].count("\n") + 1
        return Problem(Place(file, line), troubles[0].message, "Take it out in an editor.")
    lines = tuple(text.removesuffix("\n").split("\n"))
    if len(lines) > MOST_LINES or len(text) > MOST_CHARACTERS:
        said = f"a page has at most {MOST_LINES} lines and {MOST_CHARACTERS} characters"
        return Problem(Place(file), said, "Cut it in two.")
    return lines


def content_of(lines: tuple[str, ...]) -> bytes:
    """What a file with these lines holds."""
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def save_again(work: WorkFile, lines: tuple[str, ...]) -> WorkFile | Occupied | Problem:
    """Write the page to its file; Occupied where something else has been written there meanwhile."""
    now = read_file(work.path, display_name(work.path))
    if isinstance(now, Problem):
        return save_new(work.path, lines) if not work.path.exists() else now
    if now.source != work.content:
        return Occupied(work.path, now.source)
    return save_over(Occupied(work.path, now.source), lines)


def save_over(there: Occupied, lines: tuple[str, ...]) -> WorkFile | Problem:
    """Write the page in the place of a file that holds what was said of it."""
    content = content_of(lines)
    trouble = replace_file(there.path, there.content, content, display_name(there.path))
    return trouble or WorkFile(there.path, lines, content)


def save_new(path: Path, lines: tuple[str, ...]) -> WorkFile | Occupied | Problem:
    """Write the page to a new file; Occupied where there is one of that name."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError:
        there = read_file(path, display_name(path))
        return Occupied(path, there.source) if isinstance(there, OpenedFile) else there
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        return Problem(Place(display_name(path)), f"this cannot be written: {reason}", "Choose another place.")
    written = save_over(Occupied(path, b""), lines)
    if isinstance(written, Problem):
        with suppress(OSError):
            path.unlink()
    return written


def save_aside(path: Path, lines: tuple[str, ...]) -> WorkFile | None:
    """Keep a page that could not be saved: ``a.work`` as ``a.unsaved.work``, with a number where that is taken."""
    for number in range(1, 100):
        name = f"{path.stem}.unsaved{'' if number == 1 else number}{path.suffix or SUFFIX}"
        written = save_new(path.with_name(name), lines)
        if not isinstance(written, Occupied):
            return written if isinstance(written, WorkFile) else None
    return None


def path_typed(typed: str, folder: Path) -> Path | None:
    """The path that a name stands for, with ``.work`` behind it where it has no suffix; None where it is no name."""
    name = typed.strip()
    if not name:
        return None
    try:
        path = folder / Path(name).expanduser()
        return path if path.suffix else path.with_suffix(SUFFIX)
    except (RuntimeError, ValueError):
        return None
