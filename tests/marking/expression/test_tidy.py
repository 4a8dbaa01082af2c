"""Arithmetic that nobody would leave standing once numbers are put in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.marking.expression.question import put_in
from quizkl.marking.expression.tidy import tidy
from quizkl.maths.comparison import Comparison, Different
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression


def expression(text: str) -> Expression:
    reading = read(text, Names(frozenset({"x", "a", "b"})))
    assert isinstance(reading, Reading), reading
    return reading.expression


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("3 x^(3 - 1)", "3x²"),
        ("2 x^(2 - 1)", "2x"),
        ("1 * x + 0", "x"),
        ("(x - 4)/2^2", "(x − 4)/4"),
        ("6/3 * x", "2x"),
        ("2/3 * x", "(2/3)·x"),
        ("x^(2 - 3)", "x⁻¹"),
        ("0.5 x + 0.5", "0.5x + 0.5"),
    ],
)
def test_whole_numbers_are_reckoned_together(written: str, tidied: str) -> None:
    assert echo(tidy(expression(written))) == tidied


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["a x^(a - 1)", "(x + a)/b", "b*x - a*1", "a^b x - (b - a)", "-(-(a - b)) x", "ln(x)/(a*b)"]),
    st.integers(1, 6),
    st.integers(1, 6),
)
def test_law_it_stays_the_same(mathematician: BlockingHelper, written: str, a: int, b: int) -> None:
    form = put_in(expression(written), {"a": expression(str(a)), "b": expression(str(b))})
    (found,) = mathematician.compare([Comparison(tidy(form), form)])
    assert not isinstance(found, Different)
