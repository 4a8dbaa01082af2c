"""What a review leaves to be counted: one narrow row, from which statistics are made in SQL.

A row is derived, as the states are: it says where the item stood when the review came, which no event says by itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any, Final, NamedTuple

from quizkl.journal.event import Review
from quizkl.schedule.grade import Grade
from quizkl.schedule.recall import days_since, expected_recall
from quizkl.schedule.recorded import scheduler_of
from quizkl.schedule.scheduler import ScheduleProblem
from quizkl.schedule.state import Scheduled, Standing

TOLD_COLUMNS: Final = "day, grade, scheduler, relearning, practice, shown_at, at, verdict"


class Occasion(IntEnum):
    """Why an item was asked. Only the first two move it; a card that comes back is being relearned in practice too."""

    FIRST = 0
    REVIEW = 1
    RELEARNING = 2
    PRACTICE = 3


GRADE_NUMBERS: Final = {Grade.MISSED.value: 0, Grade.PARTLY.value: 1, Grade.KNEW.value: 2}

DECKS_OWN: Final = ""
"""Stands for the kind of a mistake that only the deck has words for."""

_NAMED: Final = re.compile(r"\bwrong-because(?::([a-z0-9-]+))?")
_MILLISECOND: Final = timedelta(milliseconds=1)


class Told(NamedTuple):
    """What the event of a review says."""

    day: date
    grade: int
    scheduler: str
    relearning: bool
    practice: bool
    milliseconds: int
    verdict: str


class Fact(NamedTuple):
    """A row of the table ``reviewed``, without its item.

    ``box`` is that in which the item was, 0 where the review is not one of an item in a box; ``day`` is a
    proleptic ordinal; ``grade`` 0 missed, 1 partly, 2 knew. Of an item in a box: ``waited`` the days since it was last
    seen, ``expected`` the chance with which it was expected to be known (see ``schedule.recall``), and ``surprise``
    -ln of the chance of what happened, in nats; a card known partly counts as recalled.
    """

    occasion: int
    box: int
    event: int
    day: int
    grade: int
    milliseconds: int
    waited: int | None = None
    expected: float | None = None
    surprise: float | None = None


def told_by(review: Review) -> Told:
    return Told(
        review.day,
        GRADE_NUMBERS[review.grade.value],
        review.scheduler,
        review.relearning,
        review.practice,
        _milliseconds(review.shown_at, review.answered_at),
        review.verdict,
    )


def told_by_row(row: tuple[Any, ...]) -> Told:
    """The same of a row of ``TOLD_COLUMNS``."""
    day, grade, scheduler, relearning, practice, shown_at, at, verdict = row
    taken = _milliseconds(datetime.fromisoformat(shown_at), datetime.fromisoformat(at))
    return Told(
        date.fromisoformat(day), GRADE_NUMBERS[grade], scheduler, bool(relearning), bool(practice), taken, verdict
    )


def _milliseconds(shown_at: datetime, answered_at: datetime) -> int:
    """Never negative: the clock may have been put back meanwhile."""
    return max(0, (answered_at - shown_at) // _MILLISECOND)


def fact(event: int, told: Told, before: Standing) -> Fact:
    """What there is to count of a review of an item that stood at ``before``."""
    when = told.day.toordinal()
    if told.relearning or told.practice:
        occasion = Occasion.RELEARNING if told.relearning else Occasion.PRACTICE
        return Fact(occasion, 0, event, when, told.grade, told.milliseconds)
    scheduler = scheduler_of(told.scheduler)
    if not isinstance(before, Scheduled) or isinstance(scheduler, ScheduleProblem):
        return Fact(Occasion.FIRST, 0, event, when, told.grade, told.milliseconds)
    expected = expected_recall(before, told.day, scheduler)
    happened = expected if told.grade else 1 - expected
    return Fact(
        Occasion.REVIEW,
        before.box,
        event,
        when,
        told.grade,
        told.milliseconds,
        days_since(before, told.day),
        expected,
        -math.log(happened),
    )


def mistakes_in(verdict: str) -> Counter[str]:
    """How often each kind of mistake is named in what marking said (``study.grading.verdict_text`` writes it); one
    that the deck describes in its own words counts under ``DECKS_OWN``. A verdict that the learner overruled says
    nothing, and neither does one from before mistakes were named in it.
    """
    if "wrong-because" not in verdict or verdict.endswith("(overruled)"):
        return Counter()
    return Counter(kind or DECKS_OWN for kind in _NAMED.findall(verdict))
