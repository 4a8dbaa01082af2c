from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.schedule.queue import (
    DEFAULT_LIMITS,
    NOTHING_YET,
    HeldBack,
    Limits,
    Queue,
    everything,
    queue_for,
)
from quizkl.schedule.state import ItemState, New, Scheduled
from quizkl.schedule.today import Today

DAY = date(2026, 3, 1)
TOMORROW = DAY + timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    key: ItemKey
    suspended: bool = False


def key(text: str) -> ItemKey:
    return ItemKey.parse(text if "/" in text else f"deck/{text}")


def items(text: str) -> list[Entry]:
    return [Entry(key(word)) for word in text.split()]


def in_box(box: int, due: int | None) -> ItemState:
    """``due`` in days from today."""
    day = None if due is None else DAY + timedelta(days=due)
    return ItemState(Scheduled(box, day, last=DAY - timedelta(days=9), reviews=3, lapses=0))


def queue(
    text: str,
    states: dict[str, ItemState],
    limits: Limits = DEFAULT_LIMITS,
    today: Today = NOTHING_YET,
) -> Queue:
    return queue_for(DAY, items(text), {key(name): state for name, state in states.items()}, limits, today)


def named(keys: Iterable[ItemKey]) -> str:
    return " ".join(str(each).removeprefix("deck/") for each in keys)


def test_due_items_come_before_new_ones_and_new_ones_in_deck_order() -> None:
    studied = queue("c b a", {"b": in_box(2, 0)})
    assert (named(studied.due), named(studied.new)) == ("b", "c a")
    assert named(studied.keys) == "b c a"


def test_what_is_due_later_is_not_in_the_queue_and_says_when_something_is() -> None:
    assert queue("a b", {"a": in_box(4, 5), "b": in_box(3, 2)}) == Queue(
        next_due_by_deck={"deck": DAY + timedelta(days=2)}
    )


def test_a_backlog_goes_box_by_box_and_the_longest_overdue_first() -> None:
    backlog = {"a": in_box(3, -30), "b": in_box(1, 0), "c": in_box(2, -1), "d": in_box(2, -5), "e": in_box(2, -1)}
    assert named(queue("a b c d e", backlog).due) == "b d c e a"


def test_the_limits_hold_back_what_is_too_much_for_a_day() -> None:
    studied = queue("a b c d e", {"a": in_box(1, 0), "b": in_box(1, 0)}, Limits(new=2, reviews=1))
    assert (named(studied.due), named(studied.new)) == ("a", "c d")
    assert studied.held_back == HeldBack(new_by_limit=1, due_by_limit=1)
    assert studied.next_due == TOMORROW


def test_the_limits_are_20_new_and_200_reviews() -> None:
    names = [f"c{number}" for number in range(500)]
    studied = queue(" ".join(names), {name: in_box(1, 0) for name in names[:250]})
    assert (len(studied.due), len(studied.new)) == (200, 20)


def test_what_was_done_earlier_today_counts_against_the_limits() -> None:
    done = Today(new=1, reviews=5)
    studied = queue("a b c", {"a": in_box(1, 0)}, Limits(new=2, reviews=5), done)
    assert (named(studied.due), named(studied.new)) == ("", "b")


def test_more_done_than_the_limits_allow_leaves_nothing() -> None:
    assert len(queue("a b", {"a": in_box(1, 0)}, Limits(new=1, reviews=1), Today(new=3, reviews=9))) == 0


def test_of_siblings_only_the_first_comes_and_the_others_another_day() -> None:
    studied = queue("a a#reverse b#c1 b#c2", {"a": in_box(3, 0), "a#reverse": in_box(2, 0)})
    assert (named(studied.due), named(studied.new)) == ("a#reverse", "b#c1")
    assert studied.held_back == HeldBack(new_by_sibling=1, due_by_sibling=1)
    assert studied.next_due == TOMORROW


def test_a_due_item_goes_before_its_new_sibling() -> None:
    studied = queue("a a#reverse", {"a#reverse": in_box(1, 0)})
    assert (named(studied.due), named(studied.new)) == ("a#reverse", "")


def test_siblings_of_what_was_shown_today_wait() -> None:
    shown = Today(shown=frozenset({("deck", "a")}))
    assert queue("a#reverse", {"a#reverse": in_box(1, 0)}, today=shown).held_back == HeldBack(due_by_sibling=1)


def test_cards_of_one_name_in_two_decks_are_no_siblings() -> None:
    assert named(queue("x/a y/a", {}).new) == "x/a y/a"


def test_what_was_missed_and_not_known_since_comes_first_and_beyond_the_limits() -> None:
    done = Today(new=1, reviews=1, shown=frozenset({("deck", "b")}), learning=(key("b"),))
    studied = queue("a b b#reverse", {"a": in_box(1, 0), "b": in_box(1, 1)}, Limits(new=1, reviews=1), done)
    assert (named(studied.learning), named(studied.due)) == ("b", "")
    assert studied.held_back == HeldBack(due_by_limit=1, new_by_sibling=1)


