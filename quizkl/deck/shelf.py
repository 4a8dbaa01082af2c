"""All the decks there are to study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quizkl.deck.cache import Cache, hash_of
from quizkl.deck.deck import CardSource, Deck, Item
from quizkl.deck.deck_file import OpenedFile, Stamp, display_name, read_file, stamp_of
from quizkl.deck.file_cards import FileCards
from quizkl.deck.find import find_decks
from quizkl.deck.identity import ItemKey
from quizkl.deck.library import Library
from quizkl.deck.problem import Place, Problem
from quizkl.deck.reading_ahead import Progress, ReadingAhead
from quizkl.deck.stored_deck import Summary, summary_of

if TYPE_CHECKING:
    from quizkl.deck.card import Card


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was made of a file when it had ``stamp``: its deck, if it is one, and what is wrong in it. A ``twin`` is
    another name of a file that was read already, and was not read again.
    """

    stamp: Stamp
    deck: Deck | None = None
    problems: tuple[Problem, ...] = ()
    twin: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """What a shelf was opened from, and its files as they were then (None for one that could not be read)."""

    libraries: tuple[Library, ...] = ()
    cache: Path | None = None
    files: Mapping[Path, ReadFile | None] = field(default_factory=dict)
    searched: tuple[Problem, ...] = ()

    @property
    def stamps(self) -> Mapping[Path, Stamp | None]:
        return {path: read.stamp if read is not None else None for path, read in self.files.items()}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The decks in the order of their libraries and files, each id once; and what is wrong in their files."""

    decks: tuple[Deck, ...]
    problems: tuple[Problem, ...] = ()
    origin: Origin = field(default=Origin(), repr=False, compare=False)
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


def open_shelf(
    libraries: Iterable[Library | Path], cache: Path | None = None, progress: Progress | None = None
) -> Shelf:
    """Read every deck of the libraries, from the cache where its file has not changed; a bare path is a library of
    its own of rank 0. ``cache`` is a file that this function may make and replace; without it every file is parsed.
    ``progress`` is told of files that have to be parsed.
    """
    places = [Library(each) if isinstance(each, Path) else each for each in libraries]
    return _opened(Origin(tuple(sorted(places, key=lambda place: place.rank)), cache), progress)


def reopened(shelf: Shelf) -> Shelf | None:
    """The shelf as its files are now, those that have not changed taken as they were read; None where none has.

    Uses nothing of the old shelf but what never changes, so that it may run beside a program that studies from it.
    """
    origin = shelf.origin
    found: dict[Path, Stamp | None] = {}
    searched: list[Problem] = []
    for _, path in _files(origin.libraries, searched):
        found[path] = stamp_of(path)
    if found == origin.stamps and tuple(searched) == origin.searched:
        return None
    return _opened(origin)


def _files(libraries: Iterable[Library], problems: list[Problem]) -> Iterator[tuple[Library, Path]]:
    """Every deck file in its library; what is wrong in finding them goes to ``problems``."""
    for library in libraries:
        if library.optional and stamp_of(library.path) is None:
            continue
        found = find_decks(library.path)
        problems += found.problems
        yield from ((library, path) for path in found.files)


def _opened(before: Origin, progress: Progress | None = None) -> Shelf:
    kept = Cache(before.cache)
    decks: dict[str, Deck] = {}
    ranks: dict[str, int] = {}
    files: dict[Path, ReadFile | None] = {}
    searched: list[Problem] = []
    problems: list[Problem] = []
    seen: set[tuple[int, int]] = set()
    all_files = list(_files(before.libraries, searched))
    ahead = ReadingAhead([path for _, path in all_files if not _is_as_it_was(path, before)], kept, progress)
    for library, path in all_files:
        read = _read(path, library, before.files.get(path), seen, ahead)
        files[path] = None if isinstance(read, Problem) else read
        if isinstance(read, Problem):
            problems.append(read)
        elif not read.twin:
            deck = read.deck
            first = decks.setdefault(deck.id, deck) if deck is not None else None
            if deck is None or ranks.setdefault(deck.id, library.rank) == library.rank:
                problems += read.problems
                if deck is not None and first is not None and first is not deck:
                    problems.append(_second(deck, first))
    kept.tidy()
    in_order = tuple(sorted([*searched, *problems], key=lambda problem: problem.place))
    return Shelf(tuple(decks.values()), in_order, Origin(before.libraries, before.cache, files, tuple(searched)))


def _is_as_it_was(path: Path, before: Origin) -> bool:
    known = before.files.get(path)
    return known is not None and not known.twin and stamp_of(path) == known.stamp


def _read(
    path: Path, library: Library, known: ReadFile | None, seen: set[tuple[int, int]], ahead: ReadingAhead
) -> ReadFile | Problem:
    """What is in a file; what was ``known`` of it, where it has not been written since."""
    if known is not None and not known.twin and known.stamp.identity not in seen and stamp_of(path) == known.stamp:
        seen.add(known.stamp.identity)
        return known
    file = display_name(path)
    opened = read_file(path, file)
    if isinstance(opened, Problem):
        return opened
    if opened.stamp.identity in seen:
        return ReadFile(opened.stamp, twin=True)
    seen.add(opened.stamp.identity)
    return ReadFile(opened.stamp, *_read_deck(path, file, opened, library, ahead))


def _read_deck(
    path: Path, file: str, opened: OpenedFile, library: Library, ahead: ReadingAhead
) -> tuple[Deck | None, tuple[Problem, ...]]:
    cache, content = ahead.cache, hash_of(opened.source)
    summary, parsed = cache.summary(content, file), None
    if summary is None:
        ahead.begin()
        summary = cache.summary(content, file)
    if summary is None:
        summary, parsed = _parse(path, file, content, opened, cache)
        ahead.parsed(path)
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
