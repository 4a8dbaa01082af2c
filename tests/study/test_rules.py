"""Tries, hints and "show me" under rules of the learner's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.marking.suggest import StepOutcome, grade_of_steps
from quizkl.marking.verdict import Right, Verdict, Wrong
from quizkl.schedule.grade import Grade
from quizkl.settings.exercise import USUAL, ExerciseRules, worse
from quizkl.study import acts
from quizkl.study.cost import best_left, next_try, with_answer_shown, with_hint
from quizkl.study.phase import Revealed, Working
from quizkl.study.session import Session, start
from quizkl.study.suggestion import suggested_grade
from tests.study.desk_of_cards import NINE, course, exercise, key, later

RIGHT = Right("1", "1")
WRONG = Wrong("2", "1")


def worked(rules: ExerciseRules, *answers: Verdict | str) -> Session:
    """An exercise of two steps under these rules; a text is an act."""
    own = replace(course({key("x"): exercise(2)}), rules=lambda _: rules)
    session = start(own, [key("x")], NINE)
    for answer in answers:
        match answer:
            case "show":
                session = acts.show_answer(session, later(2))
            case "hint":
                session = acts.hint(session)
            case str():
                raise AssertionError(answer)
            case verdict:
                session = acts.tried(session, "typed", verdict, later(2))
    return session


def grade(rules: ExerciseRules, *answers: Verdict | str) -> Grade | None:
    phase = worked(rules, *answers).phase
    assert isinstance(phase, Revealed)
    return suggested_grade(phase)


@pytest.mark.parametrize(
    ("rules", "answers", "expected"),
    [
        (ExerciseRules(attempts=3), (WRONG, WRONG, RIGHT, RIGHT), Grade.PARTLY),
        (ExerciseRules(attempts=1), (WRONG, RIGHT, RIGHT), Grade.MISSED),
        (ExerciseRules(second_try=Grade.KNEW), (WRONG, RIGHT, RIGHT), Grade.KNEW),
        (ExerciseRules(second_try=Grade.MISSED), (WRONG, RIGHT, RIGHT), Grade.MISSED),
        (ExerciseRules(hint=Grade.KNEW), ("hint", RIGHT, RIGHT), Grade.KNEW),
        (ExerciseRules(hint=Grade.MISSED), ("hint", RIGHT, RIGHT), Grade.MISSED),
        (ExerciseRules(show_me=Grade.PARTLY), ("show", RIGHT), Grade.PARTLY),
        (ExerciseRules(show_me=Grade.PARTLY), (WRONG, WRONG, WRONG, "show", RIGHT), Grade.PARTLY),
        (ExerciseRules(show_me=Grade.KNEW), ("show", "show"), Grade.KNEW),
        (ExerciseRules(shown_after=1), (WRONG, RIGHT), Grade.MISSED),
        (ExerciseRules(shown_after=2, show_me=Grade.PARTLY), (WRONG, WRONG, RIGHT), Grade.PARTLY),
    ],
)
def test_the_rules_say_what_tries_hints_and_shown_answers_cost(
    rules: ExerciseRules, answers: tuple[Verdict | str, ...], expected: Grade
) -> None:
    assert grade(rules, *answers) is expected


def test_after_as_many_wrong_tries_as_the_rules_say_the_next_step_opens() -> None:
    phase = worked(ExerciseRules(shown_after=2), WRONG, WRONG).phase
    assert isinstance(phase, Working)
    assert (phase.current, phase.steps[0].shown, phase.steps[0].right) == (1, True, False)


GRADES = st.sampled_from(Grade)
RULES = st.builds(ExerciseRules, st.integers(1, 5), GRADES, GRADES, GRADES, st.integers(0, 4))
ANSWERS = st.lists(st.sampled_from([RIGHT, WRONG, "show", "hint"]), max_size=12)


@given(RULES, ANSWERS)
def test_what_is_said_to_be_left_can_be_reached_and_is_the_best(
    rules: ExerciseRules, answers: list[Verdict | str]
) -> None:
    session = worked(rules, *answers)
    best = best_left(session.phase)
    while isinstance(session.phase, Working):
        assert next_try(session.phase).startswith("Try again")
        session = acts.tried(session, "typed", RIGHT, later(3))
    assert isinstance(session.phase, Revealed)
    if best is not Grade.KNEW or not isinstance(worked(rules, *answers).phase, Revealed):
        assert suggested_grade(session.phase) is best


@given(st.lists(st.builds(StepOutcome, st.booleans(), st.integers(1, 4)), max_size=4))
def test_the_usual_rules_are_those_that_always_held(outcomes: list[StepOutcome]) -> None:
    if not outcomes or not all(outcome.right and outcome.tries <= 2 for outcome in outcomes):
        expected = Grade.MISSED
    else:
        expected = Grade.PARTLY if any(outcome.tries > 1 for outcome in outcomes) else Grade.KNEW
    assert grade_of_steps(outcomes) is expected


@given(RULES)
def test_the_words_follow_the_rules(rules: ExerciseRules) -> None:
    said = rules.in_words()
    assert said.endswith("You may always choose another grade.")
    assert bool(with_hint(rules)) is (rules.hint is not Grade.KNEW)
    assert bool(with_answer_shown(rules)) is (rules.show_me is not Grade.KNEW)
    assert ("the answer is shown" in said) is bool(rules.shown_after)
    assert worse(*Grade) is Grade.MISSED


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (ExerciseRules(attempts=3), "Right at the first try suggests knew, within 3 tries partly, after that missed."),
        (ExerciseRules(second_try=Grade.KNEW), "Right within 2 tries suggests knew, after that missed."),
        (ExerciseRules(second_try=Grade.MISSED), "Right at the first try suggests knew, after that missed."),
        (ExerciseRules(attempts=1), "Right at the first try suggests knew, after that missed."),
    ],
)
def test_what_a_try_is_worth_in_words(rules: ExerciseRules, said: str) -> None:
    assert rules.in_words().startswith(said)


def test_the_usual_rules_in_words() -> None:
    assert USUAL.in_words() == (
        "Right at the first try suggests knew, at the second try partly, after that missed. After a hint: partly at"
        " best. After show me: missed. You may always choose another grade."
    )
