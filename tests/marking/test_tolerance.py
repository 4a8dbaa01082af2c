"""When a number is right at the precision asked: golden edges, and laws over many numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.figures import TypedNumber, number_written
from quizkl.marking.tolerance import Exactly, Held, Infinite, Mark, is_cut_off, mark
from quizkl.maths.inquiry import Interval


def typed(text: str) -> TypedNumber:
    number = number_written(text.removeprefix("-"))
    assert number is not None
    return TypedNumber(-number.value, number.first, number.last, number.loosest) if text[0] == "-" else number


def marked(text: str, reference: str, precision: Precision) -> Mark:
    return mark(typed(text), Decimal(reference), precision)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("0.0258", "0.025830", Mark.EXACT),
        ("0.02583", "0.025830", Mark.EXACT),
        ("0.02584", "0.025830", Mark.WRONG),
        ("0.0259", "0.025830", Mark.WRONG),
        ("0.03", "0.025830", Mark.INCOMPLETE),
        ("0.025", "0.025830", Mark.WRONG),
        ("0.0", "0.025830", Mark.WRONG),
        ("0", "0.025830", Mark.WRONG),
        ("0.5", "0.5", Mark.EXACT),
        ("0.5", "0.50001", Mark.INCOMPLETE),
        ("0", "0", Mark.EXACT),
        ("0.0000", "0", Mark.EXACT),
        ("0.0000", "0.00001", Mark.EXACT),
        ("0", "0.00001", Mark.INCOMPLETE),
        ("-0.0893", "-0.089257", Mark.EXACT),
        ("0.0893", "-0.089257", Mark.WRONG),
        ("100", "123.4", Mark.WRONG),
    ],
)
def test_to_four_decimals(text: str, reference: str, expected: Mark) -> None:
    assert marked(text, reference, Decimals(4)) is expected


@pytest.mark.parametrize(
    ("reference", "right", "wrong"),
    [
        ("0.02585", ("0.0258", "0.0259"), "0.0260"),
        ("0.02575", ("0.0258",), "0.0257"),
        ("-0.02575", ("-0.0258",), "-0.0257"),
    ],
)
def test_a_tie_goes_away_from_zero_or_to_the_even_digit(reference: str, right: tuple[str, ...], wrong: str) -> None:
    for text in right:
        assert marked(text, reference, Decimals(4)) is Mark.EXACT
    assert marked(wrong, reference, Decimals(4)) is Mark.WRONG


@pytest.mark.parametrize(
    ("text", "reference", "figures", "expected"),
    [
        ("3.14", "3.14159", 3, Mark.EXACT),
        ("3.1416", "3.14159265", 3, Mark.EXACT),
        ("3.141", "3.14159265", 3, Mark.WRONG),
        ("3.1", "3.14159", 3, Mark.INCOMPLETE),
        ("1000", "999", 2, Mark.EXACT),
        ("1000", "999", 4, Mark.WRONG),
        ("12300", "12345.6", 3, Mark.EXACT),
        ("12300", "12345.6", 4, Mark.WRONG),
        ("12300.0", "12345.6", 3, Mark.WRONG),
        ("100", "123.4", 4, Mark.INCOMPLETE),
        ("1.5", "1.5", 3, Mark.INCOMPLETE),
        ("1.50", "1.5", 3, Mark.EXACT),
        ("0", "0", 3, Mark.EXACT),
        ("0.001", "0", 1, Mark.WRONG),
        ("5.39e-44", "5.3910632e-44", 3, Mark.EXACT),
        ("5.38e-44", "5.3910632e-44", 3, Mark.WRONG),
    ],
)
def test_to_significant_figures(text: str, reference: str, figures: int, expected: Mark) -> None:
    assert marked(text, reference, SignificantFigures(figures)) is expected


@pytest.mark.parametrize(
    ("text", "reference", "precision", "right"),
    [
        ("46", "45.8", Absolute(Decimal("0.2")), True),
        ("46.01", "45.8", Absolute(Decimal("0.2")), False),
        ("2.3", "2.45", Absolute(Decimal("0.15")), True),
        ("10.1", "10", Relative(Decimal("0.01")), True),
        ("10.11", "10", Relative(Decimal("0.01")), False),
        ("-9.9", "-10", Relative(Decimal("0.01")), True),
        ("9.999999", "10", Absolute(Decimal(0)), False),
        ("0.1", "0.1", Absolute(Decimal(0)), True),
    ],
)
def test_a_bound_includes_its_edge(text: str, reference: str, precision: Precision, right: bool) -> None:
    assert (marked(text, reference, precision) is Mark.EXACT) is right


def test_true_digits_that_are_too_few_for_a_bound_are_incomplete() -> None:
    assert marked("3.1", "3.14159", Relative(Decimal("0.001"))) is Mark.INCOMPLETE


@pytest.mark.parametrize(
    ("held", "right"), [(Infinite(), True), (Infinite(negative=True), False), (Exactly(Fraction(10**300)), False)]
)
@pytest.mark.parametrize("precision", [Decimals(4), SignificantFigures(3), Relative(Decimal(1)), Absolute(Decimal(9))])
def test_only_infinity_is_infinite(held: Held, right: bool, precision: Precision) -> None:
    assert (mark(held, Decimal("Infinity"), precision) is Mark.EXACT) is right
    assert mark(held, Decimal(1), precision) is Mark.WRONG


def test_nothing_equals_a_reference_that_is_no_number() -> None:
    assert mark(typed("0"), Decimal("NaN"), Absolute(Decimal(100))) is Mark.WRONG


def test_a_fraction_is_right_within_half_a_unit_of_the_place_asked() -> None:
    assert mark(Exactly(Fraction(4, 9)), Decimal("0.44441"), Decimals(4)) is Mark.EXACT
    assert mark(Exactly(Fraction(44, 100)), Decimal("0.44441"), Decimals(4)) is Mark.WRONG
    assert mark(Exactly(Fraction(22, 7)), Decimal("3.14159"), SignificantFigures(3)) is Mark.EXACT
    assert mark(Exactly(Fraction(22, 7)), Decimal("3.14159"), SignificantFigures(4)) is Mark.WRONG


def test_hand_rounding_is_held_to_the_interval_at_the_place_typed() -> None:
    reachable = Interval(0.27715, 0.27735)
    assert mark(typed("0.2772"), Decimal("0.277259"), Decimals(4), reachable) is Mark.BY_HAND
    assert mark(typed("0.2775"), Decimal("0.277259"), Decimals(4), reachable) is Mark.WRONG
    assert mark(typed("0.277"), Decimal("0.277659"), Decimals(4), Interval(0.27, 0.28)) is Mark.WRONG


def test_a_bound_leaves_no_room_for_hand_rounding() -> None:
    assert mark(typed("0.2772"), Decimal("0.2773"), Absolute(Decimal("0.00001")), Interval(0, 1)) is Mark.WRONG


def test_digits_cut_off_are_told_from_other_errors() -> None:
    assert is_cut_off(typed("0.0258"), Decimal("0.025879"))
    assert is_cut_off(typed("-0.0892"), Decimal("-0.089257"))
    assert not is_cut_off(typed("0.0257"), Decimal("0.025879"))
    assert not is_cut_off(typed("0.0892"), Decimal("-0.089257"))


references = st.decimals(min_value=-1000, max_value=1000, places=16, allow_nan=False, allow_infinity=False)


@given(references, st.integers(0, 8), st.integers(0, 6), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_correct_rounding_to_what_was_asked_or_more_is_right(
    reference: Decimal, places: int, more: int, rounding: str
) -> None:
    text = f"{reference.quantize(Decimal(1).scaleb(-places - more), rounding):f}"
    assert marked(text, str(reference), Decimals(places)) is Mark.EXACT


@given(references, st.integers(1, 9), st.integers(0, 5))
def test_correct_rounding_to_the_figures_asked_or_more_is_right(reference: Decimal, figures: int, more: int) -> None:
    assume(reference != 0)
    text = f"{reference:.{figures + more - 1}e}"
    assert marked(text, str(reference), SignificantFigures(figures)) is Mark.EXACT


@given(references, st.integers(0, 8), st.integers(-50, 50), st.floats(0, 1e-3), st.floats(0, 1e-3))
def test_outside_the_interval_at_its_place_nothing_is_right(
    reference: Decimal, places: int, units: int, below: float, above: float
) -> None:
    unit = Decimal(1).scaleb(-places)
    value = reference.quantize(unit) + units * unit
    interval = Interval(float(reference) - below, float(reference) + above)
    outside = not interval.low - float(unit) / 1000 <= float(value) <= interval.high + float(unit) / 1000
    assume(outside and abs(value - reference) > unit / 2 * Decimal("1.000001") + Decimal("1e-9"))
    assert mark(typed(f"{value:f}"), reference, Decimals(places), interval) is Mark.WRONG


@given(references, references, st.decimals(min_value=0, max_value=10, places=6))
def test_a_bound_is_what_it_says(value: Decimal, reference: Decimal, bound: Decimal) -> None:
    distance = abs(Fraction(value) - Fraction(reference))
    assume(distance != Fraction(bound) and distance != Fraction(bound) * abs(Fraction(reference)))
    text = f"{value:f}"
    assert (marked(text, str(reference), Absolute(bound)) is Mark.EXACT) == (distance < Fraction(bound))
    relative = distance < Fraction(bound) * abs(Fraction(reference))
    assert (marked(text, str(reference), Relative(bound)) is Mark.EXACT) == relative
