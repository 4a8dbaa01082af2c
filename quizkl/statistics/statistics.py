"""All statistics together, read from one connection to the journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from quizkl.journal import tally
from quizkl.statistics.asked import Asked
from quizkl.statistics.calibration import Calibrations, calibrations
from quizkl.statistics.cells import Counted, add_up, count_items, groups
from quizkl.statistics.days import DayCount, Streak, days, last_days, streak
from quizkl.statistics.forecast import Forecast, forecast
from quizkl.statistics.hardest import HardCard, hardest
from quizkl.statistics.mistakes import NamedMistake, mistakes
from quizkl.statistics.recalled import OfBox, OfKind, of_boxes, of_kinds
from quizkl.statistics.simulation import chances
from quizkl.statistics.stand import Stand, stand
from quizkl.statistics.standings import standings


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What is counted soonest. ``decks`` are the ids of those that were counted. ``days`` has every day with an
    answer, oldest first.
    """

    day: date
    decks: tuple[str, ...]
    stand: Stand
    today: DayCount
    days: tuple[DayCount, ...]
    streak: Streak

    @property
    def answers(self) -> int:
        """Everything that was ever answered."""
        return sum(each.answers for each in self.days)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything."""

    first: FirstSight
    boxes: tuple[OfBox, ...]
    kinds: tuple[OfKind, ...]
    forecast: Forecast
    hardest: tuple[HardCard, ...]
    mistakes: tuple[NamedMistake, ...]
    calibration: Calibrations


def statistics(
    connection: sqlite3.Connection, asked: Asked, show_first: Callable[[FirstSight], None] | None = None
) -> Statistics:
    """Count everything. ``connection`` is one of ``journal.connection.open_to_read``; only temporary tables are made
    in it. sqlite3.Error where the journal is damaged, or the connection is interrupted. ``show_first`` is called as
    soon as there is something to show.
    """
    # An empty journal is one in memory that refuses everything, temporary tables too.
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN")  # what another program appends meanwhile is counted everywhere or nowhere
    try:
        # The days of everything, where nothing had another name, are known before the items are looked at.
        counted = None if asked.whole and not asked.renames else count_items(connection, asked)
        first = _first_sight(connection, asked, counted is not None and counted.folded)
        if show_first is not None:
            show_first(first)
        return _count(connection, asked, counted or count_items(connection, asked), first)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _first_sight(connection: sqlite3.Connection, asked: Asked, folded: bool) -> FirstSight:
    of_days = days(connection, asked.whole, folded)
    (today,) = last_days(of_days, asked.day, 1)
    return FirstSight(
        day=asked.day,
        decks=tuple(dict.fromkeys(item.key.deck for item in asked.items)),
        stand=stand(asked, standings(connection, asked.renames, asked.day)),
        today=today,
        days=of_days,
        streak=streak(of_days, asked.day),
    )


def _count(connection: sqlite3.Connection, asked: Asked, counted: Counted, first: FirstSight) -> Statistics:
    add_up(connection, counted)
    of_groups = groups(connection)
    done = tally.today(connection, asked.day, asked.renames)
    return Statistics(
        first=first,
        boxes=of_boxes(of_groups),
        kinds=of_kinds(of_groups),
        forecast=forecast(asked.day, first.stand, chances(of_groups), asked.limits, done),
        hardest=hardest(connection, counted.presents),
        mistakes=mistakes(connection, counted.presents, asked),
        calibration=calibrations(of_groups),
    )
