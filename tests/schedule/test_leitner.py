"""Leitner boxes, held against tables worked out by hand from the rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import DEFAULT_BOXES, LastBox, Leitner, OnMiss, When
from quizkl.schedule.scheduler import outcomes
from quizkl.schedule.state import New, Scheduled, Standing

MISSED, PARTLY, KNEW = Grade.MISSED, Grade.PARTLY, Grade.KNEW
CARD = ItemKey("kl-view", "definition")
DAY = date(2026, 1, 1)


def in_box(box: int, day: date = DAY) -> Scheduled:
    return Scheduled(box, day, last=day, reviews=3, lapses=0, first=day)


def moves(leitner: Leitner, box: int) -> dict[str, tuple[int, int | None]]:
    """For each grade the box and the days until the card comes again."""
    after = {grade: leitner.after(in_box(box), grade, DAY, CARD) for grade in Grade}
    return {
        grade.value: (standing.box, None if standing.due is None else (standing.due - DAY).days)
        for grade, standing in after.items()
    }


def test_a_new_card_that_was_known_goes_to_box_2_and_any_other_to_box_1() -> None:
    after = {grade: Leitner().after(New(), grade, DAY, CARD) for grade in Grade}
    assert after == {
        MISSED: Scheduled(1, date(2026, 1, 2), last=DAY, reviews=1, lapses=0, first=DAY),
        PARTLY: Scheduled(1, date(2026, 1, 2), last=DAY, reviews=1, lapses=0, first=DAY),
        KNEW: Scheduled(2, date(2026, 1, 3), last=DAY, reviews=1, lapses=0, first=DAY),
    }


@pytest.mark.parametrize(
    ("box", "missed", "partly", "knew"),
    [
        (1, (1, 1), (1, 1), (2, 2)),
        (2, (1, 1), (2, 2), (3, 4)),
        (3, (1, 1), (3, 4), (4, 8)),
        (4, (1, 1), (4, 8), (5, 16)),
        (5, (1, 1), (5, 16), (6, 32)),
        (6, (1, 1), (6, 32), (7, 64)),
        (7, (1, 1), (7, 64), (7, 64)),
    ],
)
def test_the_default_boxes(box: int, missed: tuple[int, int], partly: tuple[int, int], knew: tuple[int, int]) -> None:
    assert moves(Leitner(), box) == {"missed": missed, "partly": partly, "knew": knew}


@pytest.mark.parametrize(("box", "missed"), [(1, (1, 1)), (2, (1, 1)), (3, (2, 2)), (5, (4, 8)), (7, (6, 32))])
def test_on_a_miss_one_box_down(box: int, missed: tuple[int, int]) -> None:
    leitner = Leitner(on_miss=OnMiss.ONE_DOWN)
    assert moves(leitner, box) == moves(Leitner(), box) | {"missed": missed}


@pytest.mark.parametrize("box", range(1, 8))
def test_the_last_box_may_retire_a_card_that_was_known_in_it(box: int) -> None:
    retiring = moves(Leitner(last_box=LastBox.RETIRES), box)
    assert retiring == moves(Leitner(), box) | ({"knew": (7, None)} if box == 7 else {})


def test_a_retired_card_that_is_missed_after_all_begins_again() -> None:
    retired = Scheduled(7, None, last=DAY, reviews=8, lapses=0, first=DAY)
    missed = Leitner(last_box=LastBox.RETIRES).after(retired, MISSED, DAY, CARD)
    assert (missed.box, missed.due) == (1, DAY + timedelta(days=1))


# 1 January 2026 is day 26 of the calendar, from which on box 2 is next on day 27, box 3 on 30, box 4 on 29,
# box 5 on 28, box 6 on 59 and box 7 on 56.
@pytest.mark.parametrize(
    ("box", "knew"),
    [(1, (2, 1)), (2, (3, 4)), (3, (4, 3)), (4, (5, 2)), (5, (6, 33)), (6, (7, 30)), (7, (7, 30))],
)
def test_on_the_calendar_a_box_comes_on_its_next_day(box: int, knew: tuple[int, int]) -> None:
    assert moves(Leitner(when=When.CALENDAR), box)["knew"] == knew
    assert moves(Leitner(when=When.CALENDAR), box)["missed"] == (1, 1)


def test_a_card_known_every_time_comes_in_doubling_intervals() -> None:
    leitner = Leitner()
    standing: Standing = New()
    day, days = DAY, []
    for _ in range(8):
        standing = leitner.after(standing, KNEW, day, CARD)
        assert isinstance(standing, Scheduled) and standing.due is not None
        day = standing.due
        days.append(day.isoformat())
    assert days == [
        "2026-01-03",
        "2026-01-07",
        "2026-01-15",
        "2026-01-31",
        "2026-03-04",
        "2026-05-07",
        "2026-07-10",
        "2026-09-12",
    ]


def test_a_review_counts_as_a_lapse_when_a_card_in_a_box_is_missed() -> None:
    first = Leitner().after(New(), MISSED, DAY, CARD)
    second = Leitner().after(first, MISSED, DAY, CARD)
    third = Leitner().after(second, PARTLY, DAY, CARD)
    assert [standing.lapses for standing in (first, second, third)] == [0, 1, 1]
    assert third.reviews == 3


def test_a_card_from_a_box_that_is_no_more_counts_as_in_the_last_box() -> None:
    assert moves(Leitner(boxes=(1, 3)), 7) == {"missed": (1, 1), "partly": (2, 3), "knew": (2, 3)}


def test_with_a_single_box_every_card_is_in_it() -> None:
    assert Leitner(boxes=(5,)).after(New(), KNEW, DAY, CARD).box == 1


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"boxes": ()}, "at least one box"),
        ({"boxes": (0, 1)}, "from 1 up"),
        ({"boxes": (2, 2)}, "longer than the one before"),
        ({"boxes": (1, 40_000)}, "longer than a life"),
        ({"boxes": (1, 3, 9), "when": When.CALENDAR}, "the calendar has the boxes"),
        ({"when": When.CALENDAR, "smoothing": True}, "choose one of the two"),
    ],
)
def test_settings_that_make_no_schedule_are_refused(settings: dict[str, object], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Leitner(**settings)  # type: ignore[arg-type]


boxes = st.lists(st.integers(1, 400), min_size=1, max_size=9, unique=True).map(lambda days: tuple(sorted(days)))
intervals = st.builds(
    Leitner,
    boxes=boxes,
    on_miss=st.sampled_from(OnMiss),
    last_box=st.sampled_from(LastBox),
    smoothing=st.booleans(),
)
calendars = st.builds(
    Leitner,
    boxes=st.integers(1, 7).map(lambda count: DEFAULT_BOXES[:count]),
    when=st.just(When.CALENDAR),
    on_miss=st.sampled_from(OnMiss),
    last_box=st.sampled_from(LastBox),
)
grades = st.lists(st.sampled_from(Grade), min_size=1, max_size=30)
days = st.dates(date(2020, 1, 1), date(2100, 1, 1))


@given(st.one_of(intervals, calendars), grades, days)
def test_a_card_is_always_in_a_box_there_is_and_due_later_than_its_review(
    leitner: Leitner, history: list[Grade], day: date
) -> None:
    standing: Standing = New()
    for grade in history:
        standing = leitner.after(standing, grade, day, CARD)
        assert isinstance(standing, Scheduled)
        assert 1 <= standing.box <= len(leitner.boxes)
        assert standing.due is None or standing.due > day
        day = standing.due or day + timedelta(days=1)
    assert isinstance(standing, Scheduled)
    assert standing.reviews == len(history)


@given(st.one_of(intervals, calendars), grades, days)
def test_what_is_announced_before_grading_is_what_happens(leitner: Leitner, history: list[Grade], day: date) -> None:
    standing: Standing = New()
    for grade in history:
        announced = outcomes(leitner, standing, day, CARD)
        standing = leitner.after(standing, grade, day, CARD)
        assert standing == announced[grade]
