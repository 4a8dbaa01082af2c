"""The question of an item in one row, for lists."""

from __future__ import annotations

from quizkl.formula.characters import Characters
from quizkl.study.phase import Task
from quizkl.study.sides import holes, question_text
from quizkl.text.row import row_text
from quizkl.text.rows import to_rows

_WIDE = 1000


def question_row(task: Task, characters: Characters, source: bool = False) -> str:
    """The first row of what is asked, however long; the item's name where that begins with nothing."""
    rows = to_rows(question_text(task), _WIDE, characters, holes(task, revealed=False), source)
    return next((text for row in rows if (text := row_text(row).strip())), str(task.key))
