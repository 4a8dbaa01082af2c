"""Where a card moves, in a few words for the screen."""

from __future__ import annotations

from datetime import date

from quizkl.schedule.state import New, Scheduled, Standing


def place(standing: Standing) -> str:
    """``new`` or ``box 3``."""
    return f"box {standing.box}" if isinstance(standing, Scheduled) else "new"


def movement(before: Standing, after: Standing, day: date) -> str:
    """``box 3 → 4, in 8 days``; ``stays in box 2, in 2 days``; ``box 7, done`` for a card that retires."""
    match before, after:
        case _, New():
            return "stays new"
        case _, Scheduled(box=box, due=None):
            return f"box {box}, done"
        case New(), Scheduled(box=box, due=date() as due):
            return f"new → box {box}, {until(due, day)}"
        case Scheduled(box=was), Scheduled(box=box, due=date() as due) if was == box:
            return f"stays in box {box}, {until(due, day)}"
        case Scheduled(box=was), Scheduled(box=box, due=date() as due):
            return f"box {was} → {box}, {until(due, day)}"
    raise AssertionError((before, after))


def until(due: date, day: date) -> str:
    """``today``, ``tomorrow``, ``in 8 days``."""
    days = (due - day).days
    return "today" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"
