"""``quizkl derive``: mark the lines of a derivation, each by whether it follows from the one before it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from quizkl.commands.batch import Answer, run_batch
from quizkl.commands.plain_output import say_json
from quizkl.commands.say import give_up
from quizkl.maths.derivation.chain import Derivation, Goal, Outcome, Row, outcome_of, progress, read_goal, read_rows
from quizkl.maths.derivation.chain import read_start as read_first
from quizkl.maths.derivation.finding import BlockingDeriver, Following, Mark, Refuted, Sampled
from quizkl.maths.derivation.implied import with_implied
from quizkl.maths.derivation.read_symbols import SymbolProblem, read_symbols
from quizkl.maths.derivation.say import echo_line, echo_statement, how_far, sentence, why
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.syntax.unreadable import Unreadable

MOST_CHARACTERS = 200_000
MOST_LINES = 2_000


@click.command("derive")
@click.argument("file", required=False, default="-", metavar="[FILE|-]")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON object.")
@click.option("--batch", is_flag=True, help="Read JSON lines and answer each with a line.")
def command(file: str, json_out: bool, batch: bool) -> None:
    """Mark the lines of a derivation in FILE or on standard input, each by whether it follows from the one before it.

    A file begins with its symbols (let p, q: distribution(n)), if it has any, and perhaps a goal (goal: <= 0); then
    come the expression it starts from and a line for each step, such as: <= ln sum_i q_i by jensen. A # begins a
    comment. Exit status 0 when every line follows, 1 when one does not, 2 when one is not decided or unreadable.

    A line of --batch is {"lines": ["...", ...], "vars": ["x", ...], "symbols": {"p": "distribution(n)"}}.
    """
    from quizkl.maths.helper.blocking import BlockingHelper

    with BlockingHelper() as helper:
        if batch:
            helper.launch()
            run_batch(lambda asked: _answer(asked, helper))
            return
        script = _read_script(_text(file))
        marks = _asked(script.rows, helper)
    _print(script, marks, json_out)
    raise click.exceptions.Exit(_exit(script, marks))


@dataclass(frozen=True, slots=True)
class _Script:
    """A file with a derivation: ``numbers`` say in which line of the file each row stands."""

    derivation: Derivation
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    first: int


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read(MOST_CHARACTERS + 1) if file == "-" else _bytes(Path(file))
    except OSError as fault:
        give_up(f"{file}: {fault.strerror or fault}", code=2)
    if len(data) > MOST_CHARACTERS:
        give_up(f"{file}: this is longer than {MOST_CHARACTERS} characters", code=2)
    return data.decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_CHARACTERS + 1)


def _read_script(text: str) -> _Script:
    """Declarations, a goal, the start, and the lines. Ends the command where one of the first three cannot be read."""
    declarations: dict[str, str] = {}
    goal: tuple[int, str] | None = None
    body: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines()[:MOST_LINES], 1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        if not body and content.startswith("let "):
            _declare(declarations, content[4:], number)
        elif content.startswith("goal:"):
            goal = number, content[5:]
        else:
            body.append((number, line))
    if not body:
        give_up("there is no line to mark: write the expression to start from, and a line for each step", code=2)
    symbols = read_symbols(declarations)
    if isinstance(symbols, SymbolProblem):
        give_up(f"{symbols.message}. {symbols.hint}".strip(), code=2)
    symbols = with_implied(symbols, [line for _, line in body])
    (first, opening), lines = body[0], body[1:]
    start = read_first(opening, symbols)
    if isinstance(start, Unreadable):
        give_up(_complaint(first, start), code=2)
    found = _goal(goal, Derivation(symbols, start))
    derivation = Derivation(symbols, start, found)
    return _Script(
        derivation, read_rows(derivation, [line for _, line in lines]), tuple(number for number, _ in lines), first
    )


def _declare(declarations: dict[str, str], text: str, number: int) -> None:
    names, colon, kind = text.partition(":")
    if not colon:
        give_up(f"line {number}: a declaration is let, names, a colon and a kind: let p, q: distribution(n)", code=2)
    for name in names.split(","):
        declarations[name.strip()] = kind.strip()


def _goal(goal: tuple[int, str] | None, derivation: Derivation) -> Goal | None:
    if goal is None:
        return None
    found = read_goal(goal[1], derivation.start, derivation.symbols)
    if isinstance(found, Unreadable):
        give_up(_complaint(goal[0], found), code=2)
    return found


def _complaint(number: int, unreadable: Unreadable) -> str:
    return f"line {number}, column {unreadable.column}: {unreadable.message} {unreadable.hint}".rstrip()


def _asked(rows: Sequence[Row], helper: BlockingDeriver) -> dict[Following, Mark]:
    """One request a line, so that each has the whole of the time."""
    marks: dict[Following, Mark] = {}
    for row in rows:
        if row.following is not None and row.following not in marks:
            (marks[row.following],) = helper.derive([row.following])
    return marks


def _print(script: _Script, marks: Mapping[Following, Mark], json_out: bool) -> None:
    if json_out:
        say_json(_as_json(script, marks))
        return
    click.echo(f"{script.first:>4}    {echo_statement(script.derivation.start)}")
    for number, row in zip(script.numbers, script.rows, strict=True):
        for line in _lines(number, row, marks):
            click.echo(line)
    if script.derivation.goal is not None:
        click.echo(how_far(script.derivation, progress(script.derivation, script.rows, marks), script.numbers))


def _lines(number: int, row: Row, marks: Mapping[Following, Mark]) -> Iterator[str]:
    if row.line is None or row.following is None:
        yield f"{number:>4}    {row.text.strip()}"
        trouble = row.trouble
        if trouble is not None:
            yield f"        {trouble.message} {trouble.hint}".rstrip()
        return
    mark = marks[row.following]
    yield f"{number:>4}    {echo_line(row.line)}"
    yield f"        {sentence(mark)}"
    if isinstance(mark, Refuted):
        yield f"        {why(mark)}"
    for remark in row.line.remarks:
        yield f"        {remark}"


def _as_json(script: _Script, marks: Mapping[Following, Mark]) -> Answer:
    lines: list[Answer] = []
    for number, row in zip(script.numbers, script.rows, strict=True):
        entry: Answer = {"line": number, "mark": outcome_of(row, marks).value}
        mark = marks.get(row.following) if row.following is not None else None
        if row.line is not None and row.trouble is None:
            entry["reads_as"] = echo_line(row.line)
        if row.trouble is not None:
            entry["error"] = row.trouble.message
        if isinstance(mark, Refuted):
            entry["why"] = why(mark)
        lines.append(entry)
    return {"start": echo_statement(script.derivation.start), "lines": lines, **_verdict(script.rows, marks)}


def _verdict(rows: Sequence[Row], marks: Mapping[Following, Mark]) -> Answer:
    """``first_bad_line`` counts from 1, the start being the first line."""
    ok: bool | None = True
    for number, row in enumerate(rows, 2):
        mark = marks.get(row.following) if row.following is not None else None
        outcome = outcome_of(row, marks)
        if outcome is Outcome.REFUTED:
            return {"ok": False, "first_bad_line": number}
        if outcome is not Outcome.PROVED and not isinstance(mark, Sampled):
            ok = None
    return {"ok": ok, "first_bad_line": None}


def _exit(script: _Script, marks: Mapping[Following, Mark]) -> int:
    ok = _verdict(script.rows, marks)["ok"]
    if ok and script.derivation.goal is not None and not progress(script.derivation, script.rows, marks).reached:
        return 2
    return {True: 0, False: 1, None: 2}[ok]


def _answer(asked: Mapping[str, Any], helper: BlockingDeriver) -> Answer:
    lines = asked.get("lines")
    if not isinstance(lines, list) or not lines or not all(isinstance(line, str) for line in lines):
        return {"ok": None, "first_bad_line": None, "error": 'a line needs "lines": a list of expressions as text'}
    if len(lines) > MOST_LINES:
        return {"ok": None, "first_bad_line": None, "error": f"the most is {MOST_LINES} lines"}
    symbols = _batch_symbols(asked, lines)
    if isinstance(symbols, str):
        return {"ok": None, "first_bad_line": None, "error": symbols}
    start = read_first(lines[0], symbols)
    if isinstance(start, Unreadable):
        return {"ok": None, "first_bad_line": None, "error": _complaint(1, start)}
    rows = read_rows(Derivation(symbols, start), lines[1:])
    marks = _asked(rows, helper)
    answer = _verdict(rows, marks)
    troubles = [_complaint(number, row.trouble) for number, row in enumerate(rows, 2) if row.trouble is not None]
    if troubles:
        answer["error"] = troubles[0]
    for row in rows:
        mark = marks[row.following] if row.following is not None else None
        if isinstance(mark, Refuted):
            return {**answer, "why": why(mark)}
    return answer


def _batch_symbols(asked: Mapping[str, Any], lines: list[str]) -> Symbols | str:
    declarations = asked.get("symbols", {})
    names = asked.get("vars", [])
    if not isinstance(declarations, dict) or not isinstance(names, list):
        return '"symbols" is an object and "vars" a list'
    written = {str(name): str(kind) for name, kind in declarations.items()}
    written |= {name: "number" for name in names if isinstance(name, str) and name not in written}
    symbols = read_symbols(written)
    if isinstance(symbols, SymbolProblem):
        return f"{symbols.message}. {symbols.hint}".strip()
    return with_implied(symbols, lines)
