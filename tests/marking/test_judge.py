"""Verdicts on numbers: KL(p ‖ q) = 0.02582 nats for p = (.4, .4, .2), q = (.5, .3, .2), the practice page's example."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from quizkl.deck.card import Absolute, Decimals, Relative, SignificantFigures
from quizkl.marking.question import Question
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.maths.units import Unit

Ask = Callable[..., Question]
MarkAnswer = Callable[[Question, str], Verdict]


@pytest.mark.parametrize(
    "typed", ["0.0258", ".0258", "+0.0258", "2.58e-2", "2.58×10^-2", "2.58%", "0.02582", "= 0.0258"]
)
def test_a_correctly_rounded_number_is_right_however_it_is_written(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    verdict = mark(ask("kl(p, q)", unit=Unit.NATS), typed)
    assert isinstance(verdict, Right)
    assert verdict.expected == "0.0258 nats"


@pytest.mark.parametrize("typed", ["0.4 ln(0.8) + 0.4 ln(4/3)", "-0.0893 + 0.1151", "p[1]*ln(4/5) + 2/5 ln(4/3)"])
def test_an_expression_is_right_if_its_value_is(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    verdict = mark(ask("kl(p, q)"), typed)
    assert isinstance(verdict, Right)
    assert verdict.value.endswith("= 0.0258")


def test_a_fraction_is_right_for_the_decimals_it_stands_for(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("(2/3)^2"), "4/9"), Right)
    assert isinstance(mark(ask("(2/3)^2"), "44/100"), Wrong)


@pytest.mark.parametrize("typed", ["−0.0893", "-0.0893"])
def test_a_minus_sign_may_be_typographic(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    assert isinstance(mark(ask("0.4 ln(0.8)"), typed), Right)


def test_true_digits_that_are_too_few_are_incomplete_and_keep_the_answer_back(ask: Ask, mark: MarkAnswer) -> None:
    assert mark(ask("kl(p, q)"), "0.03") == Incomplete("0.03", "true so far; give 4 decimals")


@pytest.mark.parametrize("typed", ["0", "0.0", "0.02", "0.0253", "-0.0258", "0.02592", "kl", "258"])
def test_what_is_not_the_answer_is_not_right(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    assert isinstance(mark(ask("kl(p, q)"), typed), Wrong | WrongBecause | Unreadable)


def test_digits_cut_off_are_said_to_be(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("2/3"), "0.6666")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "the digits were cut off, not rounded"


def test_zero_needs_no_decimals(ask: Ask, mark: MarkAnswer) -> None:
    for typed in ("0", "0.0000", "-0"):
        assert isinstance(mark(ask("kl(p, p)"), typed), Right)
    assert isinstance(mark(ask("kl(p, p)"), "0.0001"), Wrong)


@pytest.mark.parametrize("typed", ["oo", "inf", "∞"])
def test_infinity_is_an_answer(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    infinite = ask("kl(r, s)", given={"r": "[0.5, 0.5]", "s": "[1, 0]"})
    assert mark(infinite, typed) == Right("∞", "∞")
    assert isinstance(mark(infinite, "1000000"), Wrong)
    assert isinstance(mark(ask("kl(p, q)"), typed), Wrong)


@pytest.mark.parametrize(
    ("answer", "typed", "shown"),
    [("-0.4 ln 0.5", "0.2772", "0.2773"), ("kl(p, q)", "0.0259", "0.0258"), ("kl(p, q)", "0.0257", "0.0258")],
)
def test_hand_rounding_is_right_with_a_remark(ask: Ask, mark: MarkAnswer, answer: str, typed: str, shown: str) -> None:
    assert mark(ask(answer), typed) == RightBut(typed, shown, f"within hand rounding; to 4 decimals it is {shown}")


def test_hand_rounding_does_not_excuse_more_than_it_can_cause(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("-0.4 ln 0.5"), "0.2775"), Wrong)
    assert isinstance(mark(ask("kl(p, q)"), "0.02592"), Wrong)
    assert isinstance(mark(ask("kl(p, q)"), "0.0253"), WrongBecause)


def test_a_bound_includes_its_edge_in_decimal(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("45.8", Absolute(Decimal("0.2"))), "46"), Right)
    assert isinstance(mark(ask("10", Relative(Decimal("0.01"))), "10.1"), Right)
    assert isinstance(mark(ask("10", Relative(Decimal("0.01"))), "10.11"), Wrong)


def test_significant_figures_have_to_be_written(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("999", SignificantFigures(2)), "1000"), Right)
    assert isinstance(mark(ask("sqrt(3)", SignificantFigures(6)), "1.73205"), Right)
    assert mark(ask("3/2", SignificantFigures(3)), "1.5") == Incomplete(
        "1.5", "true so far; give 3 significant figures"
    )


def test_a_mistake_of_the_deck_is_named_in_its_own_words(ask: Ask, mark: MarkAnswer) -> None:
    question = ask("kl(p, q)", unit=Unit.NATS, mistakes={"kl(q, p)": "You measured from q to p."})
    assert mark(question, "0.0253") == WrongBecause("0.0253", "You measured from q to p.", "0.0258 nats")
    assert isinstance(mark(question, "0.0254"), WrongBecause), "rounded by hand on the way to the mistake"
    assert isinstance(mark(question, "0.0249"), Wrong)


def test_the_right_answer_is_right_even_where_a_mistake_leads_to_it(ask: Ask, mark: MarkAnswer) -> None:
    question = ask("kl(p, q)", Decimals(2), mistakes={"kl(q, p)": "You measured from q to p."})
    assert isinstance(mark(question, "0.03"), Right)


def test_a_mistake_without_a_value_is_passed_over(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("kl(p, q)", mistakes={"ln(-1)": "No."}), "0.5"), Wrong)


@pytest.mark.parametrize("typed", ["kl(p, q)", "KL(p||q)", "0 + kl(q, p)"])
def test_the_question_typed_back_is_no_answer(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    verdict = mark(ask("kl(p, q)"), typed)
    assert isinstance(verdict, Unreadable)
    assert verdict.message == "That is the question itself."


def test_a_step_may_allow_its_own_function(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("kl(p, q)", allow=frozenset({"kl"})), "kl(p, q)"), Right)


def test_elementary_functions_are_always_accepted(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("sum(p * ln(p/q))"), "sum(p ln(p/q))"), Right)


@pytest.mark.parametrize(
    "typed", ["", "  ", "1,5", "entrpy(p)", "0.0258\x1b[2J", "9" * 3000, "1/0", "ln(-1)", "9^9^9^9"]
)
def test_what_cannot_be_read_or_computed_costs_no_attempt(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    verdict = mark(ask("kl(p, q)"), typed)
    assert isinstance(verdict, Unreadable)
    assert verdict.message
    assert "\x1b" not in verdict.message + verdict.hint


def test_a_step_without_a_value_blames_the_deck(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("ln(-1)"), "0.5")
    assert isinstance(verdict, Unreadable)
    assert "quizkl check" in verdict.hint


def test_a_reading_that_may_surprise_is_pointed_out_where_the_answer_is_wrong(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)"), "sum(p ln p/q)")
    assert isinstance(verdict, Wrong)
    assert "Do you mean ln(p/q)?" in verdict.detail


def test_a_verdict_does_not_repeat_a_page_of_digits(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)"), "0.0258" + "0" * 300)
    assert isinstance(verdict, Wrong)
    assert len(verdict.value) == 100
