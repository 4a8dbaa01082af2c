"""Which digits a typed number claims."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.marking.figures import figures, number_typed, number_written
from quizkl.maths.syntax.tree import Binary, Number, Operator, Percent


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("0.0258", 3, 3),
        ("04", 1, 1),
        ("0.4000", 4, 4),
        ("7", 1, 1),
        ("100", 1, 3),
        ("420", 2, 3),
        ("00120", 2, 3),
        ("100.", 3, 3),
        ("100.0", 4, 4),
        ("1.00e3", 3, 3),
        ("10e1", 1, 2),
        ("2.5E-3", 2, 2),
        ("0", 1, 1),
        ("0.", 1, 1),
        ("0.0", 1, 1),
        ("0.000", 3, 3),
    ],
)
def test_significant_figures_of_a_typed_text(text: str, fewest: int, most: int) -> None:
    number = number_written(text)
    assert number is not None
    assert figures(number) == (fewest, most)


@pytest.mark.parametrize("text", ["", ".", "e5", "1e", "0x10", "1_000", "1e99999", "9" * 500, "nan", "½"])
def test_what_is_not_decimal_text_has_no_digits_to_claim(text: str) -> None:
    assert number_written(text) is None


def test_the_last_place_moves_with_the_exponent() -> None:
    number = number_written("2.58e-2")
    assert number is not None
    assert (number.value, number.first, number.last) == (Fraction(258, 10000), -2, -4)


def plain(text: str) -> Number:
    return Number(Fraction(text), text)


def test_a_percentage_is_typed_two_places_further() -> None:
    number = number_typed(Percent(plain("3.7")))
    assert number is not None
    assert (number.value, number.last) == (Fraction(37, 1000), -3)


def test_a_quotient_has_no_last_place() -> None:
    assert number_typed(Binary(Operator.DIVIDE, plain("4"), plain("9"))) is None


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_the_value_is_what_the_digits_say(number: Decimal) -> None:
    typed = number_written(f"{number:f}")
    assert typed is not None
    assert typed.value == Fraction(str(number))
    assert typed.last == -4
