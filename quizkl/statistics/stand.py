"""Where the cards stand: how full the boxes are, and when their cards fall due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quizkl.deck.identity import ItemKey
from quizkl.schedule.leech import is_leech
from quizkl.schedule.leitner import DEFAULT_BOXES, Leitner
from quizkl.schedule.queue import UNTOUCHED
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import ItemState, Scheduled
from quizkl.statistics.asked import Asked


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


def stand(asked: Asked, states: Mapping[ItemKey, ItemState]) -> Stand:
    """``states`` are by present keys."""
    apart = tuple(dict.fromkeys((*asked.own, *asked.limits.new_of, *asked.limits.reviews_of)))
    courses = (Course(asked.scheduler), *(Course(asked.own.get(deck, asked.scheduler), deck) for deck in apart))
    course_of = {deck: place for place, deck in enumerate(apart, start=1)}
    in_box: Counter[int] = Counter()
    due_in_box: Counter[int] = Counter()
    waiting: Counter[tuple[int, int, date]] = Counter()
    unseen: list[list[int]] = []
    suspended = flagged = leeches = retired = 0
    for item in asked.items:
        standing, is_suspended, is_flagged, buried_on = states.get(item.key, UNTOUCHED)
        flagged += is_flagged
        course = course_of.get(item.key.deck, 0)
        away = is_suspended or item.suspended
        suspended += away
        if isinstance(standing, Scheduled):
            in_box[standing.box] += 1
            leeches += is_leech(standing)
            retired += standing.due is None
            if standing.due is None or away:
                continue
            due = _not_before(standing.due, asked.day, buried_on)
            due_in_box[standing.box] += due <= asked.day
            waiting[course, standing.box, due] += 1
        elif not away:
            if not unseen or unseen[-1][0] != course:
                unseen.append([course, 0])
            unseen[-1][1] += 1
    return Stand(
        items=len(asked.items),
        boxes=_boxes(asked, in_box, due_in_box),
        suspended=suspended,
        flagged=flagged,
        leeches=leeches,
        retired=retired,
        courses=courses,
        waiting=tuple(Waiting(*place, items) for place, items in sorted(waiting.items())),
        unseen=tuple(Unseen(course, items) for course, items in unseen),
    )


def _not_before(due: date, today: date, buried_on: date | None) -> date:
    return date.fromordinal(today.toordinal() + 1) if buried_on == today and due <= today else due


def _boxes(asked: Asked, items: Counter[int], due: Counter[int]) -> tuple[Box, ...]:
    intervals: Sequence[int] = asked.scheduler.boxes if isinstance(asked.scheduler, Leitner) else DEFAULT_BOXES
    return tuple(
        Box(number, intervals[number - 1] if number <= len(intervals) else None, items[number], due[number])
        for number in range(1, max(len(intervals), max(items, default=0)) + 1)
    )
