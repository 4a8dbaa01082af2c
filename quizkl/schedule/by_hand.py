"""Putting an item into a box by hand: which boxes there are, and when one comes up."""

from __future__ import annotations

from datetime import date, timedelta

from quizkl.schedule import calendar
from quizkl.schedule.leitner import DEFAULT_BOXES, Leitner, When
from quizkl.schedule.scheduler import Scheduler


def box_count(scheduler: Scheduler) -> int:
    """How many boxes the scheduler has; FSRS, which has none, takes those that it places items in on the screen."""
    return len(scheduler.boxes) if isinstance(scheduler, Leitner) else len(DEFAULT_BOXES)


def due_in_box(scheduler: Scheduler, box: int, day: date) -> date:
    """When an item comes that is put into ``box`` (1 to ``box_count``) on ``day``; nothing is smoothed."""
    if isinstance(scheduler, Leitner) and scheduler.when is When.CALENDAR:
        return calendar.next_day_of(box, day)
    boxes = scheduler.boxes if isinstance(scheduler, Leitner) else DEFAULT_BOXES
    return day + timedelta(days=boxes[box - 1])
