"""Reading the bytes of ``config.toml``."""

from __future__ import annotations

from pathlib import Path

from quizkl.deck.deck_file import read_file, unreadable
from quizkl.deck.problem import Problem


def read_config(file: Path) -> bytes | Problem | None:
    """What the file holds; None where there is none, a problem where it is a folder, a pipe or cannot be read."""
    try:
        file.stat()
    except FileNotFoundError:
        return None
    except OSError as fault:
        return unreadable(fault, str(file))
    opened = read_file(file, str(file))
    return opened if isinstance(opened, Problem) else opened.source
