"""``quizkl work``: the workbench, in the terminal or as marks beside the lines of a file."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkl.commands.batch import Answer
from quizkl.commands.plain_output import characters, say_json
from quizkl.commands.say import give_up, problem_line

if TYPE_CHECKING:
    from quizkl.maths.helper.blocking import BlockingHelper
    from quizkl.workbench.line import PageLine
    from quizkl.workbench.page import Page, Results
    from quizkl.workbench.say import Said

_WITHOUT_TERMINAL = 88
_WIDEST_LINE = 44


@click.command("work")
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--check", is_flag=True, help="Print each line with its mark instead of opening the page.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes; type 'help' in it.")
@click.option("--worked", is_flag=True, help="With --check: show how each value is worked out, line by line.")
@click.option("--json", "json_out", is_flag=True, help="With --check, or instead of it: print one JSON object.")
def command(file: str | None, check: bool, plain: bool, worked: bool, json_out: bool) -> None:
    """Open the workbench: a page of lines, each answered beside it. FILE is a plain text, such as homework.work.

    'p = [0.4, 0.4, 0.2]' defines, 'p ln(p/q)' asks for a value, 'KL(p||q) = 0.0258' is a claim that is marked.

    With --check the exit status is 0 when every claim is right, 1 when one is wrong or has too few digits, 2 when a
    line cannot be read or is not decided.
    """
    if plain:
        _work_plainly(file)
        return
    if not (check or worked or json_out):
        from quizkl.commands.workbench_screen import open_workbench

        raise click.exceptions.Exit(open_workbench(file))
    if file is None:
        raise click.UsageError("a file is missing, or - for standard input: quizkl work FILE --check")
    raise click.exceptions.Exit(_check(_lines(file), worked, json_out))


def _work_plainly(file: str | None) -> None:
    from quizkl.commands.typed_lines import typed_lines
    from quizkl.maths.helper.blocking import BlockingHelper
    from quizkl.plain.work import Bench
    from quizkl.workbench.file import WorkFile, open_work

    work = None
    if file is not None:
        found = open_work(Path(file))
        if not isinstance(found, WorkFile):
            give_up(problem_line(found), code=2)
        work = found
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WITHOUT_TERMINAL
    with BlockingHelper() as helper:
        helper.launch()
        Bench(helper, click.echo, columns, work, characters=characters()).run(typed_lines())


def _lines(file: str) -> tuple[str, ...]:
    from quizkl.deck.problem import Problem
    from quizkl.workbench.file import lines_of, open_work
    from quizkl.workbench.page import MOST_CHARACTERS

    if file == "-":
        found = lines_of(sys.stdin.buffer.read(4 * MOST_CHARACTERS + 1), "standard input")
    else:
        work = open_work(Path(file))
        found = work if isinstance(work, Problem) else work.lines
    if isinstance(found, Problem):
        give_up(problem_line(found), code=2)
    return found


def _check(lines: tuple[str, ...], worked: bool, json_out: bool) -> int:
    from quizkl.maths.helper.blocking import BlockingHelper
    from quizkl.workbench.carry import carried_at_once
    from quizkl.workbench.page import read_page

    with BlockingHelper() as helper:
        helper.launch()
        page = read_page(lines)
        known = carried_at_once(page.to_ask({}), helper)
        if json_out:
            say_json(_as_json(page, known))
        else:
            _print(page, known, helper if worked else None)
    return _exit(page, known)


def _exit(page: Page, known: Results) -> int:
    from quizkl.workbench.mark import Mark
    from quizkl.workbench.say import said

    marks = {said(line, known).mark for line in page.lines}
    if marks & {Mark.WRONG, Mark.SHORT}:
        return 1
    if marks & {Mark.UNREADABLE, Mark.WAITING, Mark.NOT_DECIDED, Mark.NO_VALUE}:
        return 2
    return 0


def _print(page: Page, known: Results, worker: BlockingHelper | None) -> None:
    from quizkl.workbench.say import said

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WITHOUT_TERMINAL
    widths = [len(line.text) for line in page.lines if len(line.text) <= _WIDEST_LINE]
    beside = max(widths, default=0)
    for number, line in enumerate(page.lines, 1):
        for row in _rows(number, line, said(line, known), beside, columns):
            click.echo(row)
        if worker is not None and line.work is not None:
            for row in _worked(line, worker):
                click.echo(f"       {row}" if row else "")


def _rows(number: int, line: PageLine, found: Said, beside: int, columns: int) -> Iterator[str]:
    """The line with what is said of it beside it, or below it where there is no room."""
    from quizkl.formula.cells import width
    from quizkl.text.unprintable import printable
    from quizkl.workbench.mark import SIGNS

    text = printable(line.text)
    lead = f"{number:>4} {SIGNS.get(found.mark, ' ')} "
    short = f"{found.short}   {found.exact}" if found.exact else found.short
    room = columns - width(lead) - beside - 2
    fits = width(text) <= beside and width(short) <= room
    yield f"{lead}{text}{' ' * (beside - width(text) + 2)}{short}".rstrip() if fits else f"{lead}{text}".rstrip()
    below = [*([] if fits or found.sentences else [short]), *_sentences(found, fits), *line.remarks]
    for sentence in filter(None, below):
        for row in textwrap.wrap(sentence, max(columns - 7, 20)):
            yield f"       {row}"


def _sentences(found: Said, beside: bool) -> tuple[str, ...]:
    """What there is to say below: all of it where a line is not simply right, or nothing could stand beside it."""
    from quizkl.workbench.mark import QUIET

    said = " ".join(found.sentences)
    is_said = found.mark in QUIET or said.rstrip(".").lower() == found.short.lower()
    return () if beside and is_said else (said,)


def _worked(line: PageLine, worker: BlockingHelper) -> tuple[str, ...]:
    from quizkl.commands.worked_solution import rows_of
    from quizkl.workbench.worked import work_of

    work = work_of(line)
    return rows_of(work, worker) if work is not None else ()


def _as_json(page: Page, known: Results) -> Answer:
    entries = [_line_as_json(number, line, known) for number, line in enumerate(page.lines, 1)]
    return {"ok": {0: True, 1: False, 2: None}[_exit(page, known)], "lines": entries}


def _line_as_json(number: int, line: PageLine, known: Results) -> Answer:
    """What there is nothing to say about is left out."""
    from quizkl.commands.written import as_json
    from quizkl.workbench.line import Defined, Shown, Unread
    from quizkl.workbench.say import reads_as, said
    from quizkl.workbench.task import Valued

    found = said(line, known)
    entry: Answer = {"line": number, "text": line.text, "mark": found.mark.value}
    entry["reads_as"] = reads_as(line)
    match line.written:
        case Shown(showing) | Defined(_, showing) if showing is not None:
            result = known.get(showing.task)
            if isinstance(result, Valued):
                entry |= {"value": as_json(result.found.value), "exact": result.found.exact_line}
                entry["unit"] = showing.unit.value if showing.unit else None
        case Unread(column, message, hint):
            entry |= {"column": column, "message": message, "hint": hint}
        case _:
            pass
    if "message" not in entry and "value" not in entry:
        entry["says"] = " ".join(found.sentences)
    entry |= {"expected": found.expected, "remarks": list(line.remarks)}
    return {key: value for key, value in entry.items() if value not in ("", None, [])}
