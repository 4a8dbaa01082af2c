"""What a typed expression is, where it is not the right one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.maths.comparison import Comparison, Different, Related, Relation, SameProved, SameSampled
from quizkl.maths.engine.work import begin
from quizkl.maths.examination import Examination, Examined
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression, Name, Number

POSITIVE = (Related(Name("x"), Relation.ABOVE, Number(Fraction(0))),)


def expression(text: str) -> Expression:
    reading = read(text, Names(frozenset({"x", "y"}), split_products=True))
    assert isinstance(reading, Reading), reading
    return reading.expression


def examined(typed: str, answer: str, *others: str, seconds: float = 20.0) -> Examined | NotDecided:
    comparison = Comparison(expression(typed), expression(answer), POSITIVE)
    begun = begin(Examination(comparison, tuple(map(expression, others))))
    found = begun.found if begun.finish is None else begun.finish(seconds)
    assert isinstance(found, Examined | NotDecided)
    return found


def test_another_form_of_the_answer_is_proved_to_be_it() -> None:
    assert examined("x + 2x ln x", "d/dx (x^2 ln x)", "2x ln x") == Examined(SameProved())


def test_a_wrong_one_is_told_to_be_which_of_the_others_it_is() -> None:
    found = examined("2x ln x", "2x ln x + x", "x", "x ln(x^2)", "2x ln x + 1", "2x ln x")
    assert isinstance(found, Examined)
    assert isinstance(found.sameness, Different)
    assert found.alike == (1, 3)


@pytest.mark.parametrize(
    ("typed", "factor", "shift"),
    [
        ("4x ln x + 2x", Fraction(2), None),
        ("-2x ln x - x", Fraction(-1), None),
        ("(2x ln x + x)/3", Fraction(1, 3), None),
        ("2x ln x + x + 1", None, Fraction(1)),
        ("2x ln x + x - 1/2", None, Fraction(-1, 2)),
        ("x ln x + x", None, None),
    ],
)
def test_the_answer_up_to_a_constant_is_known(typed: str, factor: Fraction | None, shift: Fraction | None) -> None:
    found = examined(typed, "2x ln x + x")
    assert isinstance(found, Examined)
    assert (found.factor, found.shift) == (factor, shift)


def test_between_two_numbers_there_is_always_a_constant_and_none_is_told() -> None:
    found = examined("3", "x/x", "3")
    assert isinstance(found, Examined)
    assert (found.factor, found.shift, found.alike) == (None, None, (0,))


def test_vectors_are_told_apart_entry_by_entry() -> None:
    found = examined("[2x, y]", "[2x, 2y]", "[x, 2y]", "[2x, y]")
    assert isinstance(found, Examined)
    assert (found.alike, found.factor) == ((1,), None)


def test_without_time_nothing_is_told_but_that_it_is_wrong() -> None:
    found = examined("2x", "x", "2x", seconds=0.0)
    assert isinstance(found, Examined)
    assert isinstance(found.sameness, Different)
    assert (found.alike, found.factor) == ((), None)


def test_what_has_no_value_is_not_decided() -> None:
    assert isinstance(examined("ln(-x)", "ln x"), NotDecided)


_TERMS = st.sampled_from(["x", "x^2", "ln x", "1/x", "exp(-x)", "sqrt(x)"])


@settings(max_examples=25, deadline=None)
@given(st.lists(_TERMS, min_size=2, max_size=3, unique=True), st.integers(1, 9))
def test_law_terms_in_another_order_are_the_same_and_one_of_them_less_is_not(terms: list[str], factor: int) -> None:
    answer = " + ".join(f"{factor} * ({term})" for term in terms)
    turned = f"{factor} (" + " + ".join(reversed(terms)) + ")"
    same = examined(turned, answer)
    assert isinstance(same, Examined)
    assert isinstance(same.sameness, SameProved | SameSampled)
    shorter = examined(" + ".join(f"{factor} * ({term})" for term in terms[1:]), answer)
    assert isinstance(shorter, Examined)
    assert isinstance(shorter.sameness, Different)
