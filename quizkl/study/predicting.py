"""A run predicted, run and compared.

    Predicting  --predict, pass_by-->  Running  --ended-->  Comparing  --compared-->  Revealed
                                       Running  --go_without-->                       Revealed

A shell that sees ``Running`` starts the run and draws its records; what ends it goes to ``ended``. A run that came to
nothing is still ``Running``: ``again`` starts it anew, ``go_without`` shows the answer without it. ``questions`` are to
be marked then, and their verdicts go to ``compared``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from quizkl.study.phase import Comparing, Predicting, Ran, Revealed, Running, StepWork, Try
from quizkl.study.session import Session

if TYPE_CHECKING:
    from quizkl.deck.card import Exercise
    from quizkl.experiments.run import End
    from quizkl.marking.question import Question
    from quizkl.marking.verdict import Verdict


def open_prediction(predicting: Predicting) -> Question:
    """What the open step asks; its answer is not known to anyone yet."""
    from quizkl.deck.results import open_exercise
    from quizkl.marking.question import question_of

    return question_of(open_exercise(predicting.card), predicting.current + 1)


def predict(session: Session, typed: str, now: datetime) -> Session:
    """Keep a prediction and open the next step; behind the last one the run begins. What cannot be read, or has too
    few digits to be compared, is refused and costs nothing.
    """
    match session.phase:
        case Predicting() as predicting:
            from quizkl.marking.prediction import refusal

            refused = refusal(open_prediction(predicting), typed)
            if refused is not None:
                return replace(session, phase=replace(predicting, refused=Try(typed, refused)))
            return _on(session, predicting, typed, now)
        case _:
            return session


def pass_by(session: Session, now: datetime) -> Session:
    """Give no prediction for the open step; it counts as missed."""
    match session.phase:
        case Predicting() as predicting:
            return _on(session, predicting, None, now)
        case _:
            return session


def take_back(session: Session) -> Session:
    """Open the step before again; what was predicted there is gone."""
    match session.phase:
        case Predicting(predictions=predictions) as predicting if predictions:
            return replace(session, phase=replace(predicting, predictions=predictions[:-1], refused=None))
        case _:
            return session


def _on(session: Session, before: Predicting, prediction: str | None, now: datetime) -> Session:
    predictions = (*before.predictions, prediction)
    if len(predictions) < len(before.card.predict):
        return replace(session, phase=replace(before, predictions=predictions, refused=None))
    running = Running(before.task, before.card, before.shown_at, now, predictions, before.hints)
    return replace(session, phase=running)


def ended(session: Session, end: End) -> Session:
    """Take in how the run ended. One that was stopped before it had a result has come to nothing."""
    from quizkl.experiments.run import Failed, Finished, Stopped

    match session.phase, end:
        case Running() as running, Finished(records, results):
            return replace(session, phase=_comparing(running, Ran(records, results)))
        case Running() as running, Stopped(reason, records, results) if results:
            return replace(session, phase=_comparing(running, Ran(records, results, reason)))
        case Running() as running, (Stopped(reason=reason) | Failed(reason=reason)):
            return replace(session, phase=replace(running, failed=reason))
        case _:
            return session


def _comparing(running: Running, ran: Ran) -> Comparing:
    return Comparing(
        *(running.task, running.card, running.shown_at, running.predicted_at, running.predictions, ran, running.hints)
    )


def again(session: Session) -> Session:
    """Start a run that came to nothing once more."""
    match session.phase:
        case Running(failed=failed) as running if failed:
            return replace(session, phase=replace(running, failed=""))
        case _:
            return session


def go_without(session: Session) -> Session:
    """Show the answer without the run; the learner judges."""
    match session.phase:
        case Running() as running:
            steps = tuple(StepWork(shown=True) for _ in running.predictions)
            revealed = Revealed(running.task, running.shown_at, running.predicted_at, hints=running.hints, steps=steps)
            return replace(session, phase=revealed)
        case _:
            return session


def solved(comparing: Comparing) -> Exercise:
    """The predictions as an exercise whose answers are known now."""
    from quizkl.deck.results import exercise_with

    return exercise_with(comparing.card, comparing.ran.results)


def questions(comparing: Comparing) -> tuple[tuple[Question, str] | None, ...]:
    """What each step asks, with what was predicted; None where nothing was."""
    from quizkl.marking.question import question_of

    exercise = solved(comparing)
    return tuple(
        None if typed is None else (question_of(exercise, number), typed)
        for number, typed in enumerate(comparing.predictions, 1)
    )


def compared(session: Session, verdicts: Sequence[Verdict | None]) -> Session:
    """Show the result with the verdict on each prediction. Where one could not be marked the learner judges."""
    from quizkl.marking.verdict import Unreadable

    match session.phase:
        case Comparing() as comparing:
            steps = tuple(
                StepWork(shown=True) if typed is None or verdict is None else StepWork((Try(typed, verdict),))
                for typed, verdict in zip(comparing.predictions, verdicts, strict=True)
            )
            unmarked = any(isinstance(verdict, Unreadable) for verdict in verdicts)
            revealed = Revealed(
                *(comparing.task, comparing.shown_at, comparing.predicted_at, comparing.hints),
                steps=steps,
                right=None if unmarked else all(step.right for step in steps),
                ran=comparing.ran,
            )
            return replace(session, phase=revealed)
        case _:
            return session
