"""Writing a whole file or none."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from quizkl.printing.problem import PrintProblem


def check_folder(typed: str) -> PrintProblem | None:
    """Why a name that ends as a folder's is none to write to: a ``Path`` no longer knows how it ended."""
    if typed.endswith(os.sep) and not Path(typed).is_dir():
        return PrintProblem(f"there is no folder {typed}", "Make it first, and name a file in it.")
    return None


def check_place(path: Path, force: bool) -> PrintProblem | None:
    """Why nothing may be written there, as far as can be told before there is anything to write."""
    try:
        return _check_place(path, force)
    except OSError as error:  # a name that is longer than names can be
        return PrintProblem(f"this cannot be the name of a file: {error.strerror or error}", "Choose a shorter one.")


def _check_place(path: Path, force: bool) -> PrintProblem | None:
    if path.is_dir():
        return PrintProblem(f"{path} is a folder", "Name a file in it.")
    if path.exists() and not path.is_file():  # /dev/full, a pipe: what is moved there would take its place
        return PrintProblem(f"{path} is a device or a pipe, not a file", "Name a file, or write -o - for a pipe.")
    if not path.parent.is_dir():
        return PrintProblem(f"there is no folder {path.parent}", "Make it first.")
    if not os.access(path.parent, os.W_OK):
        return PrintProblem(f"the folder {path.parent} may not be written to", "Choose another place.")
    if path.exists() and not force:
        return _is_there(path)
    return None


def save(path: Path, content: bytes, force: bool = False) -> Path | PrintProblem:
    """Write ``content`` beside the place and move it there: at no moment is there half a file. The path as it is."""
    problem = check_place(path, force)
    if problem is not None:
        return problem
    target = path.resolve()  # a link stays a link
    temporary: Path | None = None
    try:
        handle, name = mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        temporary.chmod(_mode(target))
        if not force and target.exists():
            return _is_there(path)  # it has appeared meanwhile
        temporary.replace(target)
        temporary = None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return PrintProblem(f"{path} cannot be written: the disk is full", "Make room, or choose another place.")
        return PrintProblem(f"{path} cannot be written: {error.strerror or error}", "Choose another place.")
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return path


def _is_there(path: Path) -> PrintProblem:
    return PrintProblem(f"{path} is there already", "Name another file, or replace it with --force.")


def _mode(target: Path) -> int:
    """That of the file that is replaced, else what the user's mask leaves of a new one."""
    with suppress(OSError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
