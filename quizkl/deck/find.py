"""The deck files below a folder."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from quizkl.deck.deck_file import display_name, unreadable
from quizkl.deck.natural_order import natural_order
from quizkl.deck.problem import Place, Problem

SUFFIXES = (".yaml", ".yml")
_MOST_FOLDERS = 5_000


@dataclass(slots=True)
class Found:
    """The files in the order of their names, each once however many links lead to it."""

    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    folders: int = 0


def find_decks(root: Path) -> Found:
    """Every ``*.yaml`` and ``*.yml`` below a folder, hidden folders left out; a file stands for itself."""
    found = Found()
    file = display_name(root)
    try:
        mode = root.stat().st_mode
    except FileNotFoundError:
        found.problems.append(Problem(Place(file), "there is no such file or folder", "Check how its name is spelled."))
    except (OSError, ValueError) as error:
        found.problems.append(unreadable(error, file))
    else:
        if stat.S_ISDIR(mode):
            _search(root, found)
        else:
            found.files.append(root)
    return found


def _search(folder: Path, found: Found) -> None:
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            status = current.stat()
            if not _is_new(status, found):
                continue  # a link led here a second time, perhaps in a circle
            with os.scandir(current) as scanned:
                entries = sorted(scanned, key=lambda entry: natural_order(entry.name))
        except OSError as error:
            found.problems.append(unreadable(error, display_name(current)))
            continue
        found.folders += 1
        if found.folders > _MOST_FOLDERS:
            place = Place(display_name(folder))
            found.problems.append(
                Problem(place, f"more than {_MOST_FOLDERS} folders are below this one", "Name the folder of the decks.")
            )
            return
        _sort_out(current, entries, waiting, found)


def _sort_out(current: Path, entries: list[os.DirEntry[str]], waiting: list[Path], found: Found) -> None:
    folders = []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            folders.append(current / entry.name)
        elif entry.name.lower().endswith(SUFFIXES) and (not entry.is_symlink() or _leads_to_new_file(entry, found)):
            found.files.append(current / entry.name)
    waiting += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads nowhere


def _leads_to_new_file(entry: os.DirEntry[str], found: Found) -> bool:
    try:
        return _is_new(entry.stat(), found)
    except OSError:
        return True  # a dead link: reading it says so


def _is_new(status: os.stat_result, found: Found) -> bool:
    identity = (status.st_dev, status.st_ino)
    if identity in found.seen:
        return False
    found.seen.add(identity)
    return True
