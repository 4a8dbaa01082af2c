"""Numbers with an error bound hold what they say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp

from quizkl.maths.engine.equality.at_point import value_at
from quizkl.maths.engine.equality.ball import Ball, UnclearError, ball, digits
from quizkl.maths.engine.equality.ball_functions import REAL_FUNCTIONS
from quizkl.maths.engine.novalue import NoValueError
from tests.maths.engine.equality.comparing import tree

GOLDEN = {
    "pi": "3.14159265358979323846264338327950288419716939937510582",  # OEIS A000796
    "e": "2.71828182845904523536028747135266249775724709369995957",  # OEIS A001113
    "ln(2)": "0.69314718055994530941723212145817656807550013436025525",  # OEIS A002162
    "(1 + sqrt(5))/2": "1.61803398874989484820458683436563811772030917980576286",  # OEIS A001622
    "arctan(1)": "0.78539816339744830961566084581987572104929234984377645",  # OEIS A003881
}


@pytest.mark.parametrize(("text", "decimals"), GOLDEN.items())
def test_constants_have_the_digits_that_are_published(text: str, decimals: str) -> None:
    with digits(60):
        value = value_at(tree(text), {})
        assert isinstance(value, Ball)
        assert abs(value.middle - mp.mpf(decimals)) < mp.mpf(10) ** -52
        assert value.radius < mp.mpf(10) ** -55


@pytest.mark.parametrize(
    ("text", "exactly"),
    [
        ("1/3 + 1/6", Fraction(1, 2)),
        ("sqrt(49/4)", Fraction(7, 2)),
        ("8^(2/3)", Fraction(4)),
        ("ln(1) + sin(0) + e^0", Fraction(1)),
        ("5! - choose(10, 3)", Fraction(0)),
    ],
)
def test_what_is_a_fraction_stays_one(text: str, exactly: Fraction) -> None:
    with digits(60):
        assert value_at(tree(text), {}) == exactly


arguments = st.fractions(-20, 20, max_denominator=1000)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(set(REAL_FUNCTIONS) - {"atan2", "log", "root", "choose"})), arguments)
def test_a_ball_holds_what_more_digits_find(function: str, argument: Fraction) -> None:
    found = []
    for count in (30, 600):
        with digits(count):
            try:
                found.append(ball(REAL_FUNCTIONS[function](argument)))
            except (NoValueError, UnclearError) as none:
                assert isinstance(none, NoValueError) or count == 30
    if len(found) == 2:
        rough, fine = found
        assert abs(rough.middle - fine.middle) <= rough.radius + fine.radius


def test_cancellation_widens_the_ball() -> None:
    with digits(40):
        value = value_at(tree("(10^30 + pi) - 10^30"), {})
        assert isinstance(value, Ball)
        assert value.radius > mp.mpf(10) ** -11


def test_what_may_be_zero_is_unclear_until_there_are_digits_enough() -> None:
    almost = tree("1/(sqrt(2)^2 - 2 + e^(-100))")
    with digits(30), pytest.raises(UnclearError):
        value_at(almost, {})
    with digits(150):
        assert isinstance(value_at(almost, {}), Ball)
    with digits(600), pytest.raises(NoValueError):
        value_at(tree("1/(sqrt(2)^2 - 2)"), {})
