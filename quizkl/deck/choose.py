"""What a learner names on the command line: a deck by its id, its file or its folder; a card; one side of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizkl.deck.deck import Deck, Item
from quizkl.deck.deck_file import real_path, stamp_of
from quizkl.deck.identity import ItemKey
from quizkl.deck.library import Library
from quizkl.deck.reading_ahead import Progress
from quizkl.deck.shelf import Shelf, open_shelf


@dataclass(frozen=True, slots=True)
class Chosen:
    """The items that were named, each once, in the order of the names; ``unknown`` are the names of nothing."""

    items: tuple[Item, ...]
    decks: tuple[Deck, ...]
    unknown: tuple[str, ...] = ()


def choose(shelf: Shelf, names: Sequence[str], working_directory: Path) -> Chosen:
    """Find the names on a shelf; without a name everything is meant. An id goes before a file of the same name."""
    if not names:
        return Chosen(shelf.items(), shelf.decks)
    items: dict[ItemKey, Item] = {}
    decks: dict[str, Deck] = {}
    unknown = []
    for name in names:
        found, whole = _named(shelf, name, working_directory)
        items.update((item.key, item) for item in found)
        decks.update((deck.id, deck) for deck in whole)
        if not found and not whole:
            unknown.append(name)
    return Chosen(tuple(items.values()), tuple(decks.values()), tuple(unknown))


def open_and_choose(
    libraries: Iterable[Library],
    names: Sequence[str],
    working_directory: Path,
    cache: Path | None,
    progress: Progress | None = None,
) -> tuple[Shelf, Chosen]:
    """Open the shelf; a file or folder that is named and not on it comes before the libraries, and wins over them."""
    places = tuple(libraries)
    shelf = open_shelf(places, cache, progress)
    chosen = choose(shelf, names, working_directory)
    more = [path for name in chosen.unknown if (path := _file_named(working_directory, name)) is not None]
    if not more:
        return shelf, chosen
    lower = (replace(place, rank=place.rank + 1) for place in places)
    shelf = open_shelf([*(Library(path) for path in more), *lower], cache, progress)
    return shelf, choose(shelf, names, working_directory)


def _file_named(working_directory: Path, name: str) -> Path | None:
    """The file or folder of the name, or the file of ``file/card``; None where there is neither."""
    path = working_directory / name
    if stamp_of(path) is not None:
        return path
    file = working_directory / name.rpartition("/")[0]
    return file if stamp_of(file) is not None and not file.is_dir() else None


def _named(shelf: Shelf, name: str, working_directory: Path) -> tuple[tuple[Item, ...], tuple[Deck, ...]]:
    """The items, and the decks where whole decks are meant."""
    deck = shelf.deck(name)
    if deck is not None:
        return deck.entries, (deck,)
    try:
        key = ItemKey.parse(name)
    except ValueError:
        key = None
    if key is not None and (deck := shelf.deck(key.deck)) is not None:
        card = [item for item in deck.entries if item.key.card == key.card]
        if found := tuple(item for item in card if not key.side or item.key.side == key.side):
            return found, ()
    path = real_path(working_directory / name)
    decks = tuple(deck for deck in shelf.decks if deck.path is not None and _is_below(deck.path, path))
    if decks:
        return tuple(item for deck in decks for item in deck.entries), decks
    return _of_file(shelf, name, working_directory), ()


def _of_file(shelf: Shelf, name: str, working_directory: Path) -> tuple[Item, ...]:
    """The items of a card that is named ``file/card``, or the one of ``file/card#side``."""
    head, _, tail = name.rpartition("/")
    card, _, side = tail.partition("#")
    file = real_path(working_directory / head)
    decks = (deck for deck in shelf.decks if head and deck.path is not None and real_path(deck.path) == file)
    items = (item for deck in decks for item in deck.entries)
    return tuple(item for item in items if item.key.card == card and (not side or item.key.side == side))


def _is_below(file: Path, path: Path) -> bool:
    real = real_path(file)
    return real == path or path in real.parents
