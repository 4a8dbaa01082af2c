"""Nothing is due: an offer to practise."""

from __future__ import annotations

from quizkl.desk import Plan
from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.sheet import Sheet


def practice_offer(planned: Plan, name: str, coming: str, look: Look) -> Sheet:
    """``name`` is what it is about, ``coming`` what comes of it next. Gives ``practise``, or None."""
    due = len(planned.queue) > 0
    title = "Practise beyond what is due" if due else f"Nothing is due in {name}"

    def draw(columns: int) -> list[Line]:
        following = f"Next: {coming}. " if coming and not due else ""
        count = len(planned.items)
        what = f"All {count} cards" if count > 1 else "The one card"
        return paragraph(
            f"{following}Practise anyway? {what} in a shuffled order; the boxes stay as they are.", columns
        )

    return Sheet(title, draw, look, [("enter,y", "Practise", "practise")])
