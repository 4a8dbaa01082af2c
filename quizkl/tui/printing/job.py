"""Printing in a process of its own: the screen does not wait for it, and it ends with the dialog."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BOOT: Final = (
    "import sys; root = sys.argv.pop(1); root in sys.path or sys.path.insert(0, root); "
    "from quizkl.cli import main; main()"
)
_SPEAKER: Final = "quizkl: "


@dataclass(frozen=True, slots=True)
class Saved:
    """The file is there; ``remarks`` are what a reader should know of it, sentence by sentence."""

    path: Path
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotSaved:
    """Nothing was written, for ``reasons``."""

    reasons: tuple[str, ...]


async def print_to(path: Path, arguments: Sequence[str]) -> Saved | NotSaved:
    """Run the command with ``arguments``, which writes to ``path``. Where this is cancelled, the process is ended."""
    root = str(Path(__file__).resolve().parents[2])
    # -P keeps the working directory, where anything may lie, out of the search for modules.
    command = (sys.executable, "-P", "-c", _BOOT, root, *arguments)
    try:
        process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE)
    except OSError as error:
        return NotSaved((f"Printing could not be started: {error.strerror or error}.",))
    try:
        _, said = await process.communicate()
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    lines = tuple(line.removeprefix(_SPEAKER) for line in said.decode(errors="replace").splitlines() if line.strip())
    if process.returncode:
        return NotSaved(lines or ("Printing ended before it was done.",))
    return Saved(path, lines[:-1])  # the last line says what was written where
