"""Which cards a query finds. Each condition is one pass over the positions that are left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from quizkl.browser.card_index import CardIndex
from quizkl.browser.query import (
    Boxes,
    Days,
    Due,
    InBox,
    InDeck,
    Mark,
    Marked,
    OfKind,
    Query,
    Tagged,
    Term,
    Words,
)
from quizkl.deck.deck import Deck, Item
from quizkl.schedule.leech import is_leech
from quizkl.schedule.state import ItemState, New, Scheduled
from quizkl.text.fold import folded


def matching(index: CardIndex, query: Query, among: Sequence[int]) -> Sequence[int]:
    """Those of ``among`` that the query finds, in the same order."""
    for term in query.terms:
        among = _kept(index, term, among)
    return among


def narrows(query: Query, earlier: Query) -> bool:
    """Whether everything that ``query`` finds was found by the ``earlier`` one."""
    return all(any(_implies(term, before) for term in query.terms) for before in earlier.terms)


def _implies(term: Term, before: Term) -> bool:
    if term == before:
        return True
    match term, before:
        case Term(Words(longer), False), Term(Words(shorter), False):
            return shorter in longer
        case Term(Words(shorter), True), Term(Words(longer), True):
            return shorter in longer
        case _:
            return False


def _kept(index: CardIndex, term: Term, among: Sequence[int]) -> Sequence[int]:
    wanted = not term.negated
    match term.condition:
        case Words(text):
            texts = index.texts
            if wanted:
                return [position for position in among if text in texts[position]]
            return [position for position in among if text not in texts[position]]
        case InDeck() | Tagged() | OfKind() as condition:
            items, holds = index.items, _of_item(index.decks, condition)
            return [position for position in among if holds(items[position]) is wanted]
        case condition:
            states, holds_now = index.states, _of_state(index, condition)
            return [position for position in among if holds_now(states[position], position) is wanted]


def _of_item(decks: Sequence[Deck], condition: InDeck | Tagged | OfKind) -> Callable[[Item], bool]:
    match condition:
        case InDeck(names):
            ids = frozenset(deck.id for deck in decks if _is_called(deck, names))
            return lambda item: item.key.deck in ids
        case OfKind(kinds):
            return lambda item: item.kind in kinds
        case Tagged(tags):
            known: dict[tuple[str, ...], bool] = {}

            def tagged(item: Item) -> bool:
                holds = known.get(item.tags)
                if holds is None:
                    holds = known[item.tags] = any(folded(tag).startswith(tags) for tag in item.tags)
                return holds

            return tagged


def _is_called(deck: Deck, names: tuple[str, ...]) -> bool:
    titles = [folded(name) for name in (deck.id, deck.title, *deck.branch)]
    return any(name in title for name in names for title in titles)


_Test = Callable[[ItemState, int], bool]


def _any_of(tests: Sequence[_Test]) -> _Test:
    def holds(state: ItemState, position: int) -> bool:
        for test in tests:  # noqa: SIM110 - any() over them takes twice as long
            if test(state, position):
                return True
        return False

    return holds


def _of_state(index: CardIndex, condition: Marked | InBox | Due) -> _Test:
    match condition:
        case InBox(boxes):
            return lambda state, _: isinstance(state.standing, Scheduled) and _in_box(state.standing.box, boxes)
        case Due(due_days):
            return lambda state, _: isinstance(state.standing, Scheduled) and _on_days(state.standing, due_days)
        case Marked(marks):
            tests = [_mark(index, mark) for mark in Mark if mark in marks]
            if len(tests) == 1:
                return tests[0]
            return _any_of(tests)


def _in_box(box: int, ranges: tuple[Boxes, ...]) -> bool:
    return any((each.low is None or box >= each.low) and (each.high is None or box <= each.high) for each in ranges)


def _on_days(standing: Scheduled, ranges: tuple[Days, ...]) -> bool:
    due = standing.due
    return due is not None and any(
        (each.first is None or due >= each.first) and (each.last is None or due <= each.last) for each in ranges
    )


def _mark(index: CardIndex, mark: Mark) -> _Test:
    items, day = index.items, index.day
    match mark:
        case Mark.NEW:
            return lambda state, _: isinstance(state.standing, New)
        case Mark.FLAGGED:
            return lambda state, _: state.flagged
        case Mark.SUSPENDED:
            return lambda state, position: state.suspended or items[position].suspended
        case Mark.BURIED:
            return lambda state, _: state.buried_on == day
        case Mark.LEECH:
            return lambda state, _: is_leech(state.standing)
        case Mark.DUE:
            return lambda state, position: is_due(items[position], state, day)


def is_due(item: Item, state: ItemState, day: date) -> bool:
    """Whether a day without limits would ask it: due by then, and neither suspended nor put off."""
    standing = state.standing
    if isinstance(standing, New) or standing.due is None or standing.due > day:
        return False
    return not (state.suspended or item.suspended or state.buried_on == day)


def marks_of(item: Item, state: ItemState, day: date) -> tuple[Mark, ...]:
    """What the learner should see at a glance of an item, besides where it stands."""
    shown = (
        (Mark.SUSPENDED, state.suspended or item.suspended),
        (Mark.BURIED, state.buried_on == day),
        (Mark.FLAGGED, state.flagged),
        (Mark.LEECH, is_leech(state.standing)),
    )
    return tuple(mark for mark, holds in shown if holds)
