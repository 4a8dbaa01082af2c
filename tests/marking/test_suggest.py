"""The grade that an answer suggests."""

from __future__ import annotations

import pytest

from quizkl.marking.suggest import StepOutcome, grade_of_choice, grade_of_points, grade_of_steps
from quizkl.schedule.grade import Grade

FIRST_TIME = StepOutcome(right=True)
SECOND_TRY = StepOutcome(right=True, tries=2)
THIRD_TRY = StepOutcome(right=True, tries=3)
SHOWN = StepOutcome(right=False, tries=2, shown=True)
WRONG = StepOutcome(right=False, tries=2)


@pytest.mark.parametrize(
    ("outcomes", "grade"),
    [
        ((FIRST_TIME, FIRST_TIME), Grade.KNEW),
        ((FIRST_TIME, SECOND_TRY), Grade.PARTLY),
        ((SHOWN, FIRST_TIME), Grade.MISSED),
        ((FIRST_TIME, THIRD_TRY), Grade.MISSED),
        ((FIRST_TIME, WRONG), Grade.MISSED),
        ((), Grade.MISSED),
    ],
)
def test_an_exercise_suggests_the_grade_of_its_worst_step(outcomes: tuple[StepOutcome, ...], grade: Grade) -> None:
    assert grade_of_steps(outcomes) is grade


def test_the_points_had_suggest_a_grade() -> None:
    assert grade_of_points(3, 3) is Grade.KNEW
    assert grade_of_points(1, 3) is Grade.PARTLY
    assert grade_of_points(0, 3) is Grade.MISSED
    assert grade_of_points(0, 0) is None


def test_a_choice_is_known_or_missed() -> None:
    assert (grade_of_choice(True), grade_of_choice(False)) == (Grade.KNEW, Grade.MISSED)
