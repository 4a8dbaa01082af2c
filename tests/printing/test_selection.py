"""Which cards are printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from quizkl.deck.deck import Deck
from quizkl.deck.identity import ItemKey
from quizkl.deck.load import load_deck
from quizkl.printing.selection import Wanted, select
from quizkl.schedule.state import ItemState, Scheduled

DAY = date(2026, 3, 2)
SOURCE = """
deck: small
cards:
  - {id: plain, tags: [a], front: f, back: b}
  - {id: both-ways, tags: [b], front: f, back: b, reverse: true}
  - {id: holes, tags: [a, b], cloze: 'x {{c1::one}} y {{c2::two}}'}
  - {id: aside, suspended: true, front: f, back: b}
"""


def small() -> Deck:
    deck = load_deck(SOURCE.encode(), "small.yaml").deck
    assert deck is not None
    return deck


def standing(box: int, due: date | None, lapses: int = 0) -> ItemState:
    return ItemState(Scheduled(box, due, last=DAY - timedelta(days=9), reviews=9, lapses=lapses))


def chosen(wanted: Wanted, states: Mapping[str, ItemState]) -> list[tuple[str | None, tuple[str, ...], str]]:
    deck = small()
    known = {ItemKey.parse(f"small/{key}"): state for key, state in states.items()}
    selection = select(deck.items(), [deck], wanted, known, DAY)
    assert selection.problems == ()
    assert selection.nameless == 0
    return [(card.card.head.id, card.sides, card.box) for card in selection.cards]


def test_a_card_is_printed_once_with_all_its_sides() -> None:
    assert chosen(Wanted(), {"both-ways#reverse": standing(3, DAY)}) == [
        ("plain", ("",), "new"),
        ("both-ways", ("", "reverse"), "boxes new, 3"),
        ("holes", ("c1", "c2"), "new"),
        ("aside", ("",), "new"),
    ]


def test_one_of_several_tags_is_enough() -> None:
    assert [card for card, _, _ in chosen(Wanted(frozenset({"a"})), {})] == ["plain", "holes"]
    assert [card for card, _, _ in chosen(Wanted(frozenset({"a", "b"})), {})] == ["plain", "both-ways", "holes"]


def test_due_is_what_is_due_today_or_was_before() -> None:
    states = {
        "plain": standing(1, DAY + timedelta(days=1)),
        "both-ways": standing(2, DAY),
        "holes#c2": standing(4, DAY - timedelta(days=3)),
    }
    assert chosen(Wanted(due=True), states) == [("both-ways", ("",), "box 2"), ("holes", ("c2",), "box 4")]


def test_a_retired_card_is_not_due() -> None:
    assert chosen(Wanted(due=True), {"plain": standing(7, None)}) == []


def test_boxes_leeches_and_new_add_up() -> None:
    states = {"plain": standing(1, DAY), "both-ways": standing(2, DAY, lapses=8), "both-ways#reverse": standing(5, DAY)}
    assert chosen(Wanted(boxes=frozenset({1})), states) == [("plain", ("",), "box 1")]
    assert chosen(Wanted(leeches=True), states) == [("both-ways", ("",), "box 2")]
    assert chosen(Wanted(new=True), states) == [("holes", ("c1", "c2"), "new")]
    assert [card for card, _, _ in chosen(Wanted(boxes=frozenset({1}), leeches=True, new=True), states)] == [
        "plain",
        "both-ways",
        "holes",
    ]


def test_tags_narrow_what_the_schedule_finds() -> None:
    states = {"plain": standing(1, DAY), "both-ways": standing(1, DAY)}
    assert chosen(Wanted(frozenset({"b"}), boxes=frozenset({1})), states) == [("both-ways", ("",), "box 1")]


def test_cards_without_an_id_are_counted() -> None:
    deck = load_deck((SOURCE + "  - {front: f, back: b}\n").encode(), "small.yaml").deck
    assert deck is not None
    assert select(deck.items(), [deck], Wanted(), {}, DAY).nameless == 1
    assert len(select(deck.items(), [deck], Wanted(), {}, DAY).cards) == 4
