"""Which cards are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quizkl.deck.card import Card
from quizkl.deck.deck import Deck, Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.printing.printed_card import PrintedCard
from quizkl.schedule.leech import is_leech
from quizkl.schedule.state import ItemState, New, Scheduled

_UNTOUCHED = ItemState()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an item must be to be printed: have one of ``tags``, if there are any; and be one of what is named of the
    schedule, if anything is: due on the day, in one of ``boxes``, a leech, new. Suspended items are left out there.
    """

    tags: frozenset[str] = frozenset()
    due: bool = False
    boxes: frozenset[int] = frozenset()
    leeches: bool = False
    new: bool = False

    @property
    def by_schedule(self) -> bool:
        return self.due or bool(self.boxes) or self.leeches or self.new


@dataclass(frozen=True, slots=True)
class Selection:
    """The cards in the order of their items, and what is wrong with those that cannot be read any more."""

    cards: tuple[PrintedCard, ...]
    problems: tuple[Problem, ...] = ()


def select(
    items: Iterable[Item],
    decks: Iterable[Deck],
    lookup: Callable[[ItemKey], Card | Problem],
    wanted: Wanted,
    states: Mapping[ItemKey, ItemState],
    day: date,
) -> Selection:
    """The cards of the items that are wanted, each card once with the sides that were chosen."""
    headings = {deck.id: deck.heading for deck in decks}
    sides: dict[ItemKey, list[str]] = {}
    for item in items:
        if _is_wanted(item, states.get(item.key, _UNTOUCHED), wanted, day):
            sides.setdefault(item.key._replace(side=""), []).append(item.key.side)
    cards = []
    problems = []
    for key, chosen in sides.items():
        card = lookup(key)
        if isinstance(card, Problem):
            problems.append(card)
            continue
        boxes = {side: _box(states.get(key._replace(side=side), _UNTOUCHED)) for side in chosen}
        cards.append(PrintedCard(headings[key.deck], card, tuple(chosen), boxes))
    return Selection(tuple(cards), tuple(problems))


def _is_wanted(item: Item, state: ItemState, wanted: Wanted, day: date) -> bool:
    if wanted.tags and not wanted.tags.intersection(item.tags):
        return False
    if not wanted.by_schedule:
        return True
    if item.suspended or state.suspended:
        return False
    match state.standing:
        case New():
            return wanted.new
        case Scheduled(box=box, due=due) as standing:
            is_due = wanted.due and due is not None and due <= day
            return is_due or box in wanted.boxes or (wanted.leeches and is_leech(standing))


def _box(state: ItemState) -> int:
    return state.standing.box if isinstance(state.standing, Scheduled) else 0
