"""A sum's terms are written so that they can be told apart."""

from __future__ import annotations

import pytest

from quizkl.commands.term_table import in_unit, rows
from quizkl.maths.inquiry import TermTable


def table(*terms: float) -> TermTable:
    return TermTable(("term",), tuple((term,) for term in terms), sum(terms))


def column(of: TermTable) -> list[str]:
    """The terms, and the total."""
    return [row.strip() for row in rows(of)[1:] if "─" not in row]


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        ((-0.0892574205, 0.1150728290, 0.0), ["−0.0893", "0.1151", "0", "0.0258"]),
        ((1.0, 4.0, 9.0), ["1", "4", "9", "14"]),
        ((1.0, 0.5), ["1.0000", "0.5000", "1.5000"]),
        ((0.00001, 0.00002), ["0.00001", "0.00002", "0.00003"]),
        ((0.00001 / 3, 0.00002 / 3), ["0.00000333", "0.00000667", "0.00001000"]),
        ((1e-30, 2e-30), ["1e−30", "2e−30", "3e−30"]),
        ((1.0, float("inf")), ["1", "∞", "∞"]),
    ],
)
def test_the_size_of_the_terms_says_how_many_decimals(terms: tuple[float, ...], written: list[str]) -> None:
    assert column(table(*terms)) == written


def test_terms_in_another_unit_are_named_so() -> None:
    bits = in_unit(table(1.0, 2.0), "bits", 2.0)
    assert bits.headings == ("term, bits",)
    assert column(bits) == ["2", "4", "6"]
