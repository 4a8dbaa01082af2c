"""``quizkl same``: whether two expressions are equal, proved, sampled, or refuted by a point."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from quizkl.commands.batch import Answer, run_batch, text_of
from quizkl.commands.calc import say_unreadable
from quizkl.commands.minus import TakesMinus
from quizkl.commands.plain_output import say_json
from quizkl.maths.comparison import (
    Assumption,
    BlockingComparer,
    Comparison,
    Different,
    Related,
    Relation,
    Sameness,
    SameProved,
    SameSampled,
    Whole,
)
from quizkl.maths.inquiry import Digits, NotDecided
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.told_apart import point, told_apart

if TYPE_CHECKING:
    from quizkl.maths.syntax.names import Names
    from quizkl.maths.syntax.read import Reading
    from quizkl.maths.syntax.tree import Expression
    from quizkl.maths.units import Unit

_EXIT = {True: 0, False: 1, None: 2}


@click.command("same", cls=TakesMinus)
@click.argument("given", required=False, metavar="A")
@click.argument("reference", required=False, metavar="B")
@click.option(
    "--assume", metavar="TEXT", default="", help="What holds of the variables, such as 'x > 0' or 'n integer'."
)
@click.option("--json", "json_out", is_flag=True, help="Print the outcome as a JSON object.")
@click.option("--batch", is_flag=True, help="Read JSON lines and answer each with a line.")
def command(given: str | None, reference: str | None, assume: str, json_out: bool, batch: bool) -> None:
    """Say whether A and B are equal wherever both are real and finite: quizkl same '(x+1)^2' 'x^2 + 2x + 1'

    Exit status 0 is the same, 1 different, 2 not decided or unreadable. A line of --batch is
    {"given": "...", "reference": "...", "vars": ["x"], "assume": "x>0"}.
    """
    from quizkl.maths.helper.blocking import BlockingHelper

    with BlockingHelper() as helper:
        if batch:
            helper.launch()
            run_batch(lambda asked: _answer(asked, helper))
            return
        if given is None or reference is None:
            raise click.UsageError("two expressions are needed: quizkl same '(x+1)^2' 'x^2 + 2x + 1'")
        asked = _asked(given, reference, assume, ())
        if isinstance(asked, _Complaint):
            say_unreadable(asked.text, asked.unreadable)
            raise click.exceptions.Exit(2)
        (outcome,) = helper.compare([asked.comparison])
    _say(asked, outcome, json_out)
    raise click.exceptions.Exit(_EXIT[_answer_of(outcome)["same"]])


@dataclass(frozen=True, slots=True)
class _Asked:
    """The comparison with what was remarked on reading it."""

    comparison: Comparison
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Complaint:
    """The text that could not be read, and why."""

    text: str
    unreadable: Unreadable


def _asked(given: str, reference: str, assume: str, variables: tuple[str, ...]) -> _Asked | _Complaint:
    from quizkl.marking.information import NUMBER_WITHOUT_UNIT, lacks_unit
    from quizkl.maths.syntax.matrices import matrix_remarks
    from quizkl.maths.syntax.names import Names
    from quizkl.maths.syntax.read import read

    names = Names(frozenset(variables), split_products=True, free=not variables)
    readings = []
    for text in (given, reference):
        reading = read(text, names)
        if isinstance(reading, Unreadable):
            return _Complaint(text, reading)
        readings.append(reading)
    assumptions = _assumptions(assume, names)
    if isinstance(assumptions, Unreadable):
        return _Complaint(assume, assumptions)
    left, right = readings
    unit = left.unit or right.unit
    for text, reading in zip((given, reference), readings, strict=True):
        if lacks_unit(reading.expression, reading.unit or unit):
            return _Complaint(text, Unreadable(1, *NUMBER_WITHOUT_UNIT))
    on_matrices = (remark for one in readings for remark in matrix_remarks(one.expression, lambda _: None))
    remarks = dict.fromkeys((*left.remarks, *right.remarks, *on_matrices))
    return _Asked(Comparison(_in_unit(left, unit), _in_unit(right, unit), assumptions), tuple(remarks))


def _in_unit(reading: Reading, unit: Unit | None) -> Expression:
    """What was read, measured in ``unit``; a number that says none is in it."""
    from quizkl.marking.conversion import converted, measured_in
    from quizkl.marking.information import in_one_unit

    expression = in_one_unit(reading.expression, {})
    return converted(expression, measured_in(expression) or reading.unit or unit, unit)


def _assumptions(text: str, names: Names) -> tuple[Assumption, ...] | Unreadable:
    if not text.strip():
        return ()
    from quizkl.maths.syntax.assumption import AssumedWhole, read_assumptions

    read = read_assumptions(text, names)
    if isinstance(read, Unreadable):
        return read
    return tuple(
        Whole(one.name) if isinstance(one, AssumedWhole) else Related(one.left, Relation(one.sign), one.right)
        for one in read
    )


def _say(asked: _Asked, outcome: Sameness, json_out: bool) -> None:
    if json_out:
        say_json(_answer_of(outcome))
        return
    from quizkl.maths.syntax.echo import echo

    click.echo(f"{echo(asked.comparison.given)}\n{echo(asked.comparison.reference)}")
    for remark in asked.remarks:
        click.echo(f"  remark    {remark}")
    for line in _lines(outcome):
        click.echo(f"  {line}")


def _lines(outcome: Sameness) -> list[str]:
    match outcome:
        case SameProved(remark):
            lines = ["same, proved"]
        case SameSampled(points, remark):
            lines = [
                f"same, sampled: they agree to 50 digits at {points} points, none speaks against it"
                if points > 1
                else "same, sampled: their values agree to hundreds of digits"
            ]
        case Different(at, given, reference, remark):
            where = f" at {point(at)}" if at else ""
            first, second = told_apart(given, reference)
            lines = [f"different{where}: the first is {first}, the second {second}"]
        case NotDecided(reason):
            return [f"not decided: {_without_prefix(reason)}"]
    return [*lines, f"remark    {remark}"] if remark else lines


def _without_prefix(reason: str) -> str:
    return reason.removeprefix("not decided: ")


def _answer(asked: Mapping[str, Any], helper: BlockingComparer) -> Answer:
    given, reference = text_of(asked, "given"), text_of(asked, "reference")
    if given is None or reference is None:
        return {"same": None, "how": "unreadable", "remark": 'a line needs "given" and "reference", both as text'}
    names = asked.get("vars")
    variables = tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()
    comparison = _asked(given, reference, text_of(asked, "assume") or "", variables)
    if isinstance(comparison, _Complaint):
        unreadable = comparison.unreadable
        remark = f"{unreadable.message} {unreadable.hint}".strip()
        return {"same": None, "how": "unreadable", "remark": remark, "column": unreadable.column}
    (outcome,) = helper.compare([comparison.comparison])
    return _answer_of(outcome)


def _answer_of(outcome: Sameness) -> Answer:
    match outcome:
        case SameProved(remark):
            return _with_remark({"same": True, "how": "proved"}, remark)
        case SameSampled(_, remark):
            return _with_remark({"same": True, "how": "sampled"}, remark)
        case Different(at, given, reference, remark):
            point = {name: _json(value) for name, value in at.items()}
            values = {"given": _json(given), "reference": _json(reference)}
            if values["given"] == values["reference"]:
                values = {"given": str(given), "reference": str(reference)}
            return _with_remark({"same": False, "how": "refuted", "at": point, **values}, remark)
        case NotDecided(reason):
            return {"same": None, "how": "not decided", "remark": _without_prefix(reason)}


def _with_remark(answer: Answer, remark: str | None) -> Answer:
    return answer if remark is None else {**answer, "remark": remark}


def _json(digits: Digits | None) -> Any:
    """A number; where it is beyond JSON's numbers, its digits as text."""
    if isinstance(digits, tuple):
        return [_json(entry) for entry in digits]
    if not isinstance(digits, Decimal):
        return None
    plain = float(digits)
    return plain if math.isfinite(plain) and (plain or not digits) else str(digits)
