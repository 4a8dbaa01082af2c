"""The reviews day by day, and the days in a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from quizkl.statistics.cells import LONGEST

A_YEAR: Final = 371
"""The days of a calendar of 53 weeks."""

# The inner sums come out of the index in its own order; the outer ones have a few rows a day left to add.
_DAYS: Final = """
    SELECT day, total(times) FILTER (WHERE occasion = 0), total(times) FILTER (WHERE occasion = 1),
        total(times) FILTER (WHERE occasion = 2), total(times) FILTER (WHERE occasion = 3),
        total(times) FILTER (WHERE occasion < 2 AND grade = 0), total(times) FILTER (WHERE occasion < 2 AND grade = 1),
        sum(milliseconds)
    FROM ({sources}) GROUP BY day HAVING sum(times) > 0 ORDER BY day
"""
_SOURCE: Final = f"""
    SELECT day, occasion, grade, {{sign}}count(*) AS times, {{sign}}sum(min(milliseconds, {LONGEST})) AS milliseconds
    FROM {{reviews}} GROUP BY day, occasion, grade
"""
_ALL: Final = _SOURCE.format(sign="", reviews="reviewed INDEXED BY reviewed_on_day")
_CHOSEN: Final = _SOURCE.format(sign="", reviews="temp.counted CROSS JOIN reviewed USING (item)")
# What was reviewed under several names is taken out and put in again as it was folded together.
_UNFOLDED: Final = _SOURCE.format(sign="-", reviews="temp.counted CROSS JOIN reviewed USING (item) WHERE folded")
_FOLDED: Final = _SOURCE.format(sign="", reviews="temp.folded")


@dataclass(frozen=True, slots=True)
class DayCount:
    """The reviews of a day: ``first`` are first meetings of a card, ``reviews`` of cards in a box; ``missed`` and
    ``partly`` are of both these together, the rest was known. ``relearning`` and ``practice`` move no card.
    """

    day: date
    first: int = 0
    reviews: int = 0
    relearning: int = 0
    practice: int = 0
    missed: int = 0
    partly: int = 0
    seconds: float = 0.0

    @property
    def answers(self) -> int:
        """Everything that was answered."""
        return self.first + self.reviews + self.relearning + self.practice

    @property
    def knew(self) -> int:
        return self.first + self.reviews - self.missed - self.partly


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with an answer: up to today (a day without one so far does not end it), and the most there were.
    ``days`` is on how many days anything was answered.
    """

    current: int
    longest: int
    days: int


def days(connection: sqlite3.Connection, whole: bool, folded: bool) -> tuple[DayCount, ...]:
    """Every day that has an answer, oldest first. Not ``whole``: only of the items in the table ``counted``.
    ``folded`` is whether there is anything in the table of that name.
    """
    sources = [_ALL if whole else _CHOSEN]
    if folded:
        sources += [_UNFOLDED, _FOLDED]
    query = _DAYS.format(sources=" UNION ALL ".join(sources))
    return tuple(_day(row) for row in connection.execute(query))


def _day(row: tuple[Any, ...]) -> DayCount:
    day, first, reviews, relearning, practice, missed, partly = map(int, row[:-1])
    return DayCount(date.fromordinal(day), first, reviews, relearning, practice, missed, partly, row[-1] / 1000)


def last_days(counted: Iterable[DayCount], today: date, length: int) -> tuple[DayCount, ...]:
    """The ``length`` days up to today, those without an answer too."""
    of_day: Mapping[date, DayCount] = {each.day: each for each in counted}
    wanted = (today - timedelta(days=back) for back in reversed(range(length)))
    return tuple(of_day.get(day, DayCount(day)) for day in wanted)


def streak(counted: Sequence[DayCount], today: date) -> Streak:
    had = {each.day for each in counted if each.answers}
    longest = run = 0
    before: date | None = None
    for day in sorted(had):
        run = run + 1 if before is not None and day - before == timedelta(days=1) else 1
        longest, before = max(longest, run), day
    at = today if today in had else today - timedelta(days=1)
    current = 0
    while at in had:
        current += 1
        at -= timedelta(days=1)
    return Streak(current, longest, len(had))
