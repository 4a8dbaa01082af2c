"""What a scheduler is: the one thing that the rest of the house asks of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade
from quizkl.schedule.state import Standing


@dataclass(frozen=True, slots=True)
class ScheduleProblem:
    """Settings that make no schedule: what was found, and what to do."""

    message: str
    hint: str = ""


class Scheduler(Protocol):
    """Pure: the same standing, grade, day and item always give the same standing."""

    def after(self, standing: Standing, grade: Grade, day: date, key: ItemKey) -> Standing:
        """The standing of item ``key`` after a review on ``day``."""

    def describe(self) -> str:
        """The settings as one line of text that reads back to the same scheduler."""

    def in_words(self) -> str:
        """The settings in plain words, for the screen."""


def outcomes(scheduler: Scheduler, standing: Standing, day: date, key: ItemKey) -> dict[Grade, Standing]:
    """Where each grade would move the item."""
    return {grade: scheduler.after(standing, grade, day, key) for grade in Grade}
