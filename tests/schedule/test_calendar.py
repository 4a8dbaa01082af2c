"""The 64-day calendar, as Nicky Case published it in "How to Remember Anything Forever-ish" (2018)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizkl.schedule.calendar import DAYS_OF_BOX, boxes_on, calendar_day, next_day_of

FIRST = date(2000, 1, 1)
DAYS = [FIRST + timedelta(days=ahead) for ahead in range(64)]

# Boxes above 1, which comes up every day.
PUBLISHED = """
    2 3 2 4 2 3 2 -  2 3 2 5 42 3 2 -  2 3 2 4 2 3 2 6  2 3 2 5 42 3 2 -
    2 3 2 4 2 3 2 -  2 3 2 5 42 3 2 -  2 3 2 4 2 3 2 7  2 3 62 5 42 3 2 -
"""


def test_every_day_has_the_published_boxes() -> None:
    ours = ["".join(str(box) for box in reversed(boxes_on(day)) if box > 1) or "-" for day in DAYS]
    assert ours == PUBLISHED.split()


def test_the_boxes_are_reviewed_64_32_16_8_4_2_1_times() -> None:
    times = [sum(box in boxes_on(day) for day in DAYS) for box in range(1, 8)]
    assert times == [64, 32, 16, 8, 4, 2, 1]


def test_no_day_has_more_than_three_boxes() -> None:
    assert max(len(boxes_on(day)) for day in DAYS) == 3


def test_the_first_of_january_2000_is_a_day_1_and_so_is_every_64th_day_from_it() -> None:
    assert [calendar_day(day) for day in DAYS] == list(range(1, 65))
    assert calendar_day(date(1999, 12, 31)) == 64
    assert calendar_day(FIRST + timedelta(days=640)) == 1


@given(st.integers(1, 7), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_next_day_of_a_box_is_the_first_later_one_that_has_it(box: int, day: date) -> None:
    following = next_day_of(box, day)
    assert calendar_day(following) in DAYS_OF_BOX[box - 1]
    between = [day + timedelta(days=ahead) for ahead in range(1, (following - day).days)]
    assert following > day
    assert not any(box in boxes_on(other) for other in between)
