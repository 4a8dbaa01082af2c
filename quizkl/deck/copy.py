"""A shipped deck becomes the learner's own, to be edited."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from quizkl.deck.deck import Deck
from quizkl.deck.deck_file import display_name, read_file
from quizkl.deck.problem import Place, Problem


def copy_deck(deck: Deck, folder: Path) -> Path | Problem:
    """Copy the deck's file into ``folder``, which is made where it is missing; a file that is there stays as it is."""
    if deck.path is None:
        return Problem(Place(deck.file), f"the deck {deck.id} has no file to copy")
    opened = read_file(deck.path, deck.file)
    if isinstance(opened, Problem):
        return opened
    target = folder / deck.path.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return _failed(folder, error)
    try:
        with target.open("xb") as copy:
            return _filled(copy, target, opened.source)
    except FileExistsError:
        message = "this file is already there and was not changed"
        return Problem(Place(display_name(target)), message, "Edit that file, or move it away first.")
    except OSError as error:
        return _failed(target, error)


def _filled(copy: BinaryIO, target: Path, source: bytes) -> Path | Problem:
    try:
        copy.write(source)
        copy.flush()
    except OSError as error:
        target.unlink(missing_ok=True)  # half a deck is worse than none
        return _failed(target, error)
    return target


def _failed(path: Path, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(Place(display_name(path)), f"the deck cannot be copied to here: {reason}")
