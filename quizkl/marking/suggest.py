"""The grade that an answer suggests; the learner has the last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.schedule.grade import Grade


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """How a step went. ``tries`` counts the verdicts that cost an attempt, and the right one."""

    right: bool
    tries: int = 1
    hinted: bool = False


def grade_of_steps(outcomes: Sequence[StepOutcome]) -> Grade:
    """All right first time and without a hint: knew. Right after a hint or at the second try: partly. Else missed."""
    if not outcomes or not all(outcome.right and outcome.tries <= 2 for outcome in outcomes):
        return Grade.MISSED
    if any(outcome.hinted or outcome.tries > 1 for outcome in outcomes):
        return Grade.PARTLY
    return Grade.KNEW


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
