"""What a schedule expects of a card on the day it comes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from fsrs import Card, State
from fsrs import Scheduler as Engine
from hypothesis import given
from hypothesis import strategies as st

from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.recall import days_since, expected_recall
from quizkl.schedule.state import Memory, Scheduled

DAY = date(2026, 3, 1)


def put_off(days: int) -> Scheduled:
    """A card that a box put off for so many days on the first of March."""
    return Scheduled(3, DAY + timedelta(days=days), last=DAY, reviews=2, lapses=0)


@pytest.mark.parametrize("days", [1, 2, 4, 8, 16, 32, 64])
def test_a_card_that_comes_on_its_day_is_expected_with_nine_in_ten_in_every_box(days: int) -> None:
    assert expected_recall(put_off(days), DAY + timedelta(days=days), Leitner()) == pytest.approx(0.9)


def test_the_later_a_card_comes_the_less_it_is_expected() -> None:
    late = [expected_recall(put_off(4), DAY + timedelta(days=days), Leitner()) for days in (4, 5, 8, 40, 400)]
    assert late == sorted(late, reverse=True)
    assert late[-1] > 0.4  # the curve is a power and not an exponential: a year late is not hopeless


@given(st.floats(0.1, 1000), st.integers(1, 2000))
def test_the_curve_is_that_of_the_fsrs_package(stability: float, days: int) -> None:
    standing = Scheduled(3, DAY, last=DAY, reviews=2, lapses=0, memory=Memory(stability, 5.0))
    noon = datetime.combine(DAY, time(12), UTC)
    card = Card(card_id=0, state=State.Review, stability=stability, difficulty=5.0, last_review=noon)
    theirs = Engine().get_card_retrievability(card, noon + timedelta(days=days))
    assert expected_recall(standing, DAY + timedelta(days=days), Fsrs()) == pytest.approx(theirs)


def test_a_clock_put_back_counts_as_a_day() -> None:
    assert days_since(put_off(4), DAY - timedelta(days=3)) == 1
    assert 0 < expected_recall(put_off(4), DAY - timedelta(days=3), Leitner()) < 1


def test_a_card_that_retired_and_came_back_is_taken_to_be_of_the_last_box() -> None:
    retired = Scheduled(7, None, last=DAY, reviews=9, lapses=0)
    assert expected_recall(retired, DAY + timedelta(days=64), Leitner()) == pytest.approx(0.9)
