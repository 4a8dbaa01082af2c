"""What statistics are asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quizkl.deck.deck import Item
from quizkl.journal.renamed import Renames
from quizkl.schedule.queue import Limits
from quizkl.schedule.scheduler import Scheduler


@dataclass(frozen=True, slots=True)
class Asked:
    """``items`` are those that are counted, under their present names. With ``whole`` they are all there are, and
    reviews of cards that are in no deck any more count too. ``scheduler`` holds where a deck has none of its ``own``
    (by deck id); ``day`` is the learner's.
    """

    items: Sequence[Item]
    whole: bool
    renames: Renames
    day: date
    limits: Limits
    scheduler: Scheduler
    own: Mapping[str, Scheduler]
