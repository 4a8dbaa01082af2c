"""A place that decks are read from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """A deck file, or a folder as a tree of decks.

    Where two libraries have a deck of the same id, the one of lower ``rank`` has it; within one rank that is a
    problem. ``optional``: it need not exist.
    """

    path: Path
    rank: int = 0
    shipped: bool = False
    optional: bool = False
