"""The question of an item in one row."""

from __future__ import annotations

from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.schedule.state import Standing
from quizkl.study.phase import Task
from quizkl.study.sides import holes, question_text
from quizkl.text.row import row_text
from quizkl.text.rows import to_rows
from quizkl.tui.look import Look

_WIDE = 1000


def question_line(desk: Desk, key: ItemKey, standing: Standing, look: Look) -> str:
    """The first row of what is asked; the item's name where the card cannot be had or begins with nothing."""
    card = desk.shelf.card(key)
    if isinstance(card, Problem):
        return str(key)
    task = Task(key, card, standing, 0)
    rows = to_rows(question_text(task), _WIDE, look.characters, holes(task, revealed=False), look.source)
    return next((text for row in rows if (text := row_text(row).strip())), str(key))
