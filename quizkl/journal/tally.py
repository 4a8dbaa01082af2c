"""Counting reviews day by day."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.renamed import Renames, names, present_key
from quizkl.schedule.grade import Grade
from quizkl.schedule.today import Today

_COUNTS: Final = "kind = 'review' AND id NOT IN (SELECT event FROM undone)"


@dataclass(frozen=True, slots=True)
class DaySummary:
    """The reviews of a day that moved a card, by their grade; relearning and practice are counted apart."""

    missed: int = 0
    partly: int = 0
    knew: int = 0
    relearning: int = 0
    practice: int = 0

    @property
    def reviews(self) -> int:
        return self.missed + self.partly + self.knew

    @property
    def share_known(self) -> float | None:
        """From 0 to 1; None on a day without reviews."""
        return self.knew / self.reviews if self.reviews else None


def today(connection: sqlite3.Connection, day: date, renames: Renames) -> Today:
    """What was already done on a day. An item met for the first time on it counts as new, and every further review
    that moves a card as a review.
    """
    rows = connection.execute(
        f"SELECT deck, card, side, grade, relearning FROM event"
        f" WHERE {_COUNTS} AND day = ? AND NOT practice ORDER BY id",
        (day.isoformat(),),
    )
    moved: list[ItemKey] = []
    learning: dict[ItemKey, None] = {}
    for deck, card, side, grade, relearning in rows:
        item = present_key(ItemKey(deck, card, side), renames)
        if not relearning:
            moved.append(item)
            learning.pop(item, None)
            if grade == Grade.MISSED.value:
                learning[item] = None
        elif grade == Grade.KNEW.value:
            learning.pop(item, None)
    met = _first_met(connection, day, renames).intersection(moved)
    new_of = Counter(item.deck for item in met)
    return Today(
        new=len(met),
        reviews=len(moved) - len(met),
        shown=frozenset((item.deck, item.card) for item in moved),
        learning=tuple(learning),
        new_of=new_of,
        reviews_of=Counter(item.deck for item in moved) - new_of,
    )


def _first_met(connection: sqlite3.Connection, day: date, renames: Renames) -> set[ItemKey]:
    """The items met for the first time on a day, under whatever name."""
    met = {
        present_key(ItemKey(*row), renames)
        for row in connection.execute("SELECT deck, card, side FROM item_state WHERE first = ?", (day.isoformat(),))
    }
    known_as = names(renames)
    return {item for item in met if not any(_met_before(connection, day, key) for key in known_as.of(item))}


def _met_before(connection: sqlite3.Connection, day: date, item: ItemKey) -> bool:
    row = connection.execute(
        "SELECT 1 FROM item_state WHERE deck = ? AND card = ? AND side = ? AND first < ?",
        (item.deck, item.card, item.side, day.isoformat()),
    ).fetchone()
    return row is not None


def summary(connection: sqlite3.Connection, day: date) -> DaySummary:
    """How the reviews of a day went."""
    counts = {
        (grade, relearning, practice): count
        for grade, relearning, practice, count in connection.execute(
            f"SELECT grade, relearning, practice, count(*) FROM event WHERE {_COUNTS} AND day = ? GROUP BY 1, 2, 3",
            (day.isoformat(),),
        )
    }
    return DaySummary(
        missed=counts.get(("missed", 0, 0), 0),
        partly=counts.get(("partly", 0, 0), 0),
        knew=counts.get(("knew", 0, 0), 0),
        relearning=sum(count for (_, relearning, _), count in counts.items() if relearning),
        practice=sum(count for (_, relearning, practice), count in counts.items() if practice and not relearning),
    )


def streak(connection: sqlite3.Connection, day: date) -> int:
    """How many days in a row have had a review, up to ``day`` or, where that has had none so far, the day before."""
    days = 0
    if not _had_a_review(connection, day):
        day -= timedelta(days=1)
    while _had_a_review(connection, day):
        days += 1
        day -= timedelta(days=1)
    return days


def _had_a_review(connection: sqlite3.Connection, day: date) -> bool:
    row = connection.execute(f"SELECT 1 FROM event WHERE {_COUNTS} AND day = ? LIMIT 1", (day.isoformat(),)).fetchone()
    return row is not None
