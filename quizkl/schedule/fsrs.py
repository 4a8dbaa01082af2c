"""FSRS-6, the second scheduler: it estimates how well each item is remembered, and asks for it again when the chance
of knowing it has fallen to the retention that the learner wants.

The formulas are those of the package ``fsrs`` (https://github.com/open-spaced-repetition/py-fsrs), imported at the
first use. It is fed the learner's days, not instants, since it would count spans of 24 hours; its learning steps are
left out, because a missed item comes back in the same session anyhow; and load is smoothed as for Leitner boxes, since
its own fuzz draws from a global generator.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import DEFAULT_BOXES, LONGEST_INTERVAL
from quizkl.schedule.smoothing import smooth
from quizkl.schedule.state import Memory, New, Scheduled, Standing

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

# The default weights of FSRS-6, kept here so that what was recorded as "default" stays what it was.
DEFAULT_WEIGHTS: Final = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
LEAST_RETENTION: Final = 0.7
MOST_RETENTION: Final = 0.99


@dataclass(frozen=True, slots=True)
class Fsrs:
    """The settings: the wanted chance of knowing an item when it comes (0.7 to 0.99), the longest interval in days,
    and the 21 weights of the formulas. ValueError where they make no schedule.
    """

    retention: float = 0.9
    longest: int = LONGEST_INTERVAL
    smoothing: bool = False
    weights: tuple[float, ...] = DEFAULT_WEIGHTS

    def __post_init__(self) -> None:
        if not LEAST_RETENTION <= self.retention <= MOST_RETENTION:
            raise ValueError(f"the retention is between {LEAST_RETENTION} and {MOST_RETENTION}, not {self.retention}")
        if not 1 <= self.longest <= LONGEST_INTERVAL:
            raise ValueError(f"the longest interval is between 1 and {LONGEST_INTERVAL} days, not {self.longest}")
        if len(self.weights) != len(DEFAULT_WEIGHTS) or not all(map(math.isfinite, self.weights)):
            raise ValueError(f"FSRS-6 has {len(DEFAULT_WEIGHTS)} weights, each a number")
        if self.weights != DEFAULT_WEIGHTS:
            # The package knows within which bounds a weight makes sense, and says so.
            _engine(self)

    def after(self, standing: Standing, grade: Grade, day: date, key: ItemKey) -> Scheduled:
        """The standing of item ``key`` after a review on ``day``; its due day is later than ``day``."""
        match standing:
            case New():
                memory, interval = _reviewed(self, None, day, grade)
                reviews, lapses, first = 1, 0, day
            case Scheduled():
                memory, interval = _reviewed(self, standing, day, grade)
                reviews, lapses = standing.reviews + 1, standing.lapses + (grade is Grade.MISSED)
                first = standing.first or standing.last
        if self.smoothing:
            interval = min(smooth(interval, 0, None, f"{key} {reviews}"), self.longest)
        return Scheduled(
            box=nearest_box(interval),
            due=day + timedelta(days=interval),
            last=day,
            reviews=reviews,
            lapses=lapses,
            first=first,
            memory=memory,
        )

    def describe(self) -> str:
        """The settings as one line; see ``fsrs_text.parse``."""
        weights = "default" if self.weights == DEFAULT_WEIGHTS else ",".join(map(repr, self.weights))
        smoothing = "on" if self.smoothing else "off"
        return f"fsrs-6 retention={self.retention!r} longest={self.longest} smoothing={smoothing} weights={weights}"

    def in_words(self) -> str:
        """The settings in plain words."""
        from quizkl.schedule.fsrs_text import in_words

        return in_words(self)


def nearest_box(interval: int) -> int:
    """The Leitner box, 1 to 7, with the longest interval that is not longer: it places an item on the screen, and in
    the boxes when the learner goes over to them.
    """
    return max(box for box, days in enumerate(DEFAULT_BOXES, start=1) if days <= max(1, interval))


def _reviewed(fsrs: Fsrs, standing: Scheduled | None, day: date, grade: Grade) -> tuple[Memory, int]:
    """The memory after a review, and the interval in days."""
    from fsrs import Rating

    engine = _engine(fsrs)
    ratings = {Grade.MISSED: Rating.Again, Grade.PARTLY: Rating.Hard, Grade.KNEW: Rating.Good}
    # The clock may have been put back since the last review.
    at = _noon(day if standing is None else max(day, standing.last))
    card, _ = engine.review_card(_card(fsrs, standing), ratings[grade], at)
    return Memory(stability=card.stability, difficulty=card.difficulty), (card.due - at).days


def _card(fsrs: Fsrs, standing: Scheduled | None) -> Card:
    from fsrs import Card, State

    if standing is None:
        return Card(card_id=0)
    memory = standing.memory or _memory_from_boxes(fsrs, standing)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_review=_noon(standing.last),
    )


def _memory_from_boxes(fsrs: Fsrs, standing: Scheduled) -> Memory:
    """A first guess for an item that comes from Leitner boxes: an interval of theirs is one after which it is probably
    still known, and its difficulty is that of an item known at the first time, D0(3) in the formulas.
    """
    interval = DEFAULT_BOXES[-1] if standing.due is None else (standing.due - standing.last).days
    difficulty = fsrs.weights[4] - math.exp(2 * fsrs.weights[5]) + 1
    return Memory(stability=max(1.0, float(interval)), difficulty=min(10.0, max(1.0, difficulty)))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@lru_cache(maxsize=16)
def _engine(fsrs: Fsrs) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        parameters=fsrs.weights,
        desired_retention=fsrs.retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=fsrs.longest,
        enable_fuzzing=False,
    )
