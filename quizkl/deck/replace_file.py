"""A learner's file is replaced as a whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from quizkl.deck.deck_file import real_path
from quizkl.deck.problem import Place, Problem


def replace_file(path: Path, old: bytes, new: bytes, file: str) -> Problem | None:
    """Put ``new`` in the place of the file if it still holds ``old``; a Problem where that was not possible.

    A temporary file in the same folder, fsync and rename: at every moment the file is the old one or the new one.
    """
    target = real_path(path)  # a link stays a link
    if target.exists() and not target.is_file():
        return Problem(Place(file), "this is a device or a pipe, not a file", "Name a file.")
    temporary: Path | None = None
    try:
        handle, name = mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as opened:
            opened.write(new)
            opened.flush()
            os.fsync(opened.fileno())
        status = target.stat()
        with suppress(OSError, AttributeError):  # not everybody may give a file away, and not every system can
            os.chown(temporary, status.st_uid, status.st_gid)
        temporary.chmod(status.st_mode & 0o7777)
        if target.read_bytes() != old:
            return Problem(Place(file), "the file was changed meanwhile and is left as it is", "Do it once more.")
        temporary.replace(target)
        temporary = None
        _flush_folder(target.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem(Place(file), f"the file cannot be written: {reason}", "May you write to its folder?")
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return None


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
