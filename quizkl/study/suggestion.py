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
from quizkl.settings.exercise import ExerciseRules, worse
from quizkl.study.phase import Revealed


def suggested_grade(revealed: Revealed) -> Grade | None:
    """None where the learner alone can tell: a flashcard, a cloze, a question without points.

    "I was right" and "I was wrong" answer a verdict: what a right answer cost in tries or hints no longer counts.
    """
    if revealed.overruled:
        return Grade.MISSED if revealed.right else Grade.KNEW
    grade = _without_hints(revealed)
    return worse(grade, revealed.task.rules.hint) if grade is not None and revealed.hints else grade


def _without_hints(revealed: Revealed) -> Grade | None:
    rules = revealed.task.rules
    match revealed.task.card:
        case PracticeQuestion(points=points):
            return grade_of_points(len(revealed.ticks), len(points))
        case Exercise():
            steps = [StepOutcome(step.right, step.attempts, shown=step.shown) for step in revealed.steps]
            return grade_of_steps(steps, rules)
        case Derivation() if revealed.derived is not None and revealed.right is not None:
            return _of_derivation(revealed.right, revealed.derived.slips, rules)
        case Experiment() if revealed.right is not None:
            right = sum(step.right for step in revealed.steps)
            return grade_of_predictions(right, len(revealed.steps))
        case Choice():
            return grade_of_choice(bool(revealed.right))
        case _:
            return None


def _of_derivation(done: bool, slips: int, rules: ExerciseRules) -> Grade:
    """Knew it where every line followed at first. One that had to be mended is a second try, however many there are;
    where it was given up the model was shown.
    """
    if not done:
        return rules.show_me
    return rules.second_try if slips else Grade.KNEW
