"""Numbers written out at the precision that was asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.written import digits_asked, listed, typable, written, written_number
from quizkl.maths.units import Unit


@pytest.mark.parametrize(
    ("value", "precision", "text"),
    [
        ("0.02583021", Decimals(4), "0.0258"),
        ("-0.00001", Decimals(4), "0.0000"),
        ("0.02585", Decimals(4), "0.0259"),
        ("2.5", Decimals(0), "3"),
        ("1e30", Decimals(2), "1.00000000000000e30"),
        ("3.14159", SignificantFigures(3), "3.14"),
        ("999.6", SignificantFigures(3), "1.00e3"),
        ("123456", SignificantFigures(2), "1.2e5"),
        ("5.3910632e-44", SignificantFigures(3), "5.39e-44"),
        ("0.0003", SignificantFigures(2), "0.00030"),
        ("0", SignificantFigures(2), "0"),
        ("45.8", Absolute(Decimal("0.2")), "45.8"),
        ("-0.0000000884954", Absolute(Decimal("0.1")), "0"),
        ("2.0880612", Absolute(Decimal("0.1")), "2.088"),
        ("0.69183612", Absolute(Decimal("0.03")), "0.6918"),
        ("1000000", Relative(Decimal("0.2")), "1.00000e6"),
        ("-0.0893", Decimals(2), "−0.09"),
        ("1e-30", SignificantFigures(2), "1.0e-30"),
        ("Infinity", Decimals(4), "∞"),
        ("-Infinity", SignificantFigures(2), "−∞"),
    ],
)
def test_a_value_is_written_as_asked(value: str, precision: Precision, text: str) -> None:
    assert written_number(Decimal(value), precision) == text


def test_what_is_written_can_be_typed() -> None:
    assert typable("[−0.09, ∞]") == "[-0.09, oo]"


def test_a_matrix_is_written_row_by_row_with_its_unit() -> None:
    values = [Decimal(entry) for entry in ("1", "0.5", "0", "2")]
    assert written(values, (2, 2), Decimals(1), Unit.NATS) == "[[1.0, 0.5], [0.0, 2.0]] nats"
    assert written([], (0,), Decimals(1)) == "[]"


def test_entries_are_named_from_one() -> None:
    assert listed([1], (3,)) == "entry 2"
    assert listed([0, 1, 2], (3,)) == "entries 1, 2 and 3"
    assert listed([1, 3], (2, 2)) == "entries (1, 2) and (2, 2)"


def test_the_precision_in_words() -> None:
    bounds = (Relative(Decimal("0.010")), Absolute(Decimal("0.2")))
    asked = (Decimals(4), Decimals(1), Decimals(0), SignificantFigures(3), *bounds)
    assert [digits_asked(precision) for precision in asked] == [
        "4 decimals",
        "1 decimal",
        "a whole number",
        "3 significant figures",
        "a value within 1% of it",
        "a value within ±0.2",
    ]
