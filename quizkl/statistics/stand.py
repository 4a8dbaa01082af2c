"""Where the cards stand: how full the boxes are, and when their cards fall due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizkl.schedule.leitner import DEFAULT_BOXES, Leitner
from quizkl.schedule.scheduler import Scheduler
from quizkl.statistics.asked import Asked
from quizkl.statistics.standings import UNTOUCHED, Held, Row


@dataclass(frozen=True, slots=True)
class Box:
    """``days`` is the box's interval, None where the settings have no such box; ``due`` of its ``items`` are due by
    today.
    """

    number: int
    days: int | None
    items: int
    due: int


@dataclass(frozen=True, slots=True)
class Course:
    """Cards that have a scheduler in common: those of a deck with a schedule or limits of its own, or, ``deck`` being
    None, all others.
    """

    scheduler: Scheduler
    deck: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """``items`` in ``box`` that fall due on ``due``; ``course`` is the place of theirs in ``Stand.courses``."""

    course: int
    box: int
    due: date
    items: int


@dataclass(frozen=True, slots=True)
class Unseen:
    """``items`` that have not been met and are met in this order."""

    course: int
    items: int


@dataclass(frozen=True, slots=True)
class Stand:
    """``items`` are all; each is in a box (``retired`` ones too), ``unseen``, or ``suspended``, which may be in a box
    as well but does not come. ``leeches`` are missed again and again. ``waiting`` and ``unseen`` leave out what is
    suspended, and ``waiting`` what is retired; what is buried today waits for tomorrow.
    """

    items: int
    boxes: tuple[Box, ...]
    suspended: int
    flagged: int
    leeches: int
    retired: int
    courses: tuple[Course, ...]
    waiting: tuple[Waiting, ...]
    unseen: tuple[Unseen, ...]

    @property
    def new(self) -> int:
        """How many cards are still to be met."""
        return sum(each.items for each in self.unseen)


def stand(asked: Asked, held: Mapping[tuple[str, str, str], Row]) -> Stand:
    """``held`` says where items stand, by their present keys; see ``standings``."""
    apart = tuple(dict.fromkeys((*asked.own, *asked.limits.new_of, *asked.limits.reviews_of)))
    courses = (Course(asked.scheduler), *(Course(asked.own.get(deck, asked.scheduler), deck) for deck in apart))
    course_of = {deck: place for place, deck in enumerate(apart, start=1)}
    alike: Counter[tuple[int, Row]] = Counter()
    unseen: list[list[int]] = []
    suspended = 0
    for item in asked.items:
        key = item.key
        row = held.get(key, UNTOUCHED)
        course = course_of.get(key.deck, 0)
        away = item.suspended or row[3]
        suspended += away
        alike[course, (*row[:3], away, *row[4:])] += 1
        if row[0] is None and not away:
            if not unseen or unseen[-1][0] != course:
                unseen.append([course, 0])
            unseen[-1][1] += 1
    counts = [(course, Held(*row), items) for (course, row), items in alike.items()]
    waiting = _waiting(counts, asked.day)
    return Stand(
        items=len(asked.items),
        boxes=_boxes(asked, counts, waiting),
        suspended=suspended,
        flagged=sum(items for _, each, items in counts if each.flagged),
        leeches=sum(items for _, each, items in counts if each.leech),
        retired=sum(items for _, each, items in counts if each.box is not None and each.due is None),
        courses=courses,
        waiting=waiting,
        unseen=tuple(Unseen(course, items) for course, items in unseen),
    )


def _waiting(counts: Sequence[tuple[int, Held, int]], day: date) -> tuple[Waiting, ...]:
    found: Counter[tuple[int, int, date]] = Counter()
    for course, each, items in counts:
        if each.box is not None and each.due is not None and not each.suspended:
            due = date.fromisoformat(each.due)
            found[course, each.box, day + timedelta(days=1) if each.buried and due <= day else due] += items
    return tuple(Waiting(*place, items) for place, items in sorted(found.items()))


def _boxes(asked: Asked, counts: Sequence[tuple[int, Held, int]], waiting: Sequence[Waiting]) -> tuple[Box, ...]:
    intervals: Sequence[int] = asked.scheduler.boxes if isinstance(asked.scheduler, Leitner) else DEFAULT_BOXES
    items: Counter[int] = Counter()
    for _, each, count in counts:
        if each.box is not None:
            items[each.box] += count
    due: Counter[int] = Counter()
    for place in waiting:
        due[place.box] += place.items * (place.due <= asked.day)
    return tuple(
        Box(number, intervals[number - 1] if number <= len(intervals) else None, items[number], due[number])
        for number in range(1, max(len(intervals), max(items, default=0)) + 1)
    )
