"""The cards that are missed most."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.journal.fact import Occasion
from quizkl.statistics.recalled import Recalled

SHOWN: Final = 20
PRIOR: Final = 5
"""Reviews: a card is judged as if it had had so many more that went as those of all cards do, so that one miss does
not make it the hardest of all.
"""

_HARDEST: Final = f"""
    SELECT present, sum(times), sum(missed), sum(partly),
        (SELECT sum(milliseconds) / 1000.0 / sum(times) FROM temp.cell AS all_of_it
         WHERE all_of_it.present = cell.present)
    FROM temp.cell WHERE occasion IN ({Occasion.FIRST:d}, {Occasion.REVIEW:d})
    GROUP BY present HAVING sum(missed) > 0
    ORDER BY (sum(missed) + {PRIOR} * :share) / (sum(times) + {PRIOR}) DESC, sum(times) DESC, present
    LIMIT :shown
"""
_SHARE: Final = f"""
    SELECT total(missed) / max(total(times), 1)
    FROM temp.cell WHERE occasion IN ({Occasion.FIRST:d}, {Occasion.REVIEW:d})
"""


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that was missed; ``recalled`` has its first meeting in it too. ``seconds`` is what an answer takes."""

    item: ItemKey
    recalled: Recalled
    seconds: float


def hardest(connection: sqlite3.Connection, presents: Sequence[ItemKey], shown: int = SHOWN) -> tuple[HardCard, ...]:
    """The hardest cards, hardest first: by the share of their reviews that was missed, see ``PRIOR``."""
    (share,) = connection.execute(_SHARE).fetchone()
    connection.execute("CREATE INDEX IF NOT EXISTS temp.cell_of_item ON cell (present)")
    rows = connection.execute(_HARDEST, {"share": share, "shown": shown}).fetchall()
    return tuple(
        HardCard(presents[place], Recalled(times, missed, partly), seconds)
        for place, times, missed, partly, seconds in rows
    )
