"""``quizkl same``: outcomes in words, as exit statuses and as JSON lines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizkl.commands.same import command


def same(*arguments: str, lines: str = "") -> Result:
    return CliRunner().invoke(command, arguments, input=lines)


def batch(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers to the rows, asked one after the other."""
    result = same("--batch", lines="".join(json.dumps(row) + "\n" for row in rows))
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


@pytest.mark.parametrize(
    ("pair", "status", "words"),
    [
        (("(x+1)^2", "x^2 + 2x + 1"), 0, "same, proved"),
        (("kl(p, q)", "sum(p * ln(p/q))"), 0, "same, sampled: they agree to 50 digits at"),
        (("sqrt(x^2)", "x"), 1, "different at x = −"),
        (("1/0", "1/0"), 2, "not decided: neither has a finite real value (division by zero)"),
        (("x + (", "x"), 2, "column 6"),
    ],
)
def test_the_four_outcomes_and_what_cannot_be_read(pair: tuple[str, str], status: int, words: str) -> None:
    result = same(*pair)
    assert result.exit_code == status
    assert words in result.output


def test_assumptions_count() -> None:
    assert same("sqrt(x^2)", "x", "--assume", "x > 0").exit_code == 0
    assert same("sqrt(x^2)", "x", "--assume", "x > ").exit_code == 2


def test_values_that_nearly_agree_are_written_until_they_differ() -> None:
    output = same("x", "x + 10^(-20)").output
    assert "the first is 0.62, the second 0.62000000000000000001" in output


def test_units_are_converted() -> None:
    assert same("1 bits", "ln(2) nats").exit_code == 0
    assert same("1 bits", "1 nats").exit_code == 1
    assert same("H([.5, .5]) bits", "1 bits").exit_code == 0
    assert same("H([.5, .5]) in bits", "1").exit_code == 0
    assert same("H([.5, .5]) bits", "H([.5, .5])").exit_code == 0


def test_a_number_beside_an_entropy_is_asked_for_its_unit() -> None:
    result = same("0 bits", "1 - H([.5, .5])")
    assert result.exit_code == 2
    assert "A number beside an entropy has no unit." in result.stderr


def test_a_line_answers_a_line() -> None:
    proved, refuted, undecided, unreadable, nothing = batch(
        {"given": "2x", "reference": "x + x", "vars": ["x"]},
        {"given": "v**0.5/g**0.5", "reference": "sqrt(v/g)+1", "assume": "g,v>0"},
        {"given": "oo", "reference": "oo"},
        {"given": "1,5 + x", "reference": "x"},
        {"given": "x"},
    )
    assert proved == {"same": True, "how": "proved"}
    assert (refuted["same"], refuted["how"]) == (False, "refuted")
    assert refuted["at"].keys() == {"v", "g"}
    assert refuted["reference"] == pytest.approx((refuted["at"]["v"] / refuted["at"]["g"]) ** 0.5 + 1)
    assert (undecided["same"], undecided["how"]) == (None, "not decided")
    assert (unreadable["same"], unreadable["how"]) == (None, "unreadable")
    assert (nothing["same"], nothing["how"]) == (None, "unreadable")


def test_with_declared_names_no_other_is_a_variable() -> None:
    (answer,) = batch({"given": "x3 + 1", "reference": "x", "vars": ["x"]})
    assert answer["how"] == "unreadable"


def test_a_remark_on_the_domain_is_told() -> None:
    (answer,) = batch({"given": "x^2/x", "reference": "x"})
    assert answer == {
        "same": True,
        "how": "proved",
        "remark": "At x = 0 the second has a value and the first has none.",
    }


def test_moments_of_every_family_are_compared() -> None:
    assert same("var(poisson(3))", "3").exit_code == 0
    assert same("var(poisson(3))", "4").exit_code == 1
    assert same("mean(gamma(a, b))", "a/b").exit_code == 0
