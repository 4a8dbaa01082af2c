"""An entropy is measured in nats; a logarithm by itself is a number."""

from __future__ import annotations

import pytest

from quizkl.marking.information import is_information
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read


def information(text: str) -> bool:
    reading = read(text, Names(frozenset({"p", "q"}), split_products=True))
    assert isinstance(reading, Reading), reading
    return is_information(reading.expression)


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
