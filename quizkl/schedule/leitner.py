"""Leitner boxes.

A new card is in no box: known at once it goes to box 2, otherwise to box 1. Later, knowing it moves it up a box,
missing it sends it down, and knowing it partly keeps it where it is. A box says when the card comes again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import Final

from quizkl.deck.identity import ItemKey
from quizkl.schedule import calendar
from quizkl.schedule.grade import Grade
from quizkl.schedule.smoothing import smooth
from quizkl.schedule.state import New, Scheduled, Standing

DEFAULT_BOXES: Final = (1, 2, 4, 8, 16, 32, 64)
LONGEST_INTERVAL: Final = 36_500


class When(Enum):
    """When a box comes up: its interval after the answer, or on its days of the fixed 64-day calendar."""

    INTERVAL = "interval"
    CALENDAR = "calendar"


class OnMiss(Enum):
    """Where a missed card goes."""

    FIRST_BOX = "first"
    ONE_DOWN = "down"


class LastBox(Enum):
    """What becomes of a card that is known in the last box: it comes again, or it is done."""

    REPEATS = "repeats"
    RETIRES = "retires"


@dataclass(frozen=True, slots=True)
class Leitner:
    """The settings; ``boxes`` are intervals in days, box 1 first. ValueError where they make no schedule."""

    boxes: tuple[int, ...] = DEFAULT_BOXES
    when: When = When.INTERVAL
    on_miss: OnMiss = OnMiss.FIRST_BOX
    last_box: LastBox = LastBox.REPEATS
    smoothing: bool = False

    def __post_init__(self) -> None:
        if (fault := _fault(self)) is not None:
            raise ValueError(fault)

    def after(self, standing: Standing, grade: Grade, day: date, key: ItemKey) -> Scheduled:
        """The standing of item ``key`` after a review on ``day``; its due day is later than ``day``."""
        match standing:
            case New():
                box = min(2, len(self.boxes)) if grade is Grade.KNEW else 1
                return Scheduled(box, self._due(box, day, key, 1), last=day, reviews=1, lapses=0, first=day)
            case Scheduled():
                box = self._moved(standing.box, grade)
                reviews = standing.reviews + 1
                retires = self.last_box is LastBox.RETIRES and grade is Grade.KNEW and standing.box >= len(self.boxes)
                return Scheduled(
                    box,
                    None if retires else self._due(box, day, key, reviews),
                    last=day,
                    reviews=reviews,
                    lapses=standing.lapses + (grade is Grade.MISSED),
                    first=standing.first,
                )

    def describe(self) -> str:
        """The settings as one line, such as ``leitner boxes=1,2,4 when=interval on_miss=first ...``; see
        ``leitner_text.parse``.
        """
        return (
            f"leitner boxes={','.join(map(str, self.boxes))} when={self.when.value} on_miss={self.on_miss.value}"
            f" last_box={self.last_box.value} smoothing={'on' if self.smoothing else 'off'}"
        )

    def in_words(self) -> str:
        """The settings in plain words."""
        from quizkl.schedule.leitner_text import in_words

        return in_words(self)

    def _moved(self, box: int, grade: Grade) -> int:
        # The settings may have had more boxes when the card was put into its box.
        box = min(box, len(self.boxes))
        match grade:
            case Grade.KNEW:
                return min(box + 1, len(self.boxes))
            case Grade.PARTLY:
                return box
            case Grade.MISSED:
                return 1 if self.on_miss is OnMiss.FIRST_BOX else max(1, box - 1)

    def _due(self, box: int, day: date, key: ItemKey, review: int) -> date:
        if self.when is When.CALENDAR:
            return calendar.next_day_of(box, day)
        interval = self.boxes[box - 1]
        if self.smoothing:
            below = self.boxes[box - 2] if box > 1 else 0
            above = self.boxes[box] if box < len(self.boxes) else None
            interval = smooth(interval, below, above, f"{key} {review}")
        return day + timedelta(days=interval)


def _fault(leitner: Leitner) -> str | None:
    boxes = leitner.boxes
    if not boxes:
        return "there must be at least one box"
    if boxes[0] < 1 or any(longer <= shorter for shorter, longer in pairwise(boxes)):
        return f"boxes must be days from 1 up, each longer than the one before, not {','.join(map(str, boxes))}"
    if boxes[-1] > LONGEST_INTERVAL:
        return f"a box of {boxes[-1]} days is longer than a life; the longest is {LONGEST_INTERVAL}"
    if leitner.when is When.CALENDAR:
        if boxes != DEFAULT_BOXES[: len(boxes)]:
            return f"the calendar has the boxes {','.join(map(str, DEFAULT_BOXES))} or the first few of them"
        if leitner.smoothing:
            return "smoothing moves due days, and the calendar fixes them: choose one of the two"
    return None
