"""Claims of a deck, held against the computed value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from quizkl.deck.card import Absolute, Decimals
from quizkl.marking.ask import Pending
from quizkl.marking.claim import ClaimProblem, check_claim, claim_inquiries
from quizkl.marking.question import Question
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.units import Unit

Ask = Callable[..., Question]


def checked(mathematician: BlockingHelper, question: Question, claim: str) -> ClaimProblem | None:
    pending = claim_inquiries(question, claim)
    return check_claim(pending, mathematician.ask(pending.inquiries)) if isinstance(pending, Pending) else pending


@pytest.mark.parametrize(
    ("answer", "claim"),
    [
        ("kl(p, q)", "0.0258"),
        ("kl(p, q)", "0.025815"),
        ("kl(p, q)", "0.026"),
        ("p * ln(p/q)", "[-0.0893, 0.1151, 0]"),
        ("(2/3)^2", "4/9"),
        ("kl(p, p)", "0"),
        ("kl([0.5, 0.5], [1, 0])", "oo"),
    ],
)
def test_a_true_claim_has_no_problem(ask: Ask, mathematician: BlockingHelper, answer: str, claim: str) -> None:
    assert checked(mathematician, ask(answer), claim) is None


@pytest.mark.parametrize(
    ("answer", "claim", "hint"),
    [
        ("kl(p, q)", "0.0259", "expected 0.0258"),
        ("kl(p, q)", "0.025816", "expected 0.025815"),
        ("kl(p, q)", "0", "expected 0.0258"),
        ("-0.4 ln 0.5", "0.2772", "expected 0.2773"),
        ("p * ln(p/q)", "[-0.0893, 0.1151]", "the computed value is [-0.0893, 0.1151, 0.0000]"),
    ],
)
def test_a_false_claim_is_told_the_computed_value(
    ask: Ask, mathematician: BlockingHelper, answer: str, claim: str, hint: str
) -> None:
    problem = checked(mathematician, ask(answer), claim)
    assert problem is not None
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("unit", "claim", "hint"),
    [
        (None, "0.0372", "expected 0.0258; the claim is in bits: write unit: bits, or the claim in nats"),
        (Unit.NATS, "0.0372", "expected 0.0258 nats; the claim is in bits: write unit: bits, or the claim in nats"),
        (Unit.BITS, "0.0258", "expected 0.0372 bits; the claim is in nats: write unit: nats, or the claim in bits"),
        (Unit.BITS, "0.0257", "expected 0.0372 bits"),
    ],
)
def test_a_claim_in_another_unit_is_told_so(
    ask: Ask, mathematician: BlockingHelper, unit: Unit | None, claim: str, hint: str
) -> None:
    problem = checked(mathematician, ask("kl(p, q)", unit=unit), claim)
    assert problem is not None
    assert problem.hint == hint


def test_a_claim_may_have_a_unit(ask: Ask, mathematician: BlockingHelper) -> None:
    question = ask("kl(p, q)", unit=Unit.NATS)
    assert checked(mathematician, question, "0.0372 bits") is None
    assert checked(mathematician, question, "0.0372") is not None


def test_under_a_bound_a_claim_is_held_to_its_own_decimals(ask: Ask, mathematician: BlockingHelper) -> None:
    question = ask("kl(p, q)", Absolute(Decimal(1)))
    assert checked(mathematician, question, "0.026") is None
    assert checked(mathematician, question, "0.027") is not None


@pytest.mark.parametrize("claim", ["", "about 3", "kl(p, q)", "ln(-1)"])
def test_a_claim_that_is_no_number_is_a_problem(ask: Ask, mathematician: BlockingHelper, claim: str) -> None:
    assert isinstance(checked(mathematician, ask("kl(p, q)"), claim), ClaimProblem)


def test_a_claim_about_an_answer_without_a_value_is_a_problem(ask: Ask, mathematician: BlockingHelper) -> None:
    assert isinstance(checked(mathematician, ask("ln(-1)", Decimals(2)), "0.5"), ClaimProblem)
