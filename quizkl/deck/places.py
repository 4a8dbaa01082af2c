"""Where decks are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizkl.deck.deck_file import real_path
from quizkl.deck.library import Library

_PACKAGE = Path(__file__).resolve().parent.parent


def libraries(
    given: Sequence[Path],
    configured: Sequence[Path],
    working_directory: Path,
    learner_folder: Path,
    shipped: Path | None,
) -> tuple[Library, ...]:
    """The paths given, else those of the config, else ``decks`` in the working directory, else the learner's own
    folder; and the shipped decks, over which a learner's deck of the same id wins.
    """
    local = working_directory / "decks"
    if given:
        own = [Library(path) for path in given]
    elif configured:
        own = [Library(path) for path in configured]
    elif local.is_dir() and not (shipped is not None and real_path(local) == real_path(shipped)):
        own = [Library(local)]
    else:
        own = [Library(learner_folder, optional=True)]
    return (*own, *([Library(shipped, rank=1, shipped=True)] if shipped is not None else []))


def shipped_folder(package: Path = _PACKAGE) -> Path | None:
    """The decks that come with quizkl: inside the installed package, beside it in a checkout."""
    for folder in (package / "decks", package.parent / "decks"):
        if folder.is_dir():
            return folder
    return None
