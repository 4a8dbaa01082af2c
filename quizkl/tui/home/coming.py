"""What comes next. Home, the offer to practise and the end of a session say it in the same words."""

from __future__ import annotations

from datetime import date, timedelta

from quizkl.desk import Plan
from quizkl.schedule.day_words import day_words
from quizkl.schedule.queue import Limits, Queue, queue_for


def coming_words(planned: Plan, limits: Limits, day: date) -> str:
    """``today 3 due``, ``tomorrow 17 due, 20 new`` or ``Sat 28 Nov, in 8 days``; empty where nothing is waiting. Of a
    single card only the day.
    """
    single = len(planned.items) == 1
    if len(planned.queue):
        return "today" if single else f"today {_counts(planned.queue)}"
    tomorrow = queue_for(day + timedelta(days=1), planned.items, planned.states, limits)
    if len(tomorrow):
        return "tomorrow" if single else f"tomorrow {_counts(tomorrow)}"
    due = tomorrow.next_due
    return f"{day_words(due)}, in {(due - day).days} days" if due is not None else ""


def _counts(queue: Queue) -> str:
    due = len(queue.learning) + len(queue.due)
    parts = (f"{due} due" if due else "", f"{len(queue.new)} new" if queue.new else "")
    return ", ".join(filter(None, parts))
