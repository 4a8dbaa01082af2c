"""Vectors and matrices, marked entry by entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizkl.marking.question import Question
from quizkl.marking.verdict import Incomplete, Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause

Ask = Callable[..., Question]
MarkAnswer = Callable[[Question, str], Verdict]

TERMS = "p * ln(p/q)"
"""The practice page's terms: -0.0893, 0.1151, 0."""


@pytest.mark.parametrize("typed", ["[-0.0893, 0.1151, 0]", "[-0.08926, 0.1151, 0.0000]", "[0.4 ln 0.8, 0.1151, 0]"])
def test_a_vector_is_right_when_every_entry_is(ask: Ask, mark: MarkAnswer, typed: str) -> None:
    verdict = mark(ask(TERMS), typed)
    assert isinstance(verdict, Right)
    assert verdict.expected == "[−0.0893, 0.1151, 0.0000]"


def test_one_entry_rounded_by_hand_makes_the_vector_right_with_a_remark(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("[0.4 ln 0.5, 1/4]"), "[-0.2772, 0.25]"), RightBut)


def test_the_right_entries_of_a_wrong_vector_are_named(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask(TERMS), "[-0.0893, 0.5, 0]")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "entries 1 and 3 are right"


def test_an_entry_with_too_few_digits_is_named(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask(TERMS), "[-0.09, 0.1151, 0]")
    assert isinstance(verdict, Incomplete)
    assert verdict.remark == "true so far; give 4 decimals in entry 1"


def test_entries_of_different_sizes_are_held_at_their_own_places(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask("[0.4 ln 0.5, 1/3]"), "[-0.2772, 0.333333]"), RightBut)


def test_a_vector_of_the_wrong_length_is_wrong(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask(TERMS), "[-0.0893, 0.1151]")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "asked for a vector of 3; this is a vector of 2"


def test_a_number_in_place_of_a_vector_is_a_slip_of_form(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask(TERMS), "0.0258"), Unreadable)
    assert isinstance(mark(ask("kl(p, q)"), "[0.0258]"), Unreadable)
    assert isinstance(mark(ask("[[1, 0], [0, 1]]"), "[1, 0]"), Unreadable)


def test_an_expression_may_be_a_vector(ask: Ask, mark: MarkAnswer) -> None:
    assert isinstance(mark(ask(TERMS), "p ln(p/q)"), Right)
    assert isinstance(mark(ask("[2, 4]"), "2 * [1, 2]"), Right)


def test_probabilities_that_still_have_to_be_divided_by_their_sum(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("p"), "[4, 4, 2]")
    assert isinstance(verdict, RightBut)
    assert verdict.remark == "up to normalising: divide by the sum, 10"
    assert isinstance(mark(ask(TERMS), "[4, 4, 2]"), Wrong)


def test_probabilities_with_too_few_digits_are_not_said_to_be_undivided(ask: Ask, mark: MarkAnswer) -> None:
    """Rounded, the softmax of 1, 2, 3 sums to 0.9999."""
    verdict = mark(ask("softmax([1, 2, 3])"), "[0.09, 0.2447, 0.6652]")
    assert isinstance(verdict, Incomplete)
    assert verdict.remark == "true so far; give 4 decimals in entry 1"
    assert isinstance(mark(ask("softmax([1, 2, 3])"), "[0.0900, 0.2447, 0.6652]"), Right)


def test_a_matrix_is_marked_entry_by_entry(ask: Ask, mark: MarkAnswer) -> None:
    question = ask("inv([[2, 0], [0, 4]])")
    assert isinstance(mark(question, "[[0.5, 0], [0, 0.25]]"), Right)
    verdict = mark(question, "[[0.5, 0], [0, 0.77]]")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "entries (1, 1), (1, 2) and (2, 1) are right"


def test_a_mistaken_vector_is_named(ask: Ask, mark: MarkAnswer) -> None:
    question = ask(TERMS, mistakes={"q * ln(q/p)": "You averaged under q."})
    verdict = mark(question, "[0.1116, -0.0863, 0]")
    assert isinstance(verdict, WrongBecause)
    assert verdict.reason == "You averaged under q."
