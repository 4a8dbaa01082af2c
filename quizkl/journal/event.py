"""What can happen to an item. Events are appended, never changed: a mistake is undone by an ``Undo``.

Every instant is an aware datetime; it is stored as UTC with the offset then in force, so that the learner's own
hour can be told later. A naive one raises ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade

LARGEST_SEED: Final = 2**63 - 1


def _must_be_aware(instant: datetime) -> None:
    if instant.utcoffset() is None:
        raise ValueError(f"{instant!r} has no time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An item was shown, answered and graded.

    ``day`` is the learner's day of the answer. ``typed`` is what was typed, one text a step. ``verdict`` is what
    marking said, as text. ``scheduler`` is the text of the settings that were in force (``Scheduler.describe()``),
    so that the schedule can be derived from the events alone. ``seed`` (0 to 2**63 - 1) drew the card's numbers.
    ``relearning`` is the return of a card missed earlier the same day, ``practice`` is study beyond the schedule:
    both are kept and neither moves the card.
    """

    item: ItemKey
    session: str
    shown_at: datetime
    answered_at: datetime
    day: date
    grade: Grade
    scheduler: str
    typed: tuple[str, ...] = ()
    verdict: str = ""
    seed: int = 0
    relearning: bool = False
    practice: bool = False

    def __post_init__(self) -> None:
        _must_be_aware(self.shown_at)
        _must_be_aware(self.answered_at)
        if not 0 <= self.seed <= LARGEST_SEED:
            raise ValueError(f"the seed {self.seed} is not between 0 and 2**63 - 1")

    @property
    def at(self) -> datetime:
        return self.answered_at

    @property
    def moves(self) -> bool:
        """Whether this review moves the card in the schedule."""
        return not (self.relearning or self.practice)


@dataclass(frozen=True, slots=True)
class Undo:
    """Event number ``event`` counts as not having happened. An undo can be undone."""

    event: int
    at: datetime

    def __post_init__(self) -> None:
        _must_be_aware(self.at)


@dataclass(frozen=True, slots=True)
class _OfItem:
    item: ItemKey
    at: datetime

    def __post_init__(self) -> None:
        _must_be_aware(self.at)


@dataclass(frozen=True, slots=True)
class Suspend(_OfItem):
    """Not shown again until unsuspended."""


@dataclass(frozen=True, slots=True)
class Unsuspend(_OfItem):
    """Shown again when due."""


@dataclass(frozen=True, slots=True)
class Flag(_OfItem):
    """Marked by the learner, to come back to."""


@dataclass(frozen=True, slots=True)
class Unflag(_OfItem):
    """No longer marked."""


@dataclass(frozen=True, slots=True)
class Reset(_OfItem):
    """The item is new again; what was set on it (suspended, flagged, buried) stays."""


@dataclass(frozen=True, slots=True)
class Bury:
    """Put off until the day after ``day``."""

    item: ItemKey
    day: date
    at: datetime

    def __post_init__(self) -> None:
        _must_be_aware(self.at)


@dataclass(frozen=True, slots=True)
class Move:
    """Put into ``box`` (from 1) by hand, on the learner's ``day``, to come again on ``due``."""

    item: ItemKey
    box: int
    due: date
    day: date
    at: datetime

    def __post_init__(self) -> None:
        _must_be_aware(self.at)
        if self.box < 1:
            raise ValueError(f"boxes count from 1, and this is {self.box}")


ItemEvent = Review | Suspend | Unsuspend | Bury | Flag | Unflag | Reset | Move
Event = ItemEvent | Undo


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the journal, with its number."""

    id: int
    event: Event
