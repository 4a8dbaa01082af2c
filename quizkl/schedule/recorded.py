"""Which scheduler a recorded text stands for."""

from __future__ import annotations

from functools import lru_cache

from quizkl.schedule import leitner_text
from quizkl.schedule.scheduler import ScheduleProblem, Scheduler


@lru_cache(maxsize=64)
def scheduler_of(text: str) -> Scheduler | ScheduleProblem:
    """The scheduler whose ``describe()`` is ``text``."""
    return leitner_text.parse(text)
