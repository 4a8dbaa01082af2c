"""Adding up the rows of ``reviewed`` once: a cell for every item, occasion and box, in a temporary table.

A million reviews make some ten thousand cells, and everything that is asked about items is asked of these.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.journal.derived import facts_of, merged_history
from quizkl.journal.fact import Occasion
from quizkl.journal.renamed import present_key
from quizkl.statistics.asked import Asked

LONGEST: Final = 10 * 60 * 1000
"""Milliseconds that one review counts at most: who takes longer has been away."""

KINDS: Final = tuple(Kind)

_COUNTED: Final = """
    CREATE TEMP TABLE counted (
        item INTEGER PRIMARY KEY, present INTEGER NOT NULL, kind INTEGER, folded INTEGER NOT NULL
    )
"""
_CELL: Final = """
    CREATE TEMP TABLE cell (
        present INTEGER, kind INTEGER, occasion INTEGER, box INTEGER, times INTEGER, missed INTEGER, partly INTEGER,
        waited INTEGER, expected REAL, surprise REAL, milliseconds INTEGER
    )
"""
_ADD_UP: Final = f"""
    INSERT INTO temp.cell
    SELECT present, kind, occasion, box, times, missed, partly, waited, expected, surprise, milliseconds FROM (
        SELECT item, occasion, box, count(*) AS times, sum(grade = 0) AS missed, sum(grade = 1) AS partly,
            sum(waited) AS waited, sum(expected) AS expected, sum(surprise) AS surprise,
            sum(min(milliseconds, {LONGEST})) AS milliseconds
        FROM {{table}} GROUP BY item, occasion, box
    ) JOIN temp.counted USING (item) WHERE folded = {{folded}}
"""
_GROUPS: Final = """
    SELECT kind, occasion, box, sum(times), sum(missed), sum(partly), total(waited), total(expected), total(surprise),
        sum(milliseconds)
    FROM temp.cell GROUP BY kind, occasion, box ORDER BY kind IS NULL, kind, occasion, box
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The reviews of one kind of card (None for cards that are in no deck any more), occasion and box (0 for none).

    ``waited`` (days), ``expected`` and ``surprise`` (nats) are sums over reviews of cards in a box, see
    ``journal.fact.Fact``; ``seconds`` is the sum of the times taken, each at most ten minutes.
    """

    kind: Kind | None
    occasion: Occasion
    box: int
    reviews: int
    missed: int
    partly: int
    waited: float
    expected: float
    surprise: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Counted:
    """The items that are counted: their keys, in the order to which the column ``present`` of the tables points, and
    whether any of them was reviewed under several names.
    """

    presents: tuple[ItemKey, ...]
    folded: bool


def add_up(connection: sqlite3.Connection, counted: Counted) -> None:
    """Make the temporary table ``cell`` from the items in ``counted``."""
    connection.execute("DROP TABLE IF EXISTS temp.cell")
    connection.execute(_CELL)
    connection.execute(_ADD_UP.format(table="reviewed", folded=0))
    if counted.folded:
        connection.execute(_ADD_UP.format(table="temp.folded", folded=1))


def groups(connection: sqlite3.Connection) -> tuple[Group, ...]:
    """All cells added up over the items of one kind."""
    return tuple(_group(row) for row in connection.execute(_GROUPS))


def _group(row: tuple[Any, ...]) -> Group:
    kind, occasion, box, reviews, missed, partly, waited, expected, surprise, milliseconds = row
    return Group(
        kind=None if kind is None else KINDS[kind],
        occasion=Occasion(occasion),
        box=box,
        reviews=reviews,
        missed=missed,
        partly=partly,
        waited=waited,
        expected=expected,
        surprise=surprise,
        seconds=milliseconds / 1000,
    )


def count_items(connection: sqlite3.Connection, asked: Asked) -> Counted:
    """Make the temporary tables ``counted``, of the items that are asked about by their numbers, and ``folded``, like
    ``reviewed``, of those to which something happened under several names.
    """
    kinds = {item.key: KINDS.index(item.kind) for item in asked.items}
    places: dict[ItemKey, int] = {}
    rows: list[tuple[int, int, int | None]] = []
    names: dict[int, int] = defaultdict(int)
    for number, *key in connection.execute("SELECT number, deck, card, side FROM item_number"):
        present = present_key(ItemKey(*key), asked.renames) if asked.renames else ItemKey(*key)
        kind = kinds.get(present)
        if kind is not None or asked.whole:
            place = places.setdefault(present, len(places))
            names[place] += 1
            rows.append((number, place, kind))
    connection.execute("DROP TABLE IF EXISTS temp.counted")
    connection.execute(_COUNTED)
    connection.executemany(
        "INSERT INTO temp.counted VALUES (?, ?, ?, ?)",
        ((number, place, kind, names[place] > 1) for number, place, kind in rows),
    )
    return Counted(tuple(places), _fold(connection))


def _fold(connection: sqlite3.Connection) -> bool:
    """Count anew the reviews of items that were reviewed under several names, as one history each: under its new name
    a card did not begin again. True where there are such items.
    """
    several = connection.execute(
        "SELECT present, number, deck, card, side FROM temp.counted JOIN item_number ON number = item"
        " WHERE folded ORDER BY present"
    ).fetchall()
    keys: dict[int, list[ItemKey]] = defaultdict(list)
    number_of: dict[int, int] = {}
    for place, number, *key in several:
        keys[place].append(ItemKey(*key))
        number_of[place] = number
    connection.execute("DROP TABLE IF EXISTS temp.folded")
    connection.execute("CREATE TEMP TABLE folded AS SELECT * FROM reviewed WHERE FALSE")
    for place, names in keys.items():
        _, facts = facts_of(merged_history(connection, names))
        connection.executemany(
            "INSERT INTO temp.folded VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((number_of[place], *counted) for _, counted in facts),
        )
    return bool(several)
