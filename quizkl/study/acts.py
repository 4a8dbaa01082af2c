"""What leads to the answer: hints, reveal, picking options, ticking points, working the steps of an exercise.

Every function takes a session in the phase it is for and gives back an unchanged session in any other, so that a key
pressed too late does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from quizkl.deck.card import Choice, PracticeQuestion
from quizkl.study.options import all_right, offered
from quizkl.study.phase import Asking, Deriving, Predicting, Revealed, StepWork, Try, Working
from quizkl.study.session import Session

if TYPE_CHECKING:
    from quizkl.marking.verdict import Verdict


def hint(session: Session) -> Session:
    """Show one more hint, while there is one."""
    match session.phase:
        case Asking() | Working() | Deriving() | Predicting() as phase if phase.hints < len(phase.task.card.head.hints):
            return replace(session, phase=replace(phase, hints=phase.hints + 1))
        case _:
            return session


def reveal(session: Session, now: datetime) -> Session:
    """Show the answer. On a choice this gives what is chosen as the answer; nothing chosen is wrong."""
    match session.phase:
        case Asking(task=task, shown_at=shown_at, hints=hints, chosen=chosen):
            right = all_right(task.card, task.seed, chosen) if isinstance(task.card, Choice) else None
            revealed = Revealed(task, shown_at, now, hints=hints, chosen=chosen, right=right)
            return replace(session, phase=revealed)
        case _:
            return session


def pick(session: Session, position: int, now: datetime) -> Session:
    """Choose option ``position`` (from 0). With one right option this is the answer; with several it switches the
    option on or off and ``reveal`` gives the answer.
    """
    match session.phase:
        case Asking(task=task, chosen=chosen) as asking if isinstance(task.card, Choice):
            if not 0 <= position < len(offered(task.card, task.seed)):
                return session
            if len(task.card.right) > 1:
                return replace(session, phase=replace(asking, chosen=chosen ^ {position}))
            return reveal(replace(session, phase=replace(asking, chosen=frozenset({position}))), now)
        case _:
            return session


def tick(session: Session, position: int) -> Session:
    """Tick or untick point ``position`` (from 0) of a revealed practice question."""
    match session.phase:
        case Revealed(task=task, ticks=ticks) as revealed if isinstance(task.card, PracticeQuestion):
            if not 0 <= position < len(task.card.points):
                return session
            return replace(session, phase=replace(revealed, ticks=ticks ^ {position}))
        case _:
            return session


def tried(session: Session, typed: str, verdict: Verdict, now: datetime) -> Session:
    """Put down an answer to the open step with its verdict; a right one opens the next step or ends the exercise, and
    so does a wrong one after which the rules show the answer.
    """
    match session.phase:
        case Working(steps=steps, current=current) as working:
            work = replace(steps[current], tries=(*steps[current].tries, Try(typed, verdict)))
            enough = working.task.rules.shown_after
            if enough and not work.right and work.attempts >= enough:
                work = replace(work, shown=True)
            return _on(session, replace(working, steps=_with(steps, current, work)), now)
        case _:
            return session


def show_answer(session: Session, now: datetime) -> Session:
    """Give the open step up: its answer is shown, it counts as missed, and the next step opens."""
    match session.phase:
        case Working(steps=steps, current=current) as working:
            work = replace(steps[current], shown=True)
            return _on(session, replace(working, steps=_with(steps, current, work)), now)
        case _:
            return session


def overrule(session: Session) -> Session:
    """ "I was right" and "I was wrong": turn a verdict round, or back. The learner has the last word."""
    match session.phase:
        case Revealed(right=bool(), overruled=overruled) as revealed:
            return replace(session, phase=replace(revealed, overruled=not overruled))
        case _:
            return session


def _with(items: tuple[StepWork, ...], position: int, item: StepWork) -> tuple[StepWork, ...]:
    return (*items[:position], item, *items[position + 1 :])


def _on(session: Session, working: Working, now: datetime) -> Session:
    """Move past the open step when it is settled; behind the last one the exercise is answered."""
    if not working.steps[working.current].settled:
        return replace(session, phase=working)
    if working.current + 1 < len(working.steps):
        return replace(session, phase=replace(working, current=working.current + 1))
    right = all(step.right for step in working.steps)
    revealed = Revealed(working.task, working.shown_at, now, hints=working.hints, steps=working.steps, right=right)
    return replace(session, phase=revealed)
