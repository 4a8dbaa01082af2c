"""``quizkl calc`` says information in the unit that is asked for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from quizkl.commands.calc import command


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (("H(p)",), "0.6931472 nats"),
        (("H(p) in bits",), "1 bits"),
        (("H(p) bits",), "1 bits"),
        (("-sum(p log2 p) nats",), "0.6931472 nats"),
        (("H(p)", "--unit", "bits"), "1 bits"),
        (("0.0258 nats",), "0.0258 nats"),
        (("0.0258 nats", "--unit", "bits"), "0.03722153 bits"),
        (("ln 2",), "0.6931472"),
    ],
)
def test_a_unit_behind_an_expression_is_the_one_to_say_it_in(arguments: tuple[str, ...], value: str) -> None:
    output = CliRunner().invoke(command, ("p = [0.5, 0.5]", *arguments)).output
    assert output.splitlines()[1].strip() == f"value     {value}"
