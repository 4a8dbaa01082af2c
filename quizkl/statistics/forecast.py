"""What the next days will hold, with the daily limits: a simulation over counts.

Cards are not followed one by one: of the cards of a box that are due on a day, as many are reviewed as the limit lets
through, lowest box first as in a session, and the shares of them that were missed, partly known and known so far in
that box go where the schedule sends such cards. Counts are therefore means and not whole numbers. Two things are left
out: siblings kept apart, and cards that come back within a session. FSRS schedules every card by its own memory; here
a card of its nearest box is taken to have that box's interval as its stability.
"""

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
from quizkl.statistics.stand import Stand, Unseen, Waiting

LENGTH: Final = 30
"""Days."""

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


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """``settled`` cards fall due on the day as things stand now (on the first day also all that are overdue).
    ``of_met`` reviews are of cards met before the forecast, ``of_new`` of cards met within it; ``new`` cards are met.
    At the end of the day ``held_back`` due cards wait because of the limit, and ``unseen`` are left to be met.
    """

    day: date
    settled: int
    of_met: float
    of_new: float
    new: int
    held_back: float
    unseen: int

    @property
    def reviews(self) -> float:
        return self.of_met + self.of_new

    @property
    def cards(self) -> float:
        return self.reviews + self.new


@dataclass(frozen=True, slots=True)
class Forecast:
    """``all_met`` is the day on which the last new card is met if the limit is used up every day; None where there is
    none to meet, or no day has room for one.
    """

    days: tuple[ForecastDay, ...]
    limits: Limits
    all_met: date | None

    @property
    def busiest(self) -> ForecastDay | None:
        """The first of the days with the most cards; None where there is nothing on any."""
        busiest = max(self.days, key=lambda day: round(day.cards), default=None)
        return busiest if busiest is not None and round(busiest.cards) else None


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


def forecast(
    day: date, stand: Stand, chance: Mapping[int, Chances], limits: Limits, done: Today, length: int = LENGTH
) -> Forecast:
    """The ``length`` days from ``day`` on; ``done`` is what was done on that day already."""
    simulation = _Simulation(stand.schedules, chance, list(stand.unseen))
    for waiting in stand.waiting:
        simulation.put(_Place(waiting.due, waiting.box, waiting.schedule, False), waiting.items)
    found = []
    for ahead in range(length):
        at = day + timedelta(days=ahead)
        had = done if ahead == 0 else Today()
        of_met, of_new = simulation.review(at, max(0, limits.reviews - had.reviews))
        new = simulation.meet(at, max(0, limits.new - had.new))
        found.append(
            ForecastDay(
                day=at,
                settled=_settled(stand.waiting, at, ahead == 0),
                of_met=of_met,
                of_new=of_new,
                new=new,
                held_back=simulation.due_by(at),
                unseen=simulation.left,
            )
        )
    return Forecast(tuple(found), limits, _all_met(day, stand.unseen, limits.new, done.new))


def _settled(waiting: Iterable[Waiting], day: date, overdue_too: bool) -> int:
    return sum(each.items for each in waiting if each.due == day or (overdue_too and each.due < day))


def _all_met(day: date, unseen: Sequence[Unseen], a_day: int, done: int) -> date | None:
    left = sum(each.items for each in unseen)
    if not left:
        return None
    today = max(0, a_day - done)
    if left <= today:
        return day
    return day + timedelta(days=-(-(left - today) // a_day)) if a_day else None


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where cards wait. ``new`` is whether they were met within the forecast."""

    due: date
    box: int
    schedule: int
    new: bool


@dataclass(slots=True)
class _Simulation:
    """Cards by where they wait, and those that have not been met."""

    schedules: Sequence[Scheduler]
    chances: Mapping[int, Chances]
    unseen: list[Unseen]
    cards: dict[_Place, float] = field(default_factory=dict)
    retired: float = 0.0

    def __post_init__(self) -> None:
        # Smoothing moves each card by itself; over all of them the moves even out.
        self.schedules = [
            replace(each, smoothing=False) if isinstance(each, Leitner | Fsrs) else each for each in self.schedules
        ]

    @property
    def left(self) -> int:
        """How many cards have not been met."""
        return sum(each.items for each in self.unseen)

    def put(self, place: _Place, cards: float) -> None:
        self.cards[place] = self.cards.get(place, 0.0) + cards

    def due_by(self, day: date) -> float:
        return sum(cards for place, cards in self.cards.items() if place.due <= day)

    def review(self, day: date, room: float) -> tuple[float, float]:
        """Review what is due; gives how many were met before the forecast, and how many within it."""
        reviewed = {False: 0.0, True: 0.0}
        due = sorted((place for place in self.cards if place.due <= day), key=lambda place: (place.box, place))
        taken: dict[tuple[int, int, bool], float] = {}
        for place in due:
            some = min(self.cards[place], room)
            room -= some
            self.cards[place] -= some
            if not self.cards[place]:
                del self.cards[place]
            reviewed[place.new] += some
            key = (place.schedule, place.box, place.new)
            taken[key] = taken.get(key, 0.0) + some
        for (schedule, box, new), some in taken.items():
            interval = DEFAULT_BOXES[min(box, len(DEFAULT_BOXES)) - 1]
            before = Scheduled(box, day, last=day - timedelta(days=interval), reviews=2, lapses=0)
            self._send(before, box, schedule, new, day, some)
        return reviewed[False], reviewed[True]

    def meet(self, day: date, room: int) -> int:
        """Meet new cards in their order; gives how many."""
        met = 0
        while self.unseen and met < room:
            first = self.unseen[0]
            some = min(first.items, room - met)
            self.unseen[:1] = [replace(first, items=first.items - some)] if some < first.items else []
            self._send(New(), 0, first.schedule, True, day, some)
            met += some
        return met

    def _send(self, before: Standing, box: int, schedule: int, new: bool, day: date, cards: float) -> None:
        chance = self.chances.get(box, Chances())
        for grade in Grade:
            if not (some := cards * chance.of(grade)):
                continue
            after = self.schedules[schedule].after(before, grade, day, _ANY)
            assert isinstance(after, Scheduled)
            if after.due is None:
                self.retired += some
            else:
                self.put(_Place(after.due, after.box, schedule, new), some)
