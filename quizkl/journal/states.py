"""Reading the states of items, under their present names. Home needs this and nothing else of the journal."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.renamed import Renames, names
from quizkl.schedule.state import ItemState, Memory, New, Scheduled

STATE_COLUMNS: Final = (
    "deck, card, side, box, due, last, reviews, lapses, first, stability, difficulty, suspended, flagged, buried_on"
)
_NEW: Final = New()


def states(connection: sqlite3.Connection, renames: Renames) -> dict[ItemKey, ItemState]:
    """The states of all items under their present keys."""
    found = read_states(connection)
    for present, former in names(renames).former.items():
        known = [key for key in (*former, present) if key in found]
        if known and known != [present]:
            state = found[known[0]] if len(known) == 1 else _fold_together(connection, known)
            for key in known:
                del found[key]
            found[present] = state
    return found


def state(connection: sqlite3.Connection, item: ItemKey, renames: Renames) -> ItemState:
    """The state of one item under all its names."""
    known = [(key, at_key) for key in names(renames).of(item) if (at_key := read_state(connection, key)) is not None]
    match known:
        case []:
            return ItemState()
        case [(_, only)]:
            return only
        case _:
            return _fold_together(connection, [key for key, _ in known])


def _fold_together(connection: sqlite3.Connection, keys: list[ItemKey]) -> ItemState:
    from quizkl.journal.fold import fold
    from quizkl.journal.row import happenings_of_item

    happenings = [happening for key in keys for happening in happenings_of_item(connection, key)]
    return fold(sorted(happenings, key=lambda happening: happening[0]))


def read_states(connection: sqlite3.Connection) -> dict[ItemKey, ItemState]:
    """The states of all items to which anything has happened, by the key as it was written."""
    rows = connection.execute(f"SELECT {STATE_COLUMNS} FROM item_state")
    day = _Days()
    return {ItemKey(row[0], row[1], row[2]): _state_of(row[3:], day) for row in rows}


def read_state(connection: sqlite3.Connection, item: ItemKey) -> ItemState | None:
    """The state of one item; None where nothing has happened under this key."""
    row = connection.execute(
        f"SELECT {STATE_COLUMNS} FROM item_state WHERE deck = ? AND card = ? AND side = ?",
        (item.deck, item.card, item.side),
    ).fetchone()
    return None if row is None else _state_of(row[3:], _Days())


class _Days(dict[str | None, date | None]):
    """Days by their text. Ten thousand items have a few hundred different days, each read once."""

    def __missing__(self, text: str | None) -> date | None:
        day = self[text] = None if text is None else date.fromisoformat(text)
        return day


def _state_of(stands: tuple[Any, ...], day: _Days) -> ItemState:
    """The state of a row without its key."""
    box, due, last, reviews, lapses, first, stability, difficulty, suspended, flagged, buried_on = stands
    if box is None:
        return ItemState(_NEW, bool(suspended), bool(flagged), day[buried_on])
    memory = None if stability is None else Memory(stability, difficulty)
    latest = day[last]
    assert latest is not None  # the table's own constraint
    standing = Scheduled(box, day[due], latest, reviews, lapses, day[first], memory)
    return ItemState(standing, suspended != 0, flagged != 0, day[buried_on])