def test_what_was_missed_in_a_deck_that_is_not_studied_now_stays_there() -> None:
    assert queue("a", {"b": in_box(1, 1)}, today=Today(learning=(key("b"),))).learning == ()


@pytest.mark.parametrize("standing", [New(), in_box(1, 0).standing, in_box(1, 1).standing])
def test_suspended_items_do_not_come(standing: New | Scheduled) -> None:
    studied = queue("a", {"a": ItemState(standing, suspended=True)}, today=Today(learning=(key("a"),)))
    assert studied == Queue()


def test_items_that_the_deck_suspends_do_not_come() -> None:
    assert queue_for(DAY, [Entry(key("a"), suspended=True)], {}) == Queue()


@pytest.mark.parametrize(("due", "comes_next"), [(0, TOMORROW), (1, TOMORROW), (7, DAY + timedelta(days=7))])
def test_a_buried_item_does_not_come_today(due: int, comes_next: date) -> None:
    buried = {"a": in_box(1, due)._replace(buried_on=DAY), "b": ItemState(buried_on=DAY)}
    assert queue("a b", buried, today=Today(learning=(key("a"),))) == Queue(next_due_by_deck={"deck": comes_next})


def test_what_was_buried_yesterday_is_back() -> None:
    assert named(queue("a", {"a": in_box(1, 0)._replace(buried_on=DAY - timedelta(days=1))}).due) == "a"


def test_retired_items_do_not_come() -> None:
    assert queue("a", {"a": in_box(7, None)}) == Queue()


def test_every_deck_has_its_own_next_day() -> None:
    studied = queue(
        "x/a x/b y/a y/b z/a z/a#reverse",
        {
            "x/a": in_box(3, 4),
            "x/b": in_box(3, 2),
            "y/a": in_box(1, 0),
            "y/b": in_box(5, 9),
            "z/a": in_box(2, 0),
            "z/a#reverse": in_box(2, 0),
        },
    )
    days = {deck: (day - DAY).days for deck, day in studied.next_due_by_deck.items()}
    assert days == {"x": 2, "y": 9, "z": 1}
    assert studied.next_due == TOMORROW


def test_there_is_everything_to_practise_but_what_is_suspended() -> None:
    states = {key("b"): ItemState(suspended=True), key("c"): in_box(7, None)}
    entries = [*items("d c b a a#reverse"), Entry(key("e"), suspended=True)]
    assert named(everything(entries, states)) == "d c a a#reverse"


decks = st.lists(
    st.builds(ItemKey, st.sampled_from("xy"), st.sampled_from("abcdef"), st.sampled_from(["", "reverse"])),
    unique=True,
)
some_states = st.builds(
    ItemState,
    st.one_of(st.just(New()), st.builds(in_box, st.integers(1, 7), st.integers(-9, 9)).map(lambda s: s.standing)),
    suspended=st.booleans(),
    buried_on=st.sampled_from([None, DAY, TOMORROW]),
)


@given(decks, st.data(), st.integers(0, 4), st.integers(0, 4))
def test_a_queue_keeps_the_limits_and_shows_no_card_twice(
    keys: list[ItemKey], data: st.DataObject, new: int, reviews: int
) -> None:
    states = {each: data.draw(some_states) for each in keys}
    studied = queue_for(DAY, [Entry(each) for each in keys], states, Limits(new, reviews))
    assert len(studied.new) <= new
    assert len(studied.due) <= reviews
    cards = [(each.deck, each.card) for each in studied.keys]
    assert len(set(cards)) == len(cards)
    assert not any(states[each].suspended or states[each].buried_on == DAY for each in studied.keys)


def test_a_deck_may_have_limits_of_its_own_within_those_of_the_day() -> None:
    own = Limits(new=3, reviews=5, new_of={"x": 1}, reviews_of={"x": 1})
    states = {"x/e": in_box(1, 0), "x/f": in_box(1, 0), "y/g": in_box(1, 0)}
    studied = queue("x/a x/b y/a y/b y/c x/e x/f y/g", states, own)
    assert (named(studied.due), named(studied.new)) == ("x/e y/g", "x/a y/a y/b")
    assert studied.held_back == HeldBack(new_by_limit=1, new_by_deck=1, due_by_deck=1)
    assert studied.next_due_by_deck == {"x": TOMORROW}, "what does not fit into today comes tomorrow"


def test_what_was_done_of_a_deck_today_counts_against_its_own_limits() -> None:
    own = Limits(new_of={"x": 2}, reviews_of={"x": 2})
    done = Today(new=1, reviews=2, new_of={"x": 1}, reviews_of={"x": 2})
    studied = queue("x/a x/b y/a x/c", {"x/c": in_box(1, 0)}, own, done)
    assert (named(studied.due), named(studied.new)) == ("", "x/a y/a")
