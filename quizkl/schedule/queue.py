"""The queue for a day.

The order: what was missed today and is not known yet, then what is due, then what is new in deck order. What is due
goes box by box from box 1 up, because a low box is what is nearest to being forgotten, and within a box the longest
overdue comes first; equals stay in deck order. A learner who stops half-way through a backlog has so done the part
that mattered most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from typing import Final, Protocol

from quizkl.deck.identity import ItemKey
from quizkl.schedule.state import ItemState, New
from quizkl.schedule.today import Today

NOTHING_YET: Final = Today()
UNTOUCHED: Final = ItemState()


class Candidate(Protocol):
    """What the queue needs to know of an item; given in deck order. ``suspended`` is what the deck's file says."""

    @property
    def key(self) -> ItemKey: ...

    @property
    def suspended(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How many new items, and how many reviews of others, a day may have. ``new_of`` and ``reviews_of`` are such limits
    for single decks, by their ids; they hold besides those for all decks together.
    """

    new: int = 20
    reviews: int = 200
    new_of: Mapping[str, int] = field(default_factory=dict)
    reviews_of: Mapping[str, int] = field(default_factory=dict)


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What would be in the queue but for the daily limits, those of single decks, or a sibling that comes or came
    today.
    """

    new_by_limit: int = 0
    due_by_limit: int = 0
    new_by_sibling: int = 0
    due_by_sibling: int = 0
    new_by_deck: int = 0
    due_by_deck: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """What to study on a day. ``next_due_by_deck`` is for every deck that has one the first later day with something
    due: the next of its due days, or tomorrow where what is due now does not fit into today.
    """

    learning: tuple[ItemKey, ...] = ()
    due: tuple[ItemKey, ...] = ()
    new: tuple[ItemKey, ...] = ()
    held_back: HeldBack = HeldBack()
    next_due_by_deck: Mapping[str, date] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.learning) + len(self.due) + len(self.new)

    @property
    def keys(self) -> tuple[ItemKey, ...]:
        """All of it, in the order in which it is studied."""
        return self.learning + self.due + self.new

    @property
    def next_due(self) -> date | None:
        """The first later day with something due in any deck, None where there is none."""
        return min(self.next_due_by_deck.values(), default=None)


def queue_for(
    day: date,
    items: Iterable[Candidate],
    states: Mapping[ItemKey, ItemState],
    limits: Limits = DEFAULT_LIMITS,
    today: Today = NOTHING_YET,
) -> Queue:
    """The queue of ``items`` for ``day``. The limits hold for all decks together: what ``today`` says was done
    counts whichever items are asked for now.
    """
    sorted_out = _sort_out(day, items, states, frozenset(today.learning))
    learning = tuple(key for key in today.learning if key in sorted_out.in_boxes)
    cards = set(today.shown)
    cards.update((key.deck, key.card) for key in learning)
    due = _take(sorted_out.due, limits.reviews - today.reviews, cards, _left(limits.reviews_of, today.reviews_of))
    new = _take(sorted_out.new, limits.new - today.new, cards, _left(limits.new_of, today.new_of))
    tomorrow = day + timedelta(days=1)
    next_due = sorted_out.next_due | {key.deck: tomorrow for key in (*due.left, *sorted_out.buried)}
    return Queue(
        learning=learning,
        due=due.keys,
        new=new.keys,
        held_back=HeldBack(
            *(new.by_limit, due.by_limit, new.by_sibling, due.by_sibling),
            *(new.by_deck, due.by_deck),
        ),
        next_due_by_deck=next_due,
    )


def everything(items: Iterable[Candidate], states: Mapping[ItemKey, ItemState]) -> tuple[ItemKey, ...]:
    """All items in deck order, due or not, without limits and with siblings, but for the suspended ones: what there
    is to cram or to practise.
    """
    return tuple(item.key for item in items if not (item.suspended or states.get(item.key, UNTOUCHED).suspended))


@dataclass(slots=True)
class _SortedOut:
    """``buried`` would be due, ``in_boxes`` may come back today; ``next_due`` is by deck."""

    due: list[ItemKey]
    new: list[ItemKey]
    in_boxes: set[ItemKey]
    buried: list[ItemKey]
    next_due: dict[str, date]


def _sort_out(
    day: date, items: Iterable[Candidate], states: Mapping[ItemKey, ItemState], learning: frozenset[ItemKey]
) -> _SortedOut:
    waiting: list[tuple[int, date, ItemKey]] = []
    found = _SortedOut(due=[], new=[], in_boxes=set(), buried=[], next_due={})
    next_due = found.next_due
    for item in items:
        key = item.key
        standing, suspended, _, buried_on = states.get(key, UNTOUCHED)
        if suspended or item.suspended:
            continue
        buried = buried_on == day
        if isinstance(standing, New):
            if not buried:
                found.new.append(key)
            continue
        if not buried and key in learning:
            found.in_boxes.add(key)
        due = standing.due
        if due is None:
            continue
        if due > day:
            known = next_due.get(key.deck)
            if known is None or due < known:
                next_due[key.deck] = due
        elif buried:
            found.buried.append(key)
        else:
            waiting.append((standing.box, due, key))
    waiting.sort(key=itemgetter(0, 1))
    found.due.extend(key for _, _, key in waiting)
    return found


@dataclass(frozen=True, slots=True)
class _Taken:
    keys: tuple[ItemKey, ...]
    by_limit: int
    by_sibling: int
    by_deck: int
    left: tuple[ItemKey, ...]


def _left(limits: Mapping[str, int], done: Mapping[str, int]) -> dict[str, int]:
    """What a day has still room for, of each deck that has a limit."""
    return {deck: limit - done.get(deck, 0) for deck, limit in limits.items()}


def _take(keys: list[ItemKey], room: int, cards: set[tuple[str, str]], room_of: dict[str, int]) -> _Taken:
    """The first ``room`` of the keys, one a card, and not more of a deck than ``room_of`` has; adds their cards to
    ``cards``.
    """
    taken: list[ItemKey] = []
    left: list[ItemKey] = []
    by_limit = by_sibling = by_deck = 0
    for key in keys:
        card = (key.deck, key.card)
        if card in cards:
            by_sibling += 1
            left.append(key)
        elif len(taken) >= room:
            by_limit += 1
            left.append(key)
        elif room_of and room_of.get(key.deck, 1) <= 0:
            by_deck += 1
            left.append(key)
        else:
            taken.append(key)
            cards.add(card)
            if key.deck in room_of:
                room_of[key.deck] -= 1
    return _Taken(tuple(taken), by_limit, by_sibling, by_deck, tuple(left))
