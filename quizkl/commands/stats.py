"""``quizkl stats``: what the journal tells of all reviews together."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import click

from quizkl.commands.opening import say_left_out, sit_down
from quizkl.commands.plain_output import say_json
from quizkl.commands.say import give_up
from quizkl.desk import asked_of
from quizkl.journal.problem import JournalProblem
from quizkl.statistics.calibration import IN_WORDS
from quizkl.statistics.counting import Counting
from quizkl.statistics.statistics import Statistics
from quizkl.statistics.table import Table
from quizkl.text.unprintable import printable

_WEEKS = 8
_DAYS = 14
_SHOWN = 10
_WIDEST = 79


@click.command("stats", epilog="\n\n".join(IN_WORDS))
@click.argument("decks", nargs=-1, metavar="[DECK ...]")
@click.option("--json", "json_out", is_flag=True, help="Print one JSON object with all numbers.")
def command(decks: tuple[str, ...], json_out: bool) -> None:
    """Say how studying goes, over all decks or those named by id, file or folder.

    How full the boxes are, today, the last weeks, how much is recalled, what the next 30 days will hold, the time it
    takes, the hardest cards, the mistakes made most, and whether the schedule expects what happens.
    """
    desk, chosen = sit_down(decks, write=False)
    say_left_out(desk.shelf, chosen, decks)
    found = Counting(desk.journal.path).run(asked_of(desk, chosen.items if decks else None))
    if isinstance(found, JournalProblem):
        give_up(f"{found}")
    if json_out:
        from quizkl.statistics.plain_data import as_object

        say_json(as_object(found))
        return
    for number, table in enumerate(_tables(found)):
        click.echo(("\n" if number else "") + "\n".join(_lines(table)))


def _tables(found: Statistics) -> Iterator[Table]:
    from quizkl.statistics import tables

    yield tables.boxes(found.first)
    if not found.first.days:
        yield tables.forecast(found.forecast)
        return
    yield tables.calendar(found.first, _WEEKS)
    yield tables.retention_of_boxes(found.boxes)
    yield tables.retention_of_kinds(found.kinds)
    yield tables.forecast(found.forecast)
    yield tables.time_of_days(found.first, _DAYS)
    yield tables.time_of_kinds(found.kinds)
    yield tables.hardest(found, str, _SHOWN)
    yield tables.mistakes(found, str)
    yield tables.calibration(found)


def _lines(table: Table) -> Iterator[str]:
    yield table.title
    said = table.summary if table.rows or table.empty in table.summary else (*table.summary, table.empty)
    for sentence in said:
        yield from wrap(printable(sentence), _WIDEST, initial_indent="  ", subsequent_indent="  ")
    if not table.rows:
        return
    rows = [table.heads, *([printable(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.heads))]
    for row in rows:
        cells = (
            f"{cell:<{width}}" if column in table.words else f"{cell:>{width}}"
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"  {'  '.join(cells)}".rstrip()
