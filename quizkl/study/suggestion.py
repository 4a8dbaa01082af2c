"""The grade that a revealed card suggests; the learner may always choose another."""

from __future__ import annotations

from quizkl.deck.card import Choice, Derivation, Exercise, Experiment, PracticeQuestion
from quizkl.marking.suggest import (
    StepOutcome,
    grade_of_choice,
    grade_of_points,
    grade_of_predictions,
    grade_of_steps,
)
from quizkl.schedule.grade import Grade
from quizkl.study.phase import Revealed


def suggested_grade(revealed: Revealed) -> Grade | None:
    """None where the learner alone can tell: a flashcard, a cloze, a question without points.

    "I was right" and "I was wrong" answer a verdict: what a right answer cost in tries or hints no longer counts.
    """
    if revealed.overruled:
        return Grade.MISSED if revealed.right else Grade.KNEW
    match revealed.task.card:
        case PracticeQuestion(points=points):
            return _less_for_hints(grade_of_points(len(revealed.ticks), len(points)), revealed.hints)
        case Exercise():
            steps = [StepOutcome(step.right, step.attempts) for step in revealed.steps]
            return _less_for_hints(grade_of_steps(steps), revealed.hints)
        case Derivation() if revealed.derived is not None and revealed.right is not None:
            return _less_for_hints(_of_derivation(revealed.right, revealed.derived.slips), revealed.hints)
        case Experiment() if revealed.right is not None:
            right = sum(step.right for step in revealed.steps)
            return _less_for_hints(grade_of_predictions(right, len(revealed.steps)), revealed.hints)
        case Choice():
            return _less_for_hints(grade_of_choice(bool(revealed.right)), revealed.hints)
        case _:
            return None


def _of_derivation(done: bool, slips: int) -> Grade:
    """Knew it where every line followed at first, partly where one had to be mended, missed where it was given up."""
    if not done:
        return Grade.MISSED
    return Grade.PARTLY if slips else Grade.KNEW


def _less_for_hints(grade: Grade | None, hints: int) -> Grade | None:
    """What was known with a hint was known partly."""
    return Grade.PARTLY if hints and grade is Grade.KNEW else grade
