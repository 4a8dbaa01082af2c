"""Which mistakes are made most: those that marking has named."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.statistics.asked import Asked

RECENT: Final = 30
"""Days."""

_OF_CARDS: Final = """
    CREATE TEMP TABLE mistake_of_card AS
    SELECT kind, present, sum(times) AS times, total(times) FILTER (WHERE day > :since) AS recent, max(day) AS last
    FROM (SELECT item, kind, day, times FROM named_mistake) JOIN (SELECT item, present FROM temp.counted) USING (item)
    GROUP BY kind, present
"""
_OF_KINDS: Final = """
    SELECT kind, sum(times), sum(recent), max(last) FROM temp.mistake_of_card GROUP BY kind
"""
# With one max() SQLite takes the other columns from the row that has it.
_MOST_IN: Final = "SELECT kind, present, max(times) FROM temp.mistake_of_card GROUP BY kind"


@dataclass(frozen=True, slots=True)
class NamedMistake:
    """A kind of mistake; None stands for those that a deck describes in its own words, and for any whose kind is not
    known here. It was made ``times`` in all and ``recent`` times in the last 30 days, ``last`` on that day, and most
    often, ``most_times``, in ``most_in``. Practice counts too: a mistake is a mistake.
    """

    kind: MistakeKind | None
    times: int
    recent: int
    last: date
    most_in: ItemKey
    most_times: int

    @property
    def said(self) -> str:
        """The mistake as a sentence."""
        return "A mistake that a deck describes in its own words." if self.kind is None else self.kind.general


def mistakes(connection: sqlite3.Connection, presents: Sequence[ItemKey], asked: Asked) -> tuple[NamedMistake, ...]:
    """All that were named, the most frequent first."""
    connection.execute("DROP TABLE IF EXISTS temp.mistake_of_card")
    connection.execute(_OF_CARDS, {"since": (asked.day - timedelta(days=RECENT)).toordinal()})
    most_in = {kind: (presents[place], times) for kind, place, times in connection.execute(_MOST_IN)}
    found: dict[MistakeKind | None, NamedMistake] = {}
    for kind, times, recent, last in connection.execute(_OF_KINDS):
        mistake = NamedMistake(_kind(kind), times, int(recent), date.fromordinal(last), *most_in[kind])
        before = found.get(mistake.kind)
        found[mistake.kind] = mistake if before is None else _together(before, mistake)
    return tuple(sorted(found.values(), key=lambda each: (-each.times, each.said)))


def _kind(name: str) -> MistakeKind | None:
    try:
        return MistakeKind(name)
    except ValueError:
        return None


def _together(first: NamedMistake, second: NamedMistake) -> NamedMistake:
    most = max(first, second, key=lambda each: each.most_times)
    return NamedMistake(
        first.kind,
        first.times + second.times,
        first.recent + second.recent,
        max(first.last, second.last),
        most.most_in,
        most.most_times,
    )
