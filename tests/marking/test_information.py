"""An entropy is measured in nats; a logarithm by itself is a number."""

from __future__ import annotations

import pytest

from quizkl.marking.information import bare_beside_information, is_information
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression


def read_well(text: str) -> Expression:
    reading = read(text, Names(frozenset({"p", "q"}), split_products=True))
    assert isinstance(reading, Reading), reading
    return reading.expression


def information(text: str) -> bool:
    return is_information(read_well(text))


@pytest.mark.parametrize(
    "text",
    [
        "kl(p, q)",
        "entropy(p) / ln 2",
        "-sum(p * log2(p))",
        "sum(p * (ln(p) - ln(q)))",
        "0.4 ln(0.8) + 0.4 ln(4/3)",
        "cross_entropy(p, q) - entropy(p)",
    ],
)
def test_a_quantity_of_information(text: str) -> None:
    assert information(text)


@pytest.mark.parametrize("text", ["log_2 8", "ln 2", "3 ln 2", "ln 2 + ln 3", "exp(entropy(p))", "0.3", "sum(p * q)"])
def test_only_a_number(text: str) -> None:
    assert not information(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("1 - entropy(p)", True),
        ("log2(4) - entropy(p) / 2", True),
        ("kl(p, q) + (entropy(p) - 2/3)", True),
        ("ln 2 - entropy(p)", False),
        ("2 entropy(p)", False),
        ("entropy(p) - 0", False),
        ("cross_entropy(p, q) - entropy(p)", False),
        ("1 - 0.3", False),
    ],
)
def test_a_number_beside_an_entropy_is_in_no_unit(text: str, bare: bool) -> None:
    assert bare_beside_information(read_well(text)) is bare
