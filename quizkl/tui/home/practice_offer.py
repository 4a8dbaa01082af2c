"""Nothing is due: an offer to practise."""

from __future__ import annotations

from quizkl.desk import Plan
from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.sheet import Sheet

_ONE = "The card stays in its box."


def practice_offer(planned: Plan, name: str, coming: str, look: Look) -> Sheet:
    """``name`` is what it is about, ``coming`` what comes of it next. Gives ``practise``, or None."""
    due = len(planned.queue) > 0
    title = "Practise beyond what is due" if due else "Nothing is due"

    def draw(columns: int) -> list[Line]:
        nothing = "" if due else f"Nothing is due in {name}. "
        following = f"Next: {coming}. " if coming and not due else ""
        count = len(planned.items)
        boxes = f"All {count} cards in a shuffled order; the boxes stay as they are." if count > 1 else _ONE
        return paragraph(f"{nothing}{following}Practise anyway? {boxes}", columns)

    return Sheet(title, draw, look, [("enter,y", "Practise", "practise")])
