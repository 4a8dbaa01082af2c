"""The grade that an answer suggests; the learner has the last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.schedule.grade import Grade
from quizkl.settings.exercise import USUAL, ExerciseRules, worse


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """How a step went. ``tries`` counts the verdicts that cost an attempt, and the right one. ``shown`` is when its
    answer was shown.
    """

    right: bool
    tries: int = 1
    shown: bool = False


def grade_of_steps(outcomes: Sequence[StepOutcome], rules: ExerciseRules = USUAL) -> Grade:
    """The grade of the worst step. By the usual rules, all right first time: knew. Right at the second try: partly.
    Else missed.
    """
    return worse(*(_grade_of_step(outcome, rules) for outcome in outcomes)) if outcomes else Grade.MISSED


def _grade_of_step(outcome: StepOutcome, rules: ExerciseRules) -> Grade:
    if outcome.shown:
        return rules.show_me
    return rules.of_tries(outcome.tries) if outcome.right else Grade.MISSED


def grade_of_points(ticked: int, points: int) -> Grade | None:
    """All points had: knew. None: missed. Some: partly. A question without points suggests nothing."""
    if points == 0:
        return None
    if ticked == 0:
        return Grade.MISSED
    return Grade.KNEW if ticked == points else Grade.PARTLY


def grade_of_predictions(right: int, predictions: int) -> Grade:
    """Everything foreseen: knew. Nothing: missed. Some of it: partly."""
    if not right:
        return Grade.MISSED
    return Grade.KNEW if right == predictions else Grade.PARTLY


def grade_of_choice(right: bool) -> Grade:
    return Grade.KNEW if right else Grade.MISSED
