"""What the next days will hold, with the daily limits: a simulation over counts.

Cards are not followed one by one: of the cards of a box that are due on a day, as many are reviewed as the limit lets
through, lowest box first as in a session, and the shares of them that were missed, partly known and known so far in
that box go where the schedule sends such cards. Counts are therefore means and not whole numbers. Two things are left
out: siblings kept apart, and cards that come back within a session. FSRS schedules every card by its own memory; here
a card of its nearest box is taken to have that box's interval as its stability.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from quizkl.schedule.leitner import LONGEST_INTERVAL
from quizkl.schedule.queue import Limits
from quizkl.schedule.today import Today
from quizkl.statistics.simulation import Chances, Place, Simulation, new_room, review_room, take_new
from quizkl.statistics.stand import Stand, Waiting

LENGTH: Final = 30
"""Days."""


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


def forecast(
    day: date, stand: Stand, chance: Mapping[int, Chances], limits: Limits, done: Today, length: int = LENGTH
) -> Forecast:
    """The ``length`` days from ``day`` on; ``done`` is what was done on that day already."""
    simulation = Simulation(stand.courses, chance, list(stand.unseen))
    for waiting in stand.waiting:
        simulation.put(Place(waiting.due, waiting.box, waiting.course, False), waiting.items)
    found = []
    for ahead in range(length):
        at = day + timedelta(days=ahead)
        had = done if ahead == 0 else Today()
        of_met, of_new = simulation.review(at, review_room(stand.courses, limits, had))
        new = simulation.meet(at, new_room(stand.courses, limits, had))
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
    return Forecast(tuple(found), limits, _all_met(day, stand, limits, done))


def _settled(waiting: Iterable[Waiting], day: date, overdue_too: bool) -> int:
    return sum(each.items for each in waiting if each.due == day or (overdue_too and each.due < day))


def _all_met(day: date, stand: Stand, limits: Limits, done: Today) -> date | None:
    unseen = list(stand.unseen)
    for ahead in range(LONGEST_INTERVAL):
        had = done if ahead == 0 else Today()
        met = take_new(unseen, new_room(stand.courses, limits, had))
        if met and not unseen:
            return day + timedelta(days=ahead)
        if not met and ahead:
            return None
    return None
