"""What Home shows: the tree of decks with what each holds today, the boxes, the streak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizkl.deck.deck import Deck, Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.deck.problem import Problem
from quizkl.desk import Desk, Plan
from quizkl.journal.tally import DaySummary
from quizkl.schedule.queue import Limits, Queue, queue_for
from quizkl.schedule.state import ItemState, Scheduled
from quizkl.tui.home.coming import coming_words

_SECONDS = {
    Kind.FLASHCARD: 15,
    Kind.CLOZE: 12,
    Kind.CHOICE: 20,
    Kind.PRACTICE_QUESTION: 45,
    Kind.EXERCISE: 100,
    Kind.DERIVATION: 240,
}
_NEW_TAKES = 1.5


@dataclass(frozen=True, slots=True)
class Branch:
    """A row of the tree: all decks, a folder, or a deck (then ``deck`` is its id).

    ``path`` names it: the folders, and the deck's id. ``known`` is the share of its items above box 1, None while
    nothing is counted.
    """

    path: tuple[str, ...]
    label: str
    items: tuple[Item, ...]
    queue: Queue
    known: float | None
    deck: str | None = None
    folder: bool = False

    @property
    def depth(self) -> int:
        return len(self.path)

    @property
    def due(self) -> int:
        return len(self.queue.due) + len(self.queue.learning)

    @property
    def new(self) -> int:
        return len(self.queue.new)

    @property
    def unseen(self) -> int:
        """How many of its items have never been reviewed, whenever their day comes."""
        held = self.queue.held_back
        return len(self.queue.new) + held.new_by_limit + held.new_by_deck + held.new_by_sibling


@dataclass(frozen=True, slots=True)
class Overview:
    """``boxes`` counts the items of each box, box 1 first. ``broken`` counts the cards that cannot be studied.
    ``coming`` says what comes after today; ``problems`` are those of the settings. ``counted`` is whether the journal
    was asked at all.
    """

    branches: tuple[Branch, ...]
    day: date
    minutes: int
    boxes: tuple[int, ...]
    intervals: tuple[int, ...]
    streak: int
    yesterday: DaySummary
    done_today: DaySummary
    broken: int
    limits: Limits
    coming: str
    problems: tuple[Problem, ...] = ()
    counted: bool = True

    @property
    def all(self) -> Branch | None:
        return self.branches[0] if self.branches else None


def overview(desk: Desk) -> Overview:
    """Take stock. Reads the journal once for each thing it is asked."""
    day = desk.day
    renames = desk.renames()
    states = desk.journal.states(renames)
    done = desk.journal.today(day, renames)
    box_of = _box_of_each(states)

    def queue(items: Sequence[Item]) -> Queue:
        return queue_for(day, items, states, desk.limits, done)

    branches = tuple(
        Branch(path, label, items, queue(items), _known(items, box_of), deck, deck is None and bool(path))
        for path, label, items, deck in _tree(desk.shelf.decks)
    )
    everything = branches[0].items if branches else ()
    nothing_today = bool(branches) and not len(branches[0].queue)
    limits = desk.limits
    return Overview(
        branches=branches,
        day=day,
        minutes=estimated_minutes(branches[0]) if branches else 0,
        boxes=_boxes(everything, box_of, len(desk.settings.leitner.boxes)),
        intervals=desk.settings.leitner.boxes,
        streak=desk.journal.streak(day),
        yesterday=desk.journal.summary(day - timedelta(days=1)),
        done_today=desk.journal.summary(day),
        broken=sum(deck.broken for deck in desk.shelf.decks),
        limits=limits,
        coming=coming_words(Plan(branches[0].queue, everything, states), limits, day) if nothing_today else "",
        problems=desk.problems,
    )


def not_counted(desk: Desk) -> Overview:
    """The tree of decks alone, for the first sight of many cards: the journal is not asked."""
    return Overview(
        branches=tuple(
            Branch(path, label, items, Queue(), None, deck, deck is None and bool(path))
            for path, label, items, deck in _tree(desk.shelf.decks)
        ),
        day=desk.day,
        minutes=0,
        boxes=(),
        intervals=(),
        streak=0,
        yesterday=DaySummary(),
        done_today=DaySummary(),
        broken=sum(deck.broken for deck in desk.shelf.decks),
        limits=desk.limits,
        coming="",
        problems=desk.problems,
        counted=False,
    )


_Row = tuple[tuple[str, ...], str, tuple[Item, ...], str | None]


def _tree(decks: Sequence[Deck]) -> list[_Row]:
    """The rows in their order: everything, then folder by folder what is in it, its decks before its folders."""
    if not decks:
        return []
    rows: list[_Row] = []
    if len(decks) > 1:
        rows.append(((), "All decks", _items(decks), None))
    _grow(rows, list(decks), ())
    return rows


def _grow(rows: list[_Row], decks: Sequence[Deck], path: tuple[str, ...]) -> None:
    depth = len(path)
    rows += [((*path, deck.id), deck.title, deck.items(), deck.id) for deck in decks if len(deck.branch) == depth]
    for folder in dict.fromkeys(deck.branch[depth] for deck in decks if len(deck.branch) > depth):
        inside = [deck for deck in decks if len(deck.branch) > depth and deck.branch[depth] == folder]
        rows.append(((*path, folder), folder, _items(inside), None))
        _grow(rows, inside, (*path, folder))


def _items(decks: Iterable[Deck]) -> tuple[Item, ...]:
    return tuple(item for deck in decks for item in deck.items())


def _box_of_each(states: Mapping[ItemKey, ItemState]) -> dict[ItemKey, int]:
    """The boxes of all items that are in one."""
    return {key: state.standing.box for key, state in states.items() if isinstance(state.standing, Scheduled)}


def _known(items: Sequence[Item], box_of: Mapping[ItemKey, int]) -> float:
    if not items or not box_of:
        return 0.0
    return sum(box_of.get(item.key, 0) > 1 for item in items) / len(items)


def _boxes(items: Iterable[Item], box_of: Mapping[ItemKey, int], count: int) -> tuple[int, ...]:
    boxes = Counter(box_of[item.key] for item in items if item.key in box_of) if box_of else Counter[int]()
    return tuple(boxes[number] for number in range(1, max(count, max(boxes, default=0)) + 1))


def estimated_minutes(branch: Branch) -> int:
    """A guess from the kinds of the cards; at least 1 where there is anything to do."""
    takes = {item.key: _SECONDS.get(item.kind, 30) for item in branch.items}
    seconds: float = sum(takes[key] for key in branch.queue.keys)
    seconds += (_NEW_TAKES - 1) * sum(takes[key] for key in branch.queue.new)
    return max(round(seconds / 60), 1) if seconds else 0
