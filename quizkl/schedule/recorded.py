"""Which scheduler a recorded text stands for."""

from __future__ import annotations

from functools import lru_cache

from quizkl.schedule import leitner_text
from quizkl.schedule.scheduler import ScheduleProblem, Scheduler


@lru_cache(maxsize=64)
def scheduler_of(text: str) -> Scheduler | ScheduleProblem:
    """The scheduler whose ``describe()`` is ``text``."""
    match text.partition(" ")[0]:
        case "leitner":
            return leitner_text.parse(text)
        case "fsrs-6":
            from quizkl.schedule import fsrs_text

            return fsrs_text.parse(text)
        case _:
            return ScheduleProblem(f"{text!r} names no scheduler", "it begins with leitner or fsrs-6")
