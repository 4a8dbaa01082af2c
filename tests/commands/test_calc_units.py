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


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (("c = 1 bits", "c"), "1 bits"),
        (("c = 1 bits", "c in nats"), "0.6931472 nats"),
        (("c = 1 bits", "c + H(p)"), "1.386294 nats"),
        (("h = H(p) in bits", "h"), "1 bits"),
        (("h = H(p) in bits", "h + H(p)"), "1.386294 nats"),
        (("h = H(p)", "h in bits"), "1 bits"),
        (("H(p) - sum(p log2 p)",), "1.386294 nats"),
        (("log2(3) + ln(5)",), "3.1944"),
        (("3", "--unit", "bits"), "3"),
    ],
)
def test_quantities_in_different_units_are_converted_before_they_are_added(
    arguments: tuple[str, ...], value: str
) -> None:
    output = CliRunner().invoke(command, ("p = [0.5, 0.5]", *arguments)).output
    assert output.splitlines()[1].strip() == f"value     {value}"


@pytest.mark.parametrize(
    "arguments",
    [
        ("1 - H(p)", "--unit", "bits"),
        ("1 - H(p) bits",),
        ("h = H(p)", "1 - h in bits"),
        ("d = 1", "d - H(p)", "--unit", "bans"),
        ("log2(3) - H(p)",),
    ],
)
def test_a_number_beside_an_entropy_is_asked_for_its_unit(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(command, ("p = [0.5, 0.5]", *arguments))
    assert result.exit_code == 1
    assert "A number beside an entropy has no unit. (Entropies are computed in nats: one bit is ln 2" in result.stderr


def test_a_number_beside_an_entropy_is_in_nats_where_nothing_else_is_said() -> None:
    output = CliRunner().invoke(command, ("p = [0.5, 0.5]", "1 - H(p)")).output
    assert "0.3068528 nats" in output


def test_a_quantity_keeps_what_its_names_stood_for() -> None:
    output = CliRunner().invoke(command, ("a = 2", "b = a + 1", "a = a b", "a + b")).output
    assert "value     9" in output


def test_a_number_that_is_too_small_for_float64_is_shown_from_its_digits() -> None:
    assert "value     5.075959e−435" in CliRunner().invoke(command, ("exp(-1000)",)).output
