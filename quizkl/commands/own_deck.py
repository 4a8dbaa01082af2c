"""Where a deck of the learner's own is written: the file that is named, or one in the first place that is looked in."""

from __future__ import annotations

from pathlib import Path

from quizkl.commands.folders import folders
from quizkl.commands.opening import search_places
from quizkl.commands.reading_decks import shelf_of
from quizkl.commands.say import give_up
from quizkl.deck.deck_file import display_name, is_folder, real_path, stamp_of
from quizkl.deck.find import SUFFIXES
from quizkl.settings.settings import Settings


def is_file_name(name: str) -> bool:
    """Whether a file is meant and not the name of a deck."""
    return "/" in name or name.lower().endswith(SUFFIXES)


def deck_file(name: str) -> Path:
    """The file that is named; without a suffix it gets the one of decks, or it would never be found. Gives up where
    it is a folder.
    """
    path = Path(name).expanduser()
    if name.endswith("/") or path.name in ("", "..") or is_folder(path):
        give_up(f"{name!r} is a folder.", "Name a file in it, such as words.yaml.", code=2)
    return path if path.name.lower().endswith(SUFFIXES) else path.with_name(f"{path.name}.yaml")


def file_in_own_folder(deck_id: str, settings: Settings) -> Path:
    """The deck's file in the first folder of the learner's own in which decks are looked for."""
    own = (library.path for library in search_places((), settings) if not library.shipped)
    folder = next((path for path in own if is_folder(path) or stamp_of(path) is None), folders().decks)
    return folder / f"{deck_id}.yaml"


def own_deck_file(deck_id: str, settings: Settings) -> Path:
    """The file of the learner's deck of this id; where there is none, the file that it would have."""
    deck = shelf_of(search_places((), settings)).deck(deck_id)
    if deck is not None and deck.path is not None and not deck.shipped:
        return deck.path
    return file_in_own_folder(deck_id, settings)


def refuse_taken_id(deck_id: str, path: Path, settings: Settings) -> None:
    """Give up where another file has the deck id: one of the two would hide the other."""
    taken = shelf_of(search_places((), settings)).deck(deck_id)
    if taken is not None and taken.path is not None and real_path(taken.path) != real_path(path):
        give_up(
            f"the deck id {deck_id!r} is taken by {display_name(taken.path)}.",
            f"Choose another name, or edit that deck ('quizkl copy {deck_id}' first)."
            if taken.shipped
            else "Choose another name.",
        )
