"""``quizkl calc``: the value of an expression by torch, its exact form by sympy, its terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from quizkl.commands.batch import Answer, run_batch, text_of
from quizkl.commands.calc_given import Given, Read
from quizkl.commands.minus import TakesMinus
from quizkl.commands.plain_output import say_json
from quizkl.maths.inquiry import (
    BlockingMathematician,
    Computed,
    Digits,
    Finding,
    Inquiry,
    NotDecided,
    TermTable,
    Undefined,
    Value,
)
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.units import Unit
from quizkl.maths.worked import Work

if TYPE_CHECKING:
    from quizkl.maths.helper.blocking import BlockingHelper

_DECIMALS = 4
_DEFINITION = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)\s*(.+)", re.DOTALL)


@click.command("calc", cls=TakesMinus)
@click.argument("expressions", nargs=-1, metavar="EXPR ...")
@click.option("--unit", type=click.Choice([unit.value for unit in Unit]), help="Say entropies in this unit.")
@click.option("--worked", is_flag=True, help="Show how each value is worked out, line by line.")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON object for each expression.")
@click.option("--batch", is_flag=True, help='Read lines {"given": "EXPR"} and answer each with a line.')
def command(expressions: tuple[str, ...], unit: str | None, worked: bool, json_out: bool, batch: bool) -> None:
    """Compute each EXPR, such as 'kl([0.4, 0.4, 0.2], [0.5, 0.3, 0.2])' or '0.4 ln(0.8) + 0.4 ln(4/3)'.

    'p = [0.4, 0.4, 0.2]' defines a quantity for the expressions after it.
    """
    from quizkl.maths.helper.blocking import BlockingHelper

    wanted = None if unit is None else Unit(unit)
    with BlockingHelper() as helper:
        if batch:
            run_batch(lambda asked: _answer(asked, helper, wanted), {"column": None})
            return
        if not expressions:
            raise click.UsageError("an expression is missing: quizkl calc '0.4 ln(0.8) + 0.4 ln(4/3)'")
        _calculate(expressions, helper, wanted, worked, json_out)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An expression as it was read, and what was found."""

    read: Read
    finding: Finding
    wanted: Unit | None
    worked: tuple[str, ...] = ()


def _calculate(
    expressions: tuple[str, ...], helper: BlockingHelper, unit: Unit | None, worked: bool, json_out: bool
) -> None:
    given = Given()
    failed = False
    for text in expressions:
        definition = _DEFINITION.fullmatch(text)
        asked = _ask(definition[2] if definition else text, given, helper, unit)
        if isinstance(asked, Unreadable):
            shift = definition.start(2) if definition else 0
            say_unreadable(text, asked, shift)
            failed = True
            continue
        if definition:
            given.define(definition[1], asked.read)
            if isinstance(asked.finding, Computed):
                continue
        if worked and isinstance(asked.finding, Computed):
            asked = replace(asked, worked=_worked(asked, asked.finding.value, given.values, helper))
        if json_out:
            say_json(_as_json(asked))
        else:
            _print(asked)
        failed = failed or not isinstance(asked.finding, Computed)
    if failed:
        raise click.exceptions.Exit(1)


def _ask(text: str, given: Given, helper: BlockingMathematician, unit: Unit | None) -> _Asked | Unreadable:
    read = given.read(text, unit)
    if isinstance(read, Unreadable):
        return read
    (finding,) = helper.ask([Inquiry(read.meant, given.values, terms=True)])
    return _Asked(read, finding, unit)


def _worked(asked: _Asked, value: Value, given: Mapping[str, Expression], helper: BlockingHelper) -> tuple[str, ...]:
    """The rows of the worked solution; a small number is worked out to significant figures."""
    from quizkl.commands.worked_solution import rows_of
    from quizkl.marking.conversion import converted

    source, target = _units(asked)
    is_small = isinstance(value, float) and 0 < abs(value) < 10**-_DECIMALS * 10
    work = Work(
        converted(asked.read.meant, source, target),
        given,
        decimals=None if is_small else _DECIMALS,
        figures=_DECIMALS if is_small else None,
        unit=target,
    )
    return rows_of(work, helper)


def say_unreadable(text: str, unreadable: Unreadable, shift: int = 0) -> None:
    """The text with a mark below the place that could not be read, and why, on stderr."""
    from quizkl.commands.plain_output import as_printed
    from quizkl.formula.cells import width

    column = unreadable.column + shift
    visible = "".join(char if char.isprintable() else " " for char in text)
    if len(visible) <= 200:
        click.echo(f"  {visible}\n  {' ' * width(as_printed(visible[: column - 1]))}^", err=True)
    hint = f" ({unreadable.hint})" if unreadable.hint else ""
    click.echo(f"column {column}: {unreadable.message}{hint}", err=True)


