from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.smoothing import smooth
from quizkl.schedule.state import New, Scheduled

DAY = date(2026, 1, 1)


def in_box(box: int) -> Scheduled:
    return Scheduled(box, DAY, last=DAY, reviews=box, lapses=0, first=DAY)


def test_short_intervals_are_left_alone() -> None:
    assert [smooth(days, 0, None, seed) for days in (1, 2, 3) for seed in "abc"] == [1, 1, 1, 2, 2, 2, 3, 3, 3]


@given(st.integers(4, 400), st.text())
def test_an_interval_moves_by_at_most_15_per_cent_or_a_day(interval: int, seed: str) -> None:
    assert abs(smooth(interval, 0, None, seed) - interval) <= max(1, interval * 0.15)


@given(st.integers(4, 100), st.integers(1, 3), st.integers(1, 3), st.text())
def test_an_interval_stays_between_those_of_the_boxes_beside_it(
    interval: int, nearer: int, farther: int, seed: str
) -> None:
    assert interval - nearer < smooth(interval, interval - nearer, interval + farther, seed) < interval + farther


def test_cards_known_together_come_on_different_days() -> None:
    leitner = Leitner(smoothing=True)
    cards = [ItemKey("deck", f"card-{number}") for number in range(1000)]
    due = Counter(leitner.after(in_box(6), Grade.KNEW, DAY, card).due for card in cards)
    # 64 days give or take 9 are 19 days.
    assert len(due) == 19
    assert max(due.values()) < 2 * 1000 / 19


def due_after(reviews: int, card: str) -> date | None:
    reviewed = in_box(6)._replace(reviews=reviews)
    return Leitner(smoothing=True).after(reviewed, Grade.KNEW, DAY, ItemKey("deck", card)).due


def test_the_same_review_of_the_same_card_always_gives_the_same_day() -> None:
    # crc32("deck/a 7") = 351450640 draws day 2, from 0, of the 19 days from the 55th on.
    assert due_after(6, "a") == DAY + timedelta(days=55 + 351450640 % 19)


def test_other_cards_and_other_reviews_of_a_card_give_other_days() -> None:
    assert len({due_after(6, card) for card in "abcdefgh"}) > 3
    assert len({due_after(reviews, "a") for reviews in range(8)}) > 3


def test_the_first_boxes_are_the_same_with_smoothing() -> None:
    card = ItemKey("deck", "card")
    assert Leitner(smoothing=True).after(New(), Grade.KNEW, DAY, card) == Leitner().after(New(), Grade.KNEW, DAY, card)
