"""What follows the answer, and what takes it back: grade, put off, set aside, undo.

Each gives the next session and the event to append to the journal (None where there is nothing to remember). The events
are imported where one is made: the first card is on screen without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade
from quizkl.schedule.scheduler import outcomes
from quizkl.schedule.state import Standing
from quizkl.study.phase import Outcome, Revealed, StepWork, Task
from quizkl.study.session import Session, Waiting, advance, remembering

if TYPE_CHECKING:
    from quizkl.journal.event import ItemEvent, Review, Undo

RETURN_AFTER = 5
"""How many other cards come before one that was missed; it comes last where fewer are left."""


def grade(session: Session, given: Grade, now: datetime) -> tuple[Session, Review | None]:
    """Grade the revealed card and bring up the next."""
    from quizkl.journal.event import Review

    match session.phase:
        case Revealed(task=task, shown_at=shown_at, answered_at=answered_at) as revealed:
            course = session.course
            day = course.day(now)
            still = course.practice or task.relearning
            scheduler = course.scheduler(task.key)
            after = task.before if still else scheduler.after(task.before, given, day, task.key)
            review = Review(
                item=task.key,
                session=course.name,
                shown_at=shown_at,
                answered_at=answered_at,
                day=day,
                grade=given,
                scheduler=scheduler.describe(),
                typed=typed(revealed),
                verdict=verdict_text(revealed),
                seed=task.seed,
                relearning=task.relearning,
                practice=course.practice,
            )
            outcome = Outcome(task, given, after, (answered_at - shown_at).total_seconds())
            following = replace(
                session,
                queue=_queue_after(session, task, given),
                moved={**session.moved, task.key: after},
                outcomes=(*session.outcomes, outcome),
            )
            return remembering(session, advance(following, now)), review
        case _:
            return session, None


def _queue_after(session: Session, task: Task, given: Grade) -> tuple[Waiting, ...]:
    """A missed card comes back until it is known; one that is being relearned must be known to be done."""
    returns = given is Grade.MISSED or (task.relearning and given is not Grade.KNEW)
    if not returns:
        return session.queue
    return (*session.queue[:RETURN_AFTER], Waiting(task.key, relearning=True), *session.queue[RETURN_AFTER:])


def typed(revealed: Revealed) -> tuple[str, ...]:
    """What was typed, a text a step, several tries with `` ; `` between them; of a derivation its lines."""
    if revealed.derived is not None:
        return revealed.derived.lines
    return tuple(" ; ".join(attempt.typed for attempt in step.tries) for step in revealed.steps)


def verdict_text(revealed: Revealed) -> str:
    """What marking said, for the journal: the verdict's name for each step, ``right`` or ``wrong`` for a choice.

    Before it, with commas between them, the mistakes that were named on the way: ``wrong-because:wrong-sign, right``.
    """
    if revealed.right is None:
        return ""
    if revealed.steps:
        done = (step for step in revealed.steps if step.settled or revealed.ran is not None)
        said = " ; ".join(", ".join(_said_of(step)) for step in done)
    else:
        said = "right" if revealed.right else "wrong"
    return f"{said} (overruled)" if revealed.overruled else said


def _said_of(step: StepWork) -> Iterator[str]:
    from quizkl.marking.say import mistake_named, name_with_mistake

    for attempt in step.tries if step.shown else step.tries[:-1]:
        if mistake_named(attempt.verdict) is not None:
            yield name_with_mistake(attempt.verdict)
    yield "shown" if step.shown else name_with_mistake(step.tries[-1].verdict)


def preview(session: Session, now: datetime) -> dict[Grade, Standing]:
    """Where each grade would move the card on screen; empty where none would (practice, relearning)."""
    task = session.task
    if task is None or task.relearning or session.course.practice:
        return {}
    day: date = session.course.day(now)
    return outcomes(session.course.scheduler(task.key), task.before, day, task.key)


def skip(session: Session, now: datetime) -> Session:
    """Put the card at the end of the queue; a second time it is left for another session."""
    task = session.task
    if task is None:
        return session
    key = task.key
    queue = session.queue if key in session.put_off else (*session.queue, Waiting(key, task.relearning))
    following = replace(session, queue=queue, put_off=session.put_off | {key})
    return remembering(session, advance(following, now))


def bury(session: Session, now: datetime) -> tuple[Session, ItemEvent | None]:
    """Put the card off until tomorrow."""
    from quizkl.journal.event import Bury

    task = session.task
    if task is None:
        return session, None
    return _set_aside(session, task.key, now), Bury(task.key, session.course.day(now), now)


def suspend(session: Session, now: datetime) -> tuple[Session, ItemEvent | None]:
    """Put the card away until the learner asks for it again."""
    from quizkl.journal.event import Suspend

    task = session.task
    if task is None:
        return session, None
    return _set_aside(session, task.key, now), Suspend(task.key, now)


def _set_aside(session: Session, key: ItemKey, now: datetime) -> Session:
    queue = tuple(entry for entry in session.queue if entry.key != key)
    return remembering(session, advance(replace(session, queue=queue), now))


def flag(session: Session, now: datetime) -> tuple[Session, ItemEvent | None]:
    """Mark the card to come back to, or take the mark away."""
    from quizkl.journal.event import Flag, Unflag

    task = session.task
    if task is None:
        return session, None
    flagged = task.key in session.flagged
    event = Unflag(task.key, now) if flagged else Flag(task.key, now)
    return remembering(session, replace(session, flagged=session.flagged ^ {task.key})), event


def undo(session: Session, now: datetime) -> tuple[Session, Undo | None]:
    """Take back the last act that ``session.before`` remembers; without one nothing happens."""
    from quizkl.journal.event import Undo

    if session.before is None:
        return session, None
    return session.before, None if session.event is None else Undo(session.event, now)