def _units(asked: _Asked) -> tuple[Unit | None, Unit | None]:
    """The unit in which the expression's value is, and the one in which to say it; None where it has none."""
    read, stated = asked.read, asked.read.reading.unit
    source = read.measured if asked.wanted is not None or read.informs else None
    if source is None:  # a number is in the unit behind it; H(p) in bits is to be said in it
        source = stated
    return source, (asked.wanted if source is not None else None) or stated or source


def _factor(asked: _Asked) -> float | None:
    """What the computed values are multiplied by to be in the unit that is wanted; None where they are in it."""
    from quizkl.marking.conversion import nats_per

    source, target = _units(asked)
    if source is None or target is None or source is target:
        return None
    return float(nats_per(source) / nats_per(target))


def _converted(value: Value, asked: _Asked) -> Value:
    factor = _factor(asked)
    return value if factor is None else _times(value, factor)


def _terms(terms: TermTable, asked: _Asked) -> TermTable:
    """The terms in the unit in which the value is said."""
    from quizkl.commands.term_table import in_unit

    factor, unit = _factor(asked), _units(asked)[1]
    return terms if factor is None or unit is None else in_unit(terms, unit.value, factor)


def _times(value: Value, factor: float) -> Value:
    if isinstance(value, tuple):
        return tuple(_times(entry, factor) for entry in value)
    return value * factor


def _print(asked: _Asked) -> None:
    from quizkl.commands.term_table import rows
    from quizkl.commands.written import for_people
    from quizkl.maths.syntax.echo import echo

    click.echo(echo(asked.read.reading.expression))
    for remark in asked.read.reading.remarks:
        click.echo(f"  remark    {remark}")
    match asked.finding:
        case Undefined(reason=reason):
            click.echo(f"  no value  {reason}")
        case NotDecided(reason=reason):
            click.echo(f"  not decided  {reason}")
        case Computed(value=value, digits=digits, exact_line=exact, engines_agree=agree, terms=terms):
            source, target = _units(asked)
            shown = _beyond_float64(value, digits) or for_people(_converted(value, asked))
            click.echo(f"  value     {shown}" + (f" {target.value}" if target else ""))
            if exact is not None:
                click.echo(f"  exactly   {exact}" + (f" {source.value}" if source and source is not target else ""))
            if agree is False:
                click.echo("  warning   the two engines disagree on this value; trust neither")
            if asked.worked:
                click.echo("\n" + "\n".join(asked.worked))
            elif terms is not None:
                click.echo("\n" + "\n".join(f"    {row}" for row in rows(_terms(terms, asked))))


def _beyond_float64(value: Value, digits: Digits) -> str | None:
    """A number that is too small for float64, from its digits; None where it is not."""
    if isinstance(digits, tuple) or isinstance(value, tuple) or value or not digits:
        return None
    from quizkl.commands.written import SHOWN_FIGURES
    from quizkl.maths.told_apart import in_figures

    return in_figures(digits, SHOWN_FIGURES)


def _as_json(asked: _Asked) -> Answer:
    from quizkl.commands.written import as_json
    from quizkl.maths.syntax.echo import echo

    reads_as = {"reads_as": echo(asked.read.reading.expression)}
    match asked.finding:
        case Undefined(reason=reason):
            return {"value": "nan", "exact": None, "undefined": reason, **reads_as}
        case NotDecided(reason=reason):
            return {"error": f"not decided: {reason}", "column": None, **reads_as}
        case Computed(value=value, exact_line=exact, terms=terms) as computed:
            target = _units(asked)[1]
            answer: Answer = {"value": as_json(_converted(value, asked)), "exact": exact, **reads_as}
            if target is not None:
                answer["unit"] = target.value
            if computed.engines_agree is False:
                answer["engines_agree"] = False
            if terms is not None:
                shown = _terms(terms, asked)
                answer["terms"] = {"headings": list(shown.headings), "rows": as_json(shown.rows)}
            if asked.worked:
                answer["worked"] = list(asked.worked)
            return answer


def _answer(asked: Mapping[str, Any], helper: BlockingMathematician, unit: Unit | None) -> Answer:
    text = text_of(asked, "given")
    if text is None:
        return {"error": 'a line needs "given": an expression as text', "column": None}
    found = _ask(text, Given(), helper, unit)
    if isinstance(found, Unreadable):
        return {"error": found.message, "hint": found.hint, "column": found.column}
    return _as_json(found)
