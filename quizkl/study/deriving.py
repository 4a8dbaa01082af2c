"""Writing a derivation: lines, their marks, and when it is done.

A shell puts the lines down with ``write`` (all of them, as an editor has them), asks the engine for ``to_ask`` and
brings the marks with ``heard``; ``settle`` is for when a line is finished rather than half typed: what does not follow
then counts. ``finish`` ends it when the goal is reached, ``give_up`` before that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from quizkl.maths.derivation.chain import Outcome, Progress, Row, not_written, outcome_of, progress, read_rows
from quizkl.maths.derivation.finding import Following, Mark, Refuted
from quizkl.study.phase import Derived, Deriving, Revealed
from quizkl.study.session import Session


def rows(deriving: Deriving) -> tuple[Row, ...]:
    """The lines as they are read."""
    return read_rows(deriving.card.task, deriving.lines)


def stand(deriving: Deriving) -> Progress:
    """How far it has come."""
    return progress(deriving.card.task, rows(deriving), deriving.marks)


def to_ask(deriving: Deriving) -> tuple[Following, ...]:
    """What has not been marked yet, each once, in the order of the lines."""
    asked = (row.following for row in rows(deriving))
    return tuple(dict.fromkeys(one for one in asked if one is not None and one not in deriving.marks))


def write(session: Session, lines: Sequence[str]) -> Session:
    """Put down all the lines."""
    match session.phase:
        case Deriving() as deriving:
            return replace(session, phase=replace(deriving, lines=tuple(lines)))
        case _:
            return session


def heard(session: Session, marks: Mapping[Following, Mark]) -> Session:
    """Take in what the engine has found."""
    match session.phase:
        case Deriving() as deriving:
            return replace(session, phase=replace(deriving, marks={**deriving.marks, **marks}))
        case _:
            return session


def settle(session: Session) -> Session:
    """The lines are meant as they stand: those that do not follow count as slips, each once."""
    match session.phase:
        case Deriving() as deriving:
            refuted = {
                row.following
                for row in rows(deriving)
                if row.following is not None and outcome_of(row, deriving.marks) is Outcome.REFUTED
            }
            return replace(session, phase=replace(deriving, slips=deriving.slips | refuted))
        case _:
            return session


def finish(session: Session, now: datetime) -> Session:
    """End the derivation if it is done; where lines could not be decided the learner judges."""
    match session.phase:
        case Deriving() as deriving:
            found = stand(deriving)
            if not found.done:
                return session
            return _revealed(session, deriving, now, True if found.all_proved else None)
        case _:
            return session


def give_up(session: Session, now: datetime) -> Session:
    """Show the model."""
    match session.phase:
        case Deriving() as deriving:
            return _revealed(session, deriving, now, False)
        case _:
            return session


def _revealed(session: Session, deriving: Deriving, now: datetime, right: bool | None) -> Session:
    derived = Derived(tuple(line for line in deriving.lines if line.strip()), len(deriving.slips))
    revealed = Revealed(deriving.task, deriving.shown_at, now, hints=deriving.hints, right=right, derived=derived)
    return replace(session, phase=revealed)


def counterexample(deriving: Deriving, number: int | None = None) -> tuple[int, Refuted] | None:
    """Why line ``number`` (from 1) does not follow, or the first that does not; None where there is none."""
    for place, row in enumerate(rows(deriving), 1):
        mark = deriving.marks.get(row.following) if row.following is not None else None
        if isinstance(mark, Refuted) and number in (None, place):
            return place, mark
    return None


def expected(deriving: Deriving) -> tuple[str, ...]:
    """The lines of the model that have not been written."""
    model = deriving.card.model[0] if deriving.card.model else ()
    return not_written(deriving.card.task, rows(deriving), [line.source for line in model])
