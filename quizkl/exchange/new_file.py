"""A file that was not there before is written whole, or not at all; one that is there stays as it is."""

from __future__ import annotations

import os
from pathlib import Path

from quizkl.deck.deck_file import display_name
from quizkl.deck.problem import Place, Problem


def write_new_file(path: Path, source: bytes) -> Problem | None:
    """Write the file, and the folders above it where they are missing; a Problem where that was not possible."""
    place = Place(display_name(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        return _failed(place, error)
    try:
        with path.open("xb") as opened:
            try:
                opened.write(source)
                opened.flush()
                os.fsync(opened.fileno())
            except OSError:
                path.unlink(missing_ok=True)  # half a file is worse than none
                raise
    except FileExistsError:
        return Problem(place, "this file is already there and was not changed", "Choose another name.")
    except OSError as error:
        return _failed(place, error)
    return None


def _failed(place: Place, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(place, f"the file cannot be written: {reason}", "May you write to its folder?")
