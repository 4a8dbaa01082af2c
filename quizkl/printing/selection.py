"""Which cards are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    """The cards in the order of their items, and what is wrong with those that cannot be read any more. ``nameless``
    counts the cards of whole decks that have no id: they are never studied, and not printed.
    """

    cards: tuple[PrintedCard, ...]
    problems: tuple[Problem, ...] = ()
    nameless: int = 0


def select(
    items: Iterable[Item],
    decks: Iterable[Deck],
    wanted: Wanted,
    states: Mapping[ItemKey, ItemState],
    day: date,
) -> Selection:
    """The cards of the items that are wanted, each card once with the sides that were chosen."""
    sides: dict[ItemKey, list[str]] = {}
    for item in items:
        if is_wanted(item, states.get(item.key, _UNTOUCHED), wanted, day):
            sides.setdefault(item.key._replace(side=""), []).append(item.key.side)
    shelf = {deck.id: deck for deck in decks}
    found: dict[str, Mapping[str, Card | Problem]] = {}
    nameless = 0
    for deck, ids in _ids_by_deck(sides).items():
        found[deck], without_id = _cards_of(shelf[deck], ids)
        nameless += without_id
    cards = []
    problems = []
    for key, chosen in sides.items():
        match found[key.deck][key.card]:
            case Problem() as problem:
                problems.append(problem)
            case card:
                boxes = {side: _box(states.get(key._replace(side=side), _UNTOUCHED)) for side in chosen}
                cards.append(PrintedCard(shelf[key.deck].heading, card, tuple(chosen), boxes))
    return Selection(tuple(cards), tuple(problems), nameless)


def _ids_by_deck(keys: Iterable[ItemKey]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for key in keys:
        ids.setdefault(key.deck, []).append(key.card)
    return ids


def _cards_of(deck: Deck, ids: Sequence[str]) -> tuple[dict[str, Card | Problem], int]:
    """The cards of a deck: all at once where most of them are wanted, as that is much faster than one by one. With
    them, where all are wanted, the number of those without an id.
    """
    known: dict[str, Card | Problem] = {}
    nameless = 0
    if 2 * len(ids) > len(deck.entries):
        for card in deck.cards():
            if card.head.id is None:
                nameless += 1
            else:
                known[card.head.id] = card
    every = len(ids) == len({item.key.card for item in deck.entries})
    return {card_id: known.get(card_id) or deck.card(card_id) for card_id in ids}, nameless if every else 0


def is_wanted(item: Item, state: ItemState, wanted: Wanted, day: date) -> bool:
    """Whether an item is printed, as far as can be told without its card."""
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
