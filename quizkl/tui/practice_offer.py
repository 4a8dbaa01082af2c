"""Nothing is due: an offer to practise."""

from __future__ import annotations

from datetime import date

from quizkl.desk import Plan
from quizkl.tui.home_lines import day_words
from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.sheet import Sheet


def practice_offer(planned: Plan, day: date, look: Look) -> Sheet:
    """Gives ``practise``, or None."""
    queue = planned.queue
    title = "Nothing is due here" if not len(queue) else "Practise beyond what is due"

    def draw(columns: int) -> list[Line]:
        following = ""
        if queue.next_due is not None and not len(queue):
            days = (queue.next_due - day).days
            following = "Next: tomorrow. " if days == 1 else f"Next: {day_words(queue.next_due)}, in {days} days. "
        count = len(planned.items)
        what = f"All {count} cards" if count > 1 else "The one card"
        return paragraph(
            f"{following}Practise anyway? {what} in a shuffled order; the boxes stay as they are.", columns
        )

    return Sheet(title, draw, look, [("enter,y", "Practise", "practise")])
