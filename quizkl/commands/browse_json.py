"""Cards as JSON objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quizkl.browser.card_history import Happened, numbers_drawn, what_happened
from quizkl.browser.card_index import CardIndex
from quizkl.browser.match import is_due
from quizkl.deck.card import Card
from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.journal.event import Move, Review
from quizkl.schedule.leech import is_leech
from quizkl.schedule.state import Scheduled
from quizkl.study.phase import Task
from quizkl.study.question_row import question_row
from quizkl.text.unprintable import printable


def card_objects(desk: Desk, index: CardIndex, positions: Sequence[int], history: bool) -> Iterator[dict[str, Any]]:
    """``box`` and ``due`` are null for a new card, and ``due`` for a retired one."""
    renames = desk.renames()
    files = {deck.id: deck.file for deck in index.decks}
    for position in positions:
        item, state = index.items[position], index.states[position]
        card = desk.shelf.card(item.key)
        standing = state.standing if isinstance(state.standing, Scheduled) else None
        found: dict[str, Any] = {
            "card": str(item.key),
            "deck": item.key.deck,
            "kind": item.kind.value,
            "tags": list(item.tags),
            "question": None
            if isinstance(card, Problem)
            else question_row(Task(item.key, card, state.standing, 0), desk.settings.characters),
            "box": standing and standing.box,
            "due": standing.due.isoformat() if standing and standing.due else None,
            "reviews": standing.reviews if standing else 0,
            "lapses": standing.lapses if standing else 0,
            "is_due": is_due(item, state, index.day),
            "suspended": state.suspended or item.suspended,
            "buried": state.buried_on == index.day,
            "flagged": state.flagged,
            "leech": is_leech(state.standing),
            "file": files[item.key.deck],
            "line": item.line,
        }
        if history:
            happened = what_happened(desk.journal.history(item.key, renames))
            found["history"] = [_happened(each, card) for each in happened]
        yield found


def _happened(each: Happened, card: Card | Problem) -> dict[str, Any]:
    event = each.event
    found: dict[str, Any] = {
        "at": event.at.isoformat(),
        "event": type(event).__name__.lower(),
        "box": each.after.box if isinstance(each.after, Scheduled) else None,
    }
    match event:
        case Review():
            found |= {
                "grade": event.grade.value,
                "typed": [printable(text) for text in event.typed],
                "verdict": event.verdict,
                "seconds": (event.answered_at - event.shown_at).total_seconds(),
                "practice": event.practice,
                "relearning": event.relearning,
                "numbers": {} if isinstance(card, Problem) else dict(numbers_drawn(card, event.seed)),
            }
        case Move(due=due):
            found["due"] = due.isoformat()
    return found
