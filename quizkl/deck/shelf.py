"""All the decks there are to study."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quizkl.deck.cache import Cache, hash_of
from quizkl.deck.deck import CardSource, Deck, Item
from quizkl.deck.deck_file import OpenedFile, display_name, read_file, stamp_of
from quizkl.deck.file_cards import FileCards
from quizkl.deck.find import find_decks
from quizkl.deck.identity import ItemKey
from quizkl.deck.library import Library
from quizkl.deck.problem import Place, Problem
from quizkl.deck.stored_deck import Summary, summary_of

if TYPE_CHECKING:
    from quizkl.deck.card import Card


@dataclass(frozen=True, slots=True)
class Shelf:
    """The decks in the order of their libraries and files, each id once; and what is wrong in their files."""

    decks: tuple[Deck, ...]
    problems: tuple[Problem, ...] = ()
    _by_id: dict[str, Deck] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_id.update((deck.id, deck) for deck in self.decks)

    def deck(self, deck_id: str) -> Deck | None:
        return self._by_id.get(deck_id)

    def card(self, key: ItemKey) -> Card | Problem:
        """The card of an item as its file has it now; a Problem where it cannot be shown any more."""
        deck = self.deck(key.deck)
        if deck is None:
            return Problem(Place(key.deck), f"there is no deck {key.deck!r}", card=key.card)
        return deck.card(key.card)

    def items(self) -> tuple[Item, ...]:
        return tuple(item for deck in self.decks for item in deck.entries)


def open_shelf(libraries: Iterable[Library | Path], cache: Path | None = None) -> Shelf:
    """Read every deck of the libraries, from the cache where its file has not changed; a bare path is a library of
    its own of rank 0. ``cache`` is a file that this function may make and replace; without it every file is parsed.
    """
    kept = Cache(cache)
    decks: dict[str, Deck] = {}
    ranks: dict[str, int] = {}
    problems: list[Problem] = []
    seen: set[tuple[int, int]] = set()
    places = [Library(each) if isinstance(each, Path) else each for each in libraries]
    for library in sorted(places, key=lambda place: place.rank):
        if library.optional and stamp_of(library.path) is None:
            continue
        found = find_decks(library.path)
        problems += found.problems
        for path in found.files:
            file = display_name(path)
            opened = read_file(path, file)
            if isinstance(opened, Problem):
                problems.append(opened)
            elif opened.identity not in seen:
                seen.add(opened.identity)
                deck, own = _read_deck(path, file, opened, library, kept)
                first = decks.setdefault(deck.id, deck) if deck is not None else None
                if deck is None or ranks.setdefault(deck.id, library.rank) == library.rank:
                    problems += own
                    if deck is not None and first is not None and first is not deck:
                        problems.append(_second(deck, first))
    kept.tidy()
    return Shelf(tuple(decks.values()), tuple(sorted(problems, key=lambda problem: problem.place)))


def _read_deck(
    path: Path, file: str, opened: OpenedFile, library: Library, cache: Cache
) -> tuple[Deck | None, tuple[Problem, ...]]:
    content = hash_of(opened.source)
    summary, parsed = cache.summary(content, file), None
    if summary is None:
        summary, parsed = _parse(path, file, content, opened, cache)
    if summary.heading is None:
        return None, summary.problems
    own = (summary.heading, summary.macros, summary.given)
    deck = Deck(
        summary.heading,
        file,
        summary.entries,
        summary.broken,
        source=FileCards(path, file, (opened.stamp, content), own, cache, parsed),
        path=path,
        branch=_branch(path, library.path),
        shipped=library.shipped,
    )
    return deck, summary.problems


def _parse(
    path: Path, file: str, content: bytes, opened: OpenedFile, cache: Cache
) -> tuple[Summary, CardSource | None]:
    """The summary, and the cards where they must be kept in memory because the cache does not have them."""
    from quizkl.deck.load import parse_deck

    parsed = parse_deck(opened.source, file)
    kept = cache.keep(path, content, parsed)
    deck = parsed.loaded.deck
    return summary_of(parsed), deck.source if deck is not None and not kept else None


def _branch(path: Path, root: Path) -> tuple[str, ...]:
    """The folders between a library and a file of it."""
    if path == root:
        return ()
    return tuple(display_name(Path(part)) for part in path.relative_to(root).parent.parts)


def _second(deck: Deck, first: Deck) -> Problem:
    return Problem(
        Place(deck.file),
        f"the deck id {deck.id!r} is used by {first.file} too, and that one is studied",
        "Give each deck its own id; moved cards keep their history with formerly: [old-deck/old-id].",
    )
