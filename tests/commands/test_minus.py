"""An argument may begin with a minus sign; an option that is misspelled is still one."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner, Result

from quizkl.commands.minus import TakesMinus


@click.command(cls=TakesMinus)
@click.argument("values", nargs=-1)
@click.option("--json", "json_out", is_flag=True)
@click.option("--unit", default="none")
def echo(values: tuple[str, ...], json_out: bool, unit: str) -> None:
    click.echo(f"{values} {json_out} {unit}")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(echo, arguments)


@pytest.mark.parametrize(
    "text", ["-0.0893", "-3^2", "-ln(2)", "-x", "-(1 + 2)", "-[1, 2]", "-h(x)", "--3", "-.5", "- 1"]
)
def test_it_is_an_argument(text: str) -> None:
    assert run(text, "--json").output == f"({text!r},) True none\n"


def test_behind_two_dashes_and_as_the_value_of_an_option_it_is_what_it_was() -> None:
    assert run("--unit", "-1", "--", "--json", "-2").output == "('--json', '-2') False -1\n"


def test_a_misspelled_option_is_named() -> None:
    result = run("--jsno", "-1")
    assert result.exit_code == 2
    assert "Did you mean '--json'?" in result.output
