"""The Leitner calendar: 64 days, and for each of them the boxes that are reviewed.

Box 1 comes up every day and each further box half as often, 64/32/16/8/4/2/1 times in the 64 days. Where they fall is
the calendar that Nicky Case published in "How to Remember Anything Forever-ish" (2018): boxes 4 to 7 are moved off
each other's days, so that no day has more than three boxes.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

LENGTH: Final = 64

# A day number counts from 1 to 64.
DAYS_OF_BOX: Final[tuple[frozenset[int], ...]] = (
    frozenset(range(1, LENGTH + 1)),
    frozenset(range(1, LENGTH + 1, 2)),
    frozenset(range(2, LENGTH + 1, 4)),
    frozenset({4, 13, 20, 29, 36, 45, 52, 61}),
    frozenset({12, 28, 44, 60}),
    frozenset({24, 59}),
    frozenset({56}),
)

MOST_BOXES: Final = len(DAYS_OF_BOX)

# One calendar for everybody, so that a day's boxes do not depend on when a learner began: 1 January 2000 is a day 1.
_A_FIRST_DAY: Final = date(2000, 1, 1).toordinal()


def calendar_day(day: date) -> int:
    """Which day of the calendar, 1 to 64, a date is."""
    return (day.toordinal() - _A_FIRST_DAY) % LENGTH + 1


def boxes_on(day: date, boxes: int = MOST_BOXES) -> tuple[int, ...]:
    """The boxes, lowest first, that are reviewed on a date."""
    number = calendar_day(day)
    return tuple(box for box in range(1, boxes + 1) if number in DAYS_OF_BOX[box - 1])


def next_day_of(box: int, day: date) -> date:
    """The first date after ``day`` on which ``box`` is reviewed."""
    number, days = calendar_day(day), DAYS_OF_BOX[box - 1]
    ahead = min((at - number - 1) % LENGTH + 1 for at in days)
    return day + timedelta(days=ahead)
