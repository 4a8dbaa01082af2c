"""What the next days hold, and what the limits do to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.leitner import LastBox, Leitner, When
from quizkl.schedule.queue import Limits
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.today import Today
from quizkl.statistics.forecast import Forecast, forecast
from quizkl.statistics.simulation import Chances
from quizkl.statistics.stand import Course, Stand, Unseen, Waiting
from quizkl.statistics.words import forecast_words

DAY = date(2026, 3, 1)
ALL_KNOWN = {box: Chances(0.0, 0.0) for box in range(8)}
LEITNER = Leitner()


def standing(*waiting: tuple[int, int, int], unseen: int = 0, scheduler: Scheduler = LEITNER, apart: int = 0) -> Stand:
    """``waiting`` are (box, days until due, cards); ``apart`` new cards are of the deck ``own``."""
    return Stand(
        items=sum(cards for _, _, cards in waiting) + unseen + apart,
        boxes=(),
        suspended=0,
        flagged=0,
        leeches=0,
        retired=0,
        courses=(Course(scheduler), Course(scheduler, "own")),
        waiting=tuple(Waiting(0, box, DAY + timedelta(days=days), cards) for box, days, cards in waiting),
        unseen=tuple(each for each in (Unseen(0, unseen), Unseen(1, apart)) if each.items),
    )


def cards(found: Forecast) -> list[float]:
    return [round(day.cards, 6) for day in found.days]


def test_cards_that_are_always_known_come_after_the_intervals_of_their_boxes() -> None:
    found = forecast(DAY, standing((1, 0, 5)), ALL_KNOWN, Limits(), Today(), 16)
    assert {number: count for number, count in enumerate(cards(found)) if count} == {0: 5, 2: 5, 6: 5, 14: 5}


def test_the_share_that_is_missed_comes_back_tomorrow() -> None:
    chance = {**ALL_KNOWN, 3: Chances(missed=0.3, partly=0.1)}
    found = cards(forecast(DAY, standing((3, 0, 10)), chance, Limits(), Today(), 9))
    assert found[:5] == pytest.approx([10, 3, 0, 3, 1])  # missed: by box 1 and 2; partly known: in box 3 again
    assert found[8] == pytest.approx(6 + 0.1 + 0.9)  # known: by box 4; partly again; missed when they were back


def test_the_limit_holds_back_what_is_due_and_lets_it_come_later() -> None:
    found = forecast(DAY, standing((7, -3, 50)), ALL_KNOWN, Limits(reviews=20), Today(), 4)
    assert cards(found) == [20, 20, 10, 0]
    assert [round(day.held_back) for day in found.days] == [30, 10, 0, 0]
    assert [day.settled for day in found.days] == [50, 0, 0, 0]


def test_the_lowest_box_goes_first() -> None:
    held = forecast(DAY, standing((7, 0, 10), (1, 0, 10)), ALL_KNOWN, Limits(reviews=10), Today(), 3)
    assert cards(held) == [10, 10, 10]  # of box 1, then of box 7, then those of box 1 again, two days after


def test_what_was_done_today_has_used_up_a_part_of_the_limits() -> None:
    found = forecast(DAY, standing((7, 0, 9), unseen=9), ALL_KNOWN, Limits(2, 3), Today(new=1, reviews=2), 2)
    assert [(day.reviews, day.new) for day in found.days] == [(1, 1), (3, 2)]


def test_new_cards_are_met_by_their_limit_and_come_back() -> None:
    found = forecast(DAY, standing(unseen=5), ALL_KNOWN, Limits(new=2), Today(), 4)
    assert [(day.new, day.unseen) for day in found.days] == [(2, 3), (2, 1), (1, 0), (0, 0)]
    assert [day.of_new for day in found.days] == [0, 0, 2, 2]
    assert found.all_met == DAY + timedelta(days=2)


@pytest.mark.parametrize(("limit", "done", "days"), [(5, 0, 0), (5, 5, 1), (2, 1, 2), (1, 0, 4), (0, 0, None)])
def test_the_day_on_which_the_last_new_card_is_met(limit: int, done: int, days: int | None) -> None:
    found = forecast(DAY, standing(unseen=5), {}, Limits(new=limit), Today(new=done), 1)
    assert found.all_met == (None if days is None else DAY + timedelta(days=days))


def test_a_deck_keeps_to_a_limit_of_its_own() -> None:
    limits = Limits(new=10, new_of={"own": 1})
    found = forecast(DAY, standing(unseen=3, apart=3), ALL_KNOWN, limits, Today(), 3)
    assert [day.new for day in found.days] == [4, 1, 1]
    assert found.all_met == DAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(new=2), "New cards last until Wed 4 Mar (6 are left)."),
        (Limits(new=0), "No new cards are met, since their limit is 0."),
        (Limits(new=2, new_of={"own": 0}), "Some new cards are never met, since a deck has 0 for its own limit."),
    ],
)
def test_what_becomes_of_the_new_cards_is_said(limits: Limits, said: str) -> None:
    found = forecast(DAY, standing(unseen=3, apart=3), ALL_KNOWN, limits, Today(new=1))
    assert said in list(forecast_words(found))


def test_what_retires_does_not_come_again() -> None:
    retiring = Leitner(boxes=(1, 2), last_box=LastBox.RETIRES)
    found = forecast(DAY, standing((2, 0, 4), scheduler=retiring), ALL_KNOWN, Limits(), Today(), 10)
    assert cards(found) == [4, *[0] * 9]


def test_nothing_comes_of_nothing() -> None:
    found = forecast(DAY, standing(), {}, Limits(), Today())
    assert found.busiest is None
    assert found.all_met is None


SCHEDULERS = st.sampled_from([LEITNER, Leitner(when=When.CALENDAR), Leitner(smoothing=True), Fsrs()])
CHANCES = st.builds(Chances, st.floats(0, 0.5), st.floats(0, 0.5))


@given(
    st.lists(st.tuples(st.integers(1, 7), st.integers(-9, 40), st.integers(1, 60)), max_size=6),
    st.integers(0, 60),
    st.dictionaries(st.integers(0, 7), CHANCES),
    st.builds(Limits, st.integers(0, 30), st.integers(0, 60)),
    SCHEDULERS,
)
def test_no_card_is_lost_and_no_limit_is_passed(
    waiting: list[tuple[int, int, int]],
    unseen: int,
    chance: dict[int, Chances],
    limits: Limits,
    scheduler: Scheduler,
) -> None:
    found = forecast(DAY, standing(*waiting, unseen=unseen, scheduler=scheduler), chance, limits, Today(), 12)
    met = 0
    for day in found.days:
        assert day.reviews <= limits.reviews + 1e-9
        assert day.new <= limits.new
        met += day.new
        assert met + day.unseen == unseen
        assert day.held_back >= 0
        if day.held_back > 1e-6:
            assert day.reviews == pytest.approx(limits.reviews)
    assert sum(day.settled for day in found.days) == sum(count for _, days, count in waiting if days < 12)
