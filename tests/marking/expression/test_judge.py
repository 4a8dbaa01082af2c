"""The verdict on a typed expression."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.card import Exercise, ExpressionStep
from quizkl.marking.expression.ask import examining
from quizkl.marking.expression.judge import judge_expression
from quizkl.marking.expression.question import expression_question
from quizkl.marking.expression.slips import slips_of
from quizkl.marking.mistake_kind import MistakeKind as Kind
from quizkl.marking.question import Written
from quizkl.marking.say import as_object, sentence
from quizkl.marking.verdict import Right, RightBut, Unreadable, Wrong, WrongBecause, costs_attempt, is_right
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Computed, Inquiry, NotDecided, Value
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Expression, Number
from tests.marking.expression.conftest import Mark, exercise_of

DERIVATIVE = exercise_of(
    "{ask: y, answer: d/dx (x^2 ln(x)), claim: 2 x ln(x) + x, "
    "mistakes: [{answer: 2, say: The product rule has two terms.}]}",
    "{x: positive}",
)
SCORE = exercise_of(
    "{ask: y, answer: d/dmu (-(x - mu)^2/(2 sigma^2)), claim: (x - mu)/sigma^2}",
    "{x: number, mu: number, sigma: positive}",
)
SIGMOID = exercise_of("{ask: y, answer: d/dx 1/(1 + exp(-x)), claim: exp(-x)/(1 + exp(-x))^2}", "{x: number}")
DIVERGENCE = exercise_of(
    "{ask: y, answer: 'kl(bernoulli(p), bernoulli(q))', claim: p ln(p/q) + (1 - p) ln((1 - p)/(1 - q))}",
    "{p: probability, q: probability}",
)


@pytest.mark.parametrize("typed", ["2x ln x + x", "x(1 + 2 ln x)", "x + x ln(x^2)", r"2x\ln x + x", "= x + 2xlnx"])
def test_every_form_of_the_answer_is_right(mark_step: Mark, typed: str) -> None:
    verdict = mark_step(DERIVATIVE, typed)
    assert isinstance(verdict, Right)
    assert verdict.expected == "2x ln x + x"


def test_what_is_only_sampled_is_right_and_says_how_it_is_known(mark_step: Mark) -> None:
    verdict = mark_step(DIVERGENCE, "p ln p - p ln q + (1 - p) (ln(1 - p) - ln(1 - q))")
    assert isinstance(verdict, Right | RightBut)
    if isinstance(verdict, RightBut):
        assert "points to 50 digits" in verdict.remark


def test_a_wrong_one_is_told_where_it_differs_and_not_what_is_right(mark_step: Mark) -> None:
    verdict = mark_step(DERIVATIVE, "sin x")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "at x = 0.62 yours is 0.581, the answer 0.0272."
    assert sentence(verdict, show_expected=False) == "✗ Wrong: at x = 0.62 yours is 0.581, the answer 0.0272."


@pytest.mark.parametrize(
    ("exercise", "typed", "kind"),
    [
        (DERIVATIVE, "2x ln x", Kind.DROPPED_TERM),
        (DERIVATIVE, "2 ln x + x", Kind.FORGOTTEN_FACTOR),
        (DERIVATIVE, "2x log2 x + x", Kind.WRONG_BASE),
        (DERIVATIVE, "-2x ln x - x", Kind.WRONG_SIGN),
        (DERIVATIVE, "4x ln x + 2x", Kind.CONSTANT_FACTOR),
        (DERIVATIVE, "2x ln x + x - 3", Kind.CONSTANT_TERM),
        (SCORE, "(x - mu)/sigma", Kind.FORGOTTEN_SQUARE),
        (SCORE, "(x - mu)/(2 sigma^2)", Kind.CONSTANT_FACTOR),
        (SCORE, "(mu - x)/sigma^2", Kind.WRONG_SIGN),
        (DIVERGENCE, "q ln(q/p) + (1 - q) ln((1 - q)/(1 - p))", Kind.SWAPPED_ARGUMENTS),
        (DIVERGENCE, "p ln(p/q)", Kind.DROPPED_TERM),
        (SIGMOID, "1/(1 + exp(-x))^2", Kind.FORGOTTEN_FACTOR),
        (SIGMOID, "exp(-x)/(1 + exp(-x))", Kind.FORGOTTEN_SQUARE),
    ],
)
def test_a_slip_is_named(mark_step: Mark, exercise: Exercise, typed: str, kind: Kind) -> None:
    verdict = mark_step(exercise, typed)
    assert isinstance(verdict, WrongBecause)
    assert verdict.kind is kind


def test_a_mistake_of_the_deck_is_told_in_its_words(mark_step: Mark) -> None:
    verdict = mark_step(DERIVATIVE, "1 + 1")
    assert isinstance(verdict, WrongBecause)
    assert verdict.reason == "The product rule has two terms."


def test_a_constant_that_is_missed_is_said_in_words(mark_step: Mark) -> None:
    verdict = mark_step(DERIVATIVE, "(2x ln x + x)/3")
    assert isinstance(verdict, WrongBecause)
    assert verdict.reason == "Yours differs from the answer by the constant factor 1/3."


@pytest.mark.parametrize(
    ("exercise", "typed"),
    [
        (DERIVATIVE, "d/dx (x^2 ln x)"),
        (DERIVATIVE, "x + d/dx (x^2) * ln x"),
        (DIVERGENCE, "kl(bernoulli(p), bernoulli(q))"),
        (DIVERGENCE, "cross_entropy([p, 1-p], [q, 1-q]) - entropy([p, 1-p])"),
    ],
)
def test_the_question_is_no_answer(mark_step: Mark, exercise: Exercise, typed: str) -> None:
    verdict = mark_step(exercise, typed)
    assert isinstance(verdict, Unreadable)
    assert verdict.message == "That is the question itself."
    assert not costs_attempt(verdict)


def test_a_function_may_be_typed_where_the_step_allows_it(mark_step: Mark) -> None:
    allowing = exercise_of("{ask: y, answer: 'n entropy([p, 1-p])', allow: [entropy]}", "{n: whole, p: probability}")
    assert isinstance(mark_step(allowing, "entropy([p, 1-p]) n"), Right | RightBut)


@pytest.mark.parametrize(("typed", "column"), [("2x ln y", 7), ("2x ln (x", 7), ("", 1)])
def test_what_cannot_be_read_is_pointed_at(mark_step: Mark, typed: str, column: int) -> None:
    verdict = mark_step(DERIVATIVE, typed)
    assert isinstance(verdict, Unreadable)
    assert verdict.column == column


def test_an_expression_has_no_unit(mark_step: Mark) -> None:
    assert isinstance(mark_step(DERIVATIVE, "2x ln x + x nats"), Unreadable)


@pytest.mark.parametrize("typed", ["x'", "sum(x)", "x_1", "‖x‖"])
def test_a_symbol_is_one_number(mark_step: Mark, typed: str) -> None:
    verdict = mark_step(DERIVATIVE, typed)
    assert isinstance(verdict, Unreadable)
    assert verdict.message == "x is one number here."


def test_the_greater_of_two_numbers_is_a_number(mark_step: Mark) -> None:
    relu = exercise_of("{ask: y, answer: 'max(x, 0)'}", "{x: number}")
    assert isinstance(mark_step(relu, "(x + |x|)/2"), Right | RightBut)
    assert isinstance(mark_step(relu, "max(0, x)"), Right | RightBut)


@pytest.mark.parametrize("added", ["1e-30", "exp(-1000)"])
def test_a_difference_too_small_to_be_seen_is_said_by_its_size(mark_step: Mark, added: str) -> None:
    verdict = mark_step(DERIVATIVE, f"2x ln x + x + {added} x^2")
    assert isinstance(verdict, Wrong)
    assert verdict.detail.partition(" yours")[2].startswith(" and the answer differ by ")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_law_whatever_is_typed_is_read_or_refused_with_a_sentence(typed: str) -> None:
    pending = examining(expression_question(DERIVATIVE, 1), typed)
    assert not isinstance(pending, Unreadable) or pending.message


def test_what_is_not_decided_costs_no_attempt_and_is_not_called_wrong(mark_step: Mark) -> None:
    verdict = mark_step(DERIVATIVE, "ln(-x)")
    assert isinstance(verdict, Unreadable)
    assert not costs_attempt(verdict)
    pending = examining(expression_question(DERIVATIVE, 1), "x")
    assert not isinstance(pending, Unreadable)
    assert isinstance(judge_expression(pending, NotDecided("not decided: this took longer than it may")), Unreadable)


def test_given_numbers_are_put_in_and_may_be_typed_by_name(mark_step: Mark) -> None:
    power = exercise_of("{ask: y, answer: d/dx x^a, claim: a x^(a - 1)}", "{x: number}", given="{a: 3}")
    for typed in ("3x^2", "a x^2", "a x^(a - 1)"):
        verdict = mark_step(power, typed)
        assert isinstance(verdict, Right)
        assert verdict.expected == "3x²"


TWICE = exercise_of(
    "{ask: y, answer: d/dx (x^2 ln(x)), claim: 2 x ln(x) + x}, {ask: z, answer: 'x step[1]', claim: 2 x^2 ln(x) + x^2}",
    "{x: positive}",
)


def test_what_follows_from_a_wrong_step_is_right_given_that_step(mark_step: Mark) -> None:
    verdict = mark_step(TWICE, "2x^2 ln x", Written("2x ln x", False))
    assert isinstance(verdict, RightBut)
    assert verdict.remark == "given your step 1; from the right one it is 2x² ln x + x²"
    assert isinstance(mark_step(TWICE, "2x^2 ln x"), WrongBecause)
    assert isinstance(mark_step(TWICE, "2x^2 ln x + x^2", Written("2x ln x", False)), Right)


def test_a_verdict_on_an_expression_is_an_object_like_any_other(mark_step: Mark) -> None:
    found = as_object(mark_step(DERIVATIVE, "4x ln x + 2x"))
    assert (found["verdict"], found["mistake"], found["value"]) == ("wrong-because", "constant-factor", None)
    assert (found["read"], found["expected"]) == ("4x ln x + 2x", "2x ln x + x")


_AT = {"x": "1.7", "mu": "0.4", "sigma": "2.3", "p": "0.3", "q": "0.8"}


def _value(expression: Expression, mathematician: BlockingHelper) -> Value | None:
    numbers = {name: Number(Fraction(text), text) for name, text in _AT.items()}
    (found,) = mathematician.ask([Inquiry(expression, numbers, exact=False)])
    return found.value if isinstance(found, Computed) else None


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([DERIVATIVE, SCORE, DIVERGENCE]), st.integers(0, 200))
def test_law_no_slip_that_has_another_value_at_some_point_is_right(
    mathematician: BlockingHelper, mark_step: Mark, exercise: Exercise, place: int
) -> None:
    question = expression_question(exercise, 1)
    slips = slips_of(question)
    slip = slips[place % len(slips)].expression
    here, there = _value(slip, mathematician), _value(question.answer, mathematician)
    if not isinstance(here, float) or not isinstance(there, float) or math.isclose(here, there, rel_tol=1e-9):
        return
    assert not is_right(mark_step(exercise, to_source(slip)))


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from([DERIVATIVE, SCORE, DIVERGENCE]),
    st.sampled_from(["({}) * 3 / 3", "-(-({}))", "({}) + 2 - 2", "exp(0) ({})", "({0})^2 / ({0})", "ln(exp({}))"]),
)
def test_law_the_answer_in_any_disguise_is_right(mark_step: Mark, exercise: Exercise, disguise: str) -> None:
    step = exercise.steps[0]
    assert isinstance(step, ExpressionStep)
    assert is_right(mark_step(exercise, disguise.format(step.claim_source)))
