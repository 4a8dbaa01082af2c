"""``quizkl study``: a session, in the terminal application or line by line."""

from __future__ import annotations

import sys

import click

from quizkl.commands.opening import say_left_out, sit_down
from quizkl.desk import begin, begin_practice, plan


@click.command("study")
@click.argument("names", nargs=-1, metavar="[DECK|CARD ...]")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes; type 'help' in it.")
@click.option("--cram", is_flag=True, help="Practise all the cards, due or not; the boxes do not change.")
@click.option("--limit", type=click.IntRange(min=1), help="At most this many cards.")
def command(names: tuple[str, ...], plain: bool, cram: bool, limit: int | None) -> None:
    """Study what is due today, of all decks or of those named by id, file or folder; deck/card names one card."""
    if plain:
        raise click.exceptions.Exit(_study_plainly(names, cram, limit))
    from quizkl.commands.terminal import Opening, run_terminal

    raise click.exceptions.Exit(run_terminal(Opening(names, cram, limit)))


def _study_plainly(names: tuple[str, ...], cram: bool, limit: int | None) -> int:
    from quizkl.commands.nothing_due import nothing_due
    from quizkl.commands.plain_output import characters, is_plain
    from quizkl.commands.session_name import session_name
    from quizkl.commands.typed_lines import typed_lines
    from quizkl.maths.helper.blocking import BlockingHelper
    from quizkl.maths.helper.running.blocking import BlockingRunner
    from quizkl.plain.shell import Room, run
    from quizkl.plain.show import Page

    desk, chosen = sit_down(names, write=True)
    say_left_out(desk.shelf, chosen, names)
    planned = plan(desk, chosen.items)
    name = session_name()
    session = (begin_practice if cram else begin)(desk, planned, name, limit, derives=True)
    with desk.journal, BlockingHelper() as helper, BlockingRunner() as runner:
        for problem in session.left_out:
            click.echo(f"left out: {problem.place.file}: {problem.message}", err=True)
        if session.finished:
            if cram or not chosen.items:
                click.echo(f"There is no card to {'practise' if cram else 'study'}.")
                return 0
            for line in nothing_due(planned.queue, desk.limits, names):
                click.echo(line)
            return 0
        page = Page(columns=_columns(), characters=characters() if is_plain() else desk.settings.characters)
        run(Room(desk, helper, _say, runner.run), session, typed_lines(), page)
    return 0


def _say(line: str) -> None:
    click.echo(line)


def _columns() -> int:
    """The width of the terminal, at most what reads well; 80 where there is none."""
    import shutil

    return min(88, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80
