"""Nothing is due: an offer to practise."""

from __future__ import annotations

from quizkl.desk import Plan
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.sheet import Sheet


def practice_offer(planned: Plan, name: str | None, coming: str, look: Look) -> Sheet:
    """``name`` is the deck or the folder that it is about, "" all decks, None the cards themselves; ``coming`` is what
    comes of it next. Gives ``practise``, or None.
    """
    due = len(planned.queue)
    title = "Practise beyond what is due" if due else "Nothing is due" if name is not None else "Not due"
    following = f" Next: {coming}." if coming and not due else ""
    said = f"{_how_it_stands(planned, name)}{following} Practise anyway? {_what_comes(planned)}".strip()
    return Sheet(title, lambda columns: paragraph(said, columns), look, [("enter,y", "Practise", "practise")])


def _how_it_stands(planned: Plan, name: str | None) -> str:
    due, items = len(planned.queue), planned.items
    if name is not None:
        return "" if due else f"Nothing is due in {name or 'any deck'}."
    cards = {(item.key.deck, item.key.card) for item in items}
    if len(cards) == 1:
        return f"The card {'/'.join(*cards)} is {'due: studied, it moves' if due else 'not due'}."
    if not due:
        return "Neither of the two cards is due." if len(cards) == 2 else f"None of these {len(items)} cards is due."
    return f"Of these {len(items)} cards {due} {'is' if due == 1 else 'are'} due: studied, a card moves."


def _what_comes(planned: Plan) -> str:
    count = len(planned.items)
    if count == 1:
        return "The card stays in its box."
    if len({(item.key.deck, item.key.card) for item in planned.items}) == 1:
        return f"Its {count} sides in a shuffled order; the boxes stay as they are."
    return f"{'Both' if count == 2 else f'All {count}'} cards in a shuffled order; the boxes stay as they are."
