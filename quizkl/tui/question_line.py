"""The question of an item in one row."""

from __future__ import annotations

from quizkl.deck.identity import ItemKey
from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.schedule.state import Standing
from quizkl.study.phase import Task
from quizkl.study.question_row import question_row
from quizkl.tui.look import Look


def question_line(desk: Desk, key: ItemKey, standing: Standing, look: Look) -> str:
    """What is asked first; the item's name where the card cannot be had."""
    card = desk.shelf.card(key)
    if isinstance(card, Problem):
        return str(key)
    return question_row(Task(key, card, standing, 0), look.characters, look.source)
