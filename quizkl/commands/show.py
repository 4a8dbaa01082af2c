"""``quizkl show``: a TeX formula as it will look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from quizkl.commands.batch import Answer, run_batch, text_of
from quizkl.commands.plain_output import characters as wanted
from quizkl.commands.plain_output import say_as_it_is


@click.command("show")
@click.argument("tex", required=False)
@click.option("--line", "form", flag_value="line", help="On one line.")
@click.option("--block", "form", flag_value="block", default=True, help="As a two-dimensional block (the default).")
@click.option("--typst", "form", flag_value="typst", help="As typst mathematics, as it is printed.")
@click.option("--ascii", "plain", is_flag=True, help="With ASCII characters only.")
@click.option("--full", is_flag=True, help="With all of Unicode's mathematical alphabets.")
@click.option("--batch", is_flag=True, help='Read lines {"tex": ..., "display": true} and answer each with a line.')
def command(tex: str | None, form: str, plain: bool, full: bool, batch: bool) -> None:
    r"""Draw the formula TEX, such as '\frac{p(x)}{q(x)}'. Use single quotes, so that the shell leaves it alone."""
    from quizkl.formula.characters import Characters

    characters = Characters.ASCII if plain else Characters.FULL if full else wanted()
    if batch:
        run_batch(lambda asked: _answer(asked, characters), {"column": None})
        return
    if tex is None:
        raise click.UsageError("a formula is missing: quizkl show '\\frac{1}{2}'")
    from quizkl.formula.block import to_block
    from quizkl.formula.line import to_line
    from quizkl.formula.parse import parse
    from quizkl.formula.problem import FormulaProblem
    from quizkl.formula.typst import to_typst

    formula = parse(tex)
    if isinstance(formula, FormulaProblem):
        click.echo(_pointing(tex, formula.offset), err=True)
        hint = f" ({formula.hint})" if formula.hint else ""
        click.echo(f"column {formula.offset + 1}: {formula.message}{hint}", err=True)
        raise click.exceptions.Exit(1)
    match form:
        case "line":
            say_as_it_is(to_line(formula, characters))
        case "typst":
            say_as_it_is(to_typst(formula))
        case _:
            say_as_it_is("\n".join(row.rstrip() for row in to_block(formula, characters).rows))


def _pointing(tex: str, offset: int) -> str:
    """The formula with a mark below the place; control characters are shown as spaces."""
    from quizkl.formula.cells import width

    visible = "".join(char if char.isprintable() else " " for char in tex)
    return f"  {visible}\n  {' ' * width(visible[:offset])}^"


def _answer(asked: Mapping[str, Any], characters: Any) -> Answer:
    from quizkl.formula.block import to_block
    from quizkl.formula.line import to_line
    from quizkl.formula.parse import parse
    from quizkl.formula.problem import FormulaProblem
    from quizkl.formula.typst import to_typst

    tex = text_of(asked, "tex")
    if tex is None:
        return {"error": 'a line needs "tex": a formula as text', "column": None}
    if not isinstance(asked.get("display", True), bool):
        return {"error": '"display" is true or false', "column": None}
    formula = parse(tex)
    if isinstance(formula, FormulaProblem):
        return {"error": formula.message, "hint": formula.hint, "column": formula.offset + 1}
    rows = [row.rstrip() for row in to_block(formula, characters).rows]
    return {"line": to_line(formula, characters), "block": rows, "typst": to_typst(formula)}
