"""Sending cards through the boxes, not one by one but by how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.fact import Occasion
from quizkl.schedule.fsrs import Fsrs
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import DEFAULT_BOXES, Leitner
from quizkl.schedule.queue import Limits
from quizkl.schedule.recall import AT_STABILITY
from quizkl.schedule.scheduler import Scheduler
from quizkl.schedule.state import New, Scheduled, Standing
from quizkl.schedule.today import Today
from quizkl.statistics.cells import Group
from quizkl.statistics.stand import Course, Unseen

PRIOR: Final = 10
"""Reviews: each box is taken to have had so many more, of which nine in ten were known."""

_ANY: Final = ItemKey("forecast", "any")


@dataclass(frozen=True, slots=True)
class Chances:
    """How a card of a box goes: the chances of missed and of partly; known is the rest."""

    missed: float = 1 - AT_STABILITY
    partly: float = 0.0

    def of(self, grade: Grade) -> float:
        match grade:
            case Grade.MISSED:
                return self.missed
            case Grade.PARTLY:
                return self.partly
            case Grade.KNEW:
                return 1 - self.missed - self.partly


def chances(groups: Iterable[Group]) -> dict[int, Chances]:
    """By box, 0 for the first meeting: the shares so far, drawn towards nine in ten where there are few reviews."""
    counts: dict[int, list[int]] = {}
    for group in groups:
        if group.occasion in (Occasion.FIRST, Occasion.REVIEW):
            of_box = counts.setdefault(group.box, [0, 0, 0])
            for place, count in enumerate((group.reviews, group.missed, group.partly)):
                of_box[place] += count
    return {
        box: Chances((missed + PRIOR * (1 - AT_STABILITY)) / (reviews + PRIOR), partly / (reviews + PRIOR))
        for box, (reviews, missed, partly) in counts.items()
    }


@dataclass(slots=True)
class Room:
    """How many cards still fit into a day: of all courses together, and of some of them by themselves."""

    all: float
    of: dict[int, float]

    def take(self, course: int, cards: float) -> float:
        """As many of the cards as fit."""
        some = max(0.0, min(cards, self.all, self.of.get(course, cards)))
        self.all -= some
        if course in self.of:
            self.of[course] -= some
        return some


def review_room(courses: Sequence[Course], limits: Limits, done: Today) -> Room:
    return Room(limits.reviews - done.reviews, _rooms_of(courses, limits.reviews_of, done.reviews_of))


def new_room(courses: Sequence[Course], limits: Limits, done: Today) -> Room:
    return Room(limits.new - done.new, _rooms_of(courses, limits.new_of, done.new_of))


def _rooms_of(courses: Sequence[Course], limits: Mapping[str, int], done: Mapping[str, int]) -> dict[int, float]:
    return {
        place: limits[course.deck] - done.get(course.deck, 0)
        for place, course in enumerate(courses)
        if course.deck is not None and course.deck in limits
    }


def take_new(unseen: list[Unseen], room: Room) -> list[Unseen]:
    """Take what fits off the front of ``unseen``; gives what was taken."""
    met = [Unseen(each.course, int(room.take(each.course, each.items))) for each in unseen]
    left = [replace(each, items=each.items - some.items) for each, some in zip(unseen, met, strict=True)]
    unseen[:] = [each for each in left if each.items]
    return [some for some in met if some.items]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where cards wait. ``new`` is whether they were met within the forecast."""

    due: date
    box: int
    course: int
    new: bool


@dataclass(slots=True)
class Simulation:
    """Cards by where they wait, and those that have not been met."""

    courses: Sequence[Course]
    chances: Mapping[int, Chances]
    unseen: list[Unseen]
    cards: dict[Place, float] = field(default_factory=dict)
    _schedulers: list[Scheduler] = field(init=False)

    def __post_init__(self) -> None:
        # Smoothing moves each card by itself; over all of them the moves even out.
        self._schedulers = [
            replace(scheduler, smoothing=False) if isinstance(scheduler, Leitner | Fsrs) else scheduler
            for scheduler in (course.scheduler for course in self.courses)
        ]

    @property
    def left(self) -> int:
        """How many cards have not been met."""
        return sum(each.items for each in self.unseen)

    def put(self, place: Place, cards: float) -> None:
        self.cards[place] = self.cards.get(place, 0.0) + cards

    def due_by(self, day: date) -> float:
        return sum(cards for place, cards in self.cards.items() if place.due <= day)

    def review(self, day: date, room: Room) -> tuple[float, float]:
        """Review what is due; gives how many were met before the forecast, and how many within it."""
        reviewed = {False: 0.0, True: 0.0}
        due = sorted((place for place in self.cards if place.due <= day), key=lambda place: (place.box, place))
        taken: dict[tuple[int, int, bool], float] = {}
        for place in due:
            some = room.take(place.course, self.cards[place])
            self.cards[place] -= some
            if not self.cards[place]:
                del self.cards[place]
            reviewed[place.new] += some
            key = (place.course, place.box, place.new)
            taken[key] = taken.get(key, 0.0) + some
        for (course, box, new), some in taken.items():
            interval = DEFAULT_BOXES[min(box, len(DEFAULT_BOXES)) - 1]
            before = Scheduled(box, day, last=day - timedelta(days=interval), reviews=2, lapses=0)
            self._send(before, box, course, new, day, some)
        return reviewed[False], reviewed[True]

    def meet(self, day: date, room: Room) -> int:
        """Meet new cards in their order; gives how many."""
        met = take_new(self.unseen, room)
        for each in met:
            self._send(New(), 0, each.course, True, day, each.items)
        return sum(each.items for each in met)

    def _send(self, before: Standing, box: int, course: int, new: bool, day: date, cards: float) -> None:
        chance = self.chances.get(box, Chances())
        for grade in Grade:
            if not (some := cards * chance.of(grade)):
                continue
            after = self._schedulers[course].after(before, grade, day, _ANY)
            assert isinstance(after, Scheduled)
            if after.due is not None:  # else it is retired
                self.put(Place(after.due, after.box, course, new), some)
