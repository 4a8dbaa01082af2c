"""Where each grade would move the card, before and after the answer is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from quizkl.schedule.grade import Grade
from quizkl.schedule.state import Standing
from quizkl.study.cost import best_left
from quizkl.study.grading import preview
from quizkl.study.movement import movement
from quizkl.study.phase import Revealed, Task
from quizkl.study.session import Session
from quizkl.study.suggestion import suggested_grade
from quizkl.tui.ink import Ink, Line, Piece, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph

GRADES = {Grade.MISSED: "Missed", Grade.PARTLY: "Partly", Grade.KNEW: "Knew"}
_BEST = {Grade.MISSED: "missed by now", Grade.PARTLY: "now partly at best", Grade.KNEW: "knew"}
_SIGNS = {Grade.MISSED: ("✗", "x"), Grade.PARTLY: ("~", "~"), Grade.KNEW: ("✓", "+")}
_INKS = {Grade.MISSED: Ink.BAD, Grade.PARTLY: Ink.WARNING, Grade.KNEW: Ink.GOOD}


def grade_lines(session: Session, columns: int, now: datetime, look: Look, key_of: Callable[[str], str]) -> list[Line]:
    """Before the answer: where the card can go. After it: the grades to choose from, the suggested one marked.
    ``key_of`` gives the key of an action as it is printed.
    """
    task = session.task
    if task is None:
        return []
    moves = preview(session, now)
    if isinstance(session.phase, Revealed):
        return _choices(session.phase, moves, session, columns, now, look, key_of)
    if still := _still(session, task):
        return paragraph(still, columns, Ink.MUTED)
    best = best_left(session.phase)
    parts = [
        f"{name}: {_where(task, moves[grade], session, now, look)}"
        for grade, name in {Grade.MISSED: "missed", best: _BEST[best]}.items()
        if grade in moves
    ][::-1]
    together = "    ".join(parts)
    return [line(muted(together))] if len(together) <= columns else [line(muted(part)) for part in parts]


def _still(session: Session, task: Task) -> str:
    if session.course.practice:
        return "Practice: the boxes stay as they are."
    if task.relearning:
        return "Missed before: it comes back until you know it. Its box stays as it is."
    return ""


def _where(task: Task, after: Standing, session: Session, now: datetime, look: Look) -> str:
    where = movement(task.before, after, session.course.day(now))
    return where.replace("→", "->") if look.ascii else where


def _choices(
    revealed: Revealed,
    moves: Mapping[Grade, Standing],
    session: Session,
    columns: int,
    now: datetime,
    look: Look,
    key_of: Callable[[str], str],
) -> list[Line]:
    suggested = suggested_grade(revealed)
    task = revealed.task
    lines = []
    for number, grade in enumerate(GRADES, 1):
        sign = look.sign(*_SIGNS[grade])
        action = f"grade('{grade.value}')"
        where = _where(task, moves[grade], session, now, look) if grade in moves else ""
        own_key = f" {key_of(f'digit({number})')} "
        pieces = [Piece(own_key, Ink.KEY), Piece(f" {sign} {GRADES[grade]:<8}", _INKS[grade]), muted(where)]
        row = line(*pieces, cursor=grade is suggested, action=action)
        free = columns - row.width
        key = f"{key_of('accept')} " if grade is suggested else ""
        fill = Piece(f"{key:>{free}}" if free > len(key) else "", Ink.KEY, action)
        lines.append(Line((*row.pieces, fill), row.cursor))
    if still := _still(session, task):
        lines += [line(" ", *row.pieces) for row in paragraph(still, columns - 1, Ink.MUTED)]
    return lines
