"""Where each item stands, as far as it is counted: plain rows, of which ten thousand are read in no time."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Final, NamedTuple

from quizkl.journal.renamed import Renames, names
from quizkl.journal.states import state
from quizkl.schedule.leech import LAPSES, is_leech
from quizkl.schedule.state import ItemState, Scheduled

_ROWS: Final = f"""
    SELECT deck, card, side, box, due, lapses >= {LAPSES}, suspended, flagged, buried_on IS ? FROM item_state
"""


class Held(NamedTuple):
    """``box`` is None for a new item, ``due`` (ISO 8601) for a new and for a retired one; ``buried`` is until tomorrow.
    The truth values may be 0 and 1.
    """

    box: int | None = None
    due: str | None = None
    leech: bool = False
    suspended: bool = False
    flagged: bool = False
    buried: bool = False


Row = tuple[int | None, str | None, bool, bool, bool, bool]
"""The fields of ``Held``."""

UNTOUCHED: Final[Row] = Held()


def standings(connection: sqlite3.Connection, renames: Renames, day: date) -> dict[tuple[str, str, str], Row]:
    """Every item to which anything has happened, by its present key."""
    held = {row[:3]: row[3:] for row in connection.execute(_ROWS, (day.isoformat(),))}
    for present, former in names(renames).former.items():
        if any(key in held for key in former):
            held[present] = _held(state(connection, present, renames), day)
            for key in former:
                held.pop(key, None)
    return held


def _held(state: ItemState, day: date) -> Held:
    standing, suspended, flagged, buried_on = state
    if not isinstance(standing, Scheduled):
        return Held(None, None, False, suspended, flagged, buried_on == day)
    due = None if standing.due is None else standing.due.isoformat()
    return Held(standing.box, due, is_leech(standing), suspended, flagged, buried_on == day)
