"""Digits and units are said for a page, or for one line."""

from __future__ import annotations

import pytest

from quizkl.deck.card import Decimals, Precision, SignificantFigures
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.units import Unit
from quizkl.workbench.digits import Directive, Ending, directive, ending


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("decimals 4", Decimals(4)),
        ("decimals: 2", Decimals(2)),
        ("decimals = 0", Decimals(0)),
        ("Decimals 6", Decimals(6)),
        ("figures 3", SignificantFigures(3)),
        ("significant figures 3", SignificantFigures(3)),
        ("sigfigs 5", SignificantFigures(5)),
        ("decimals", None),
    ],
)
def test_a_directive_says_how_many_digits_there_are(text: str, precision: Precision | None) -> None:
    found = directive(text)
    assert isinstance(found, Directive)
    assert found.precision == precision
    assert not found.about_unit


@pytest.mark.parametrize(("text", "unit"), [("unit bits", Unit.BITS), ("units: nat", Unit.NATS), ("unit", None)])
def test_a_directive_says_in_which_unit_information_is(text: str, unit: Unit | None) -> None:
    found = directive(text)
    assert isinstance(found, Directive)
    assert found.about_unit
    assert found.unit is unit


@pytest.mark.parametrize(
    ("text", "column"), [("decimals 99", 10), ("decimals four", 10), ("figures 0", 9), ("unit bites", 6)]
)
def test_a_directive_that_cannot_hold_is_told_where(text: str, column: int) -> None:
    found = directive(text)
    assert isinstance(found, Unreadable)
    assert found.column == column


def test_other_lines_are_no_directives() -> None:
    for text in ("decimalsfoo", "unity = 1", "p = [1]", "figure_1 = 2"):
        assert directive(text) is None, text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KL(p||q) in bits", Ending("KL(p||q)", None, Unit.BITS)),
        ("KL(p||q) to 6 decimals", Ending("KL(p||q)", Decimals(6))),
        ("KL(p||q) to 3 figures", Ending("KL(p||q)", SignificantFigures(3))),
        ("KL(p||q) in bits to 2 decimals", Ending("KL(p||q)", Decimals(2), Unit.BITS)),
        ("KL(p||q) to 2 decimals in bits", Ending("KL(p||q)", Decimals(2), Unit.BITS)),
        ("0.0258 nats", Ending("0.0258 nats")),
        ("x in Y", Ending("x in Y")),
    ],
)
def test_a_side_may_end_in_its_digits_and_its_unit(text: str, found: Ending) -> None:
    assert ending(text) == found
