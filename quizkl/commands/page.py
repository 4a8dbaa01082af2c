"""``quizkl page``: decks as one web page that needs nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from quizkl import __version__
from quizkl.commands.folders import folders
from quizkl.commands.opening import sit_down
from quizkl.commands.say import give_up, say_problems
from quizkl.deck.card import Experiment
from quizkl.deck.problem import Problem, Severity
from quizkl.page.page_card import PageCard
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.problem import PrintProblem
from quizkl.printing.save import check_folder, check_place, save
from quizkl.printing.selection import Selection, Wanted, select

if TYPE_CHECKING:
    from quizkl.printing.print_cards import Draw, Progress

STANDARD_OUTPUT: Final = "-"


@click.command("page")
@click.argument("names", nargs=-1, metavar="[DECK|CARD ...]")
@click.option("-o", "--output", required=True, metavar="FILE", help="The HTML file to write; - for a pipe.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--tag", "tags", multiple=True, help="Only cards with this tag (or one of several).")
def command(names: tuple[str, ...], output: str, force: bool, tags: tuple[str, ...]) -> None:
    """Write decks as a web page in one file: all, or those named by deck (id, file, folder) or card.

    The page needs no network and no program but a browser. Answers open with a click or a key; it prints one card a
    page, and remembers in the browser which cards you knew.
    """
    if output != STANDARD_OUTPUT:
        problem = check_folder(output) or check_place(Path(output), force)
        if problem is not None:
            _refuse(problem)
    elif sys.stdout.isatty():
        give_up("a web page is nothing to look at in a terminal.", "Name a file with -o, or use a pipe.", code=2)
    selection = _selection(names, frozenset(tags))
    say_problems(selection.problems)
    if selection.nameless:
        left_out = f"{selection.nameless} without an id left out"
        click.echo(f"quizkl: {left_out}; quizkl check --write-ids writes one into each card.", err=True)
    if not selection.cards:
        give_up("there is no card to write.", "Choose other decks or tags.")
    from quizkl.page.document import page

    cards = _computed(selection.cards)
    _write(output, page(cards), force, len(cards))


def _selection(names: tuple[str, ...], tags: frozenset[str]) -> Selection:
    desk, chosen = sit_down(names, write=False)
    files = {deck.file for deck in chosen.decks}
    say_problems(
        problem
        for problem in desk.shelf.problems
        if problem.severity is Severity.ERROR and (problem.place.file in files or not names)
    )
    with desk.journal:
        return select(chosen.items, desk.shelf.decks, Wanted(tags), {}, desk.day)


def _computed(cards: tuple[PrintedCard, ...]) -> list[PageCard]:
    """The cards with their numbers drawn and their answers worked out; what has been computed before is not again."""
    from quizkl.commands.card_runs import CardRuns
    from quizkl.commands.print import drawing_with
    from quizkl.commands.print_progress import with_progress
    from quizkl.maths.helper.blocking import BlockingHelper
    from quizkl.maths.helper.command import UNHURRIED
    from quizkl.printing.compute_answers import compute_answers
    from quizkl.printing.kept_findings import KeptFindings, edition
    from quizkl.printing.print_cards import Progress

    # Both are started only when something has to be computed.
    with BlockingHelper(deadline=UNHURRIED) as helper, CardRuns() as runs:
        solve = runs.kept_in(folders().cache.parent).solve
        engine = Path(__file__).parent.parent / "maths"
        kept = KeptFindings(folders().cache.with_name("findings.db"), lambda: helper, edition(engine, __version__))
        draw = drawing_with(kept)

        def work(progress: Callable[[Progress], None]) -> tuple[list[PageCard], list[str]]:
            progress(Progress("drawing numbers"))
            drawn, undrawn = _drawn(cards, draw)
            progress(Progress("running experiments"))
            answered = compute_answers(
                [solve(one.card) if isinstance(one.card, Experiment) else one.card for one in drawn],
                kept,
                worked=True,
                progress=lambda done, total: progress(Progress("computing answers", done, total)),
            )
            return [replace(card, answers=answers) for card, answers in zip(drawn, answered, strict=True)], undrawn

        computed, undrawn = with_progress(work)
    for said in (*undrawn, *_not_computed(computed)):
        click.echo(f"quizkl: {said}.", err=True)
    if not computed:
        give_up("there is no card to write.", "Choose other cards too.")
    return computed


def _drawn(cards: Iterable[PrintedCard], draw: Draw) -> tuple[list[PageCard], list[str]]:
    """The cards with the numbers that a deck shows first; those without numbers are left out and named."""
    drawn: list[PageCard] = []
    undrawn: list[str] = []
    for printed in cards:
        card = printed.card
        found = draw(card, 0) if card.head.varying is not None else card
        if isinstance(found, Problem):
            undrawn.append(f"{printed.name} is left out: {found.message}")
        else:
            drawn.append(PageCard(printed.deck, found))
    return drawn, undrawn


def _not_computed(cards: Iterable[PageCard]) -> list[str]:
    return [
        f"{page_card.name}: step {number} has no value ({answer.reason or 'not computed'})"
        for page_card in cards
        for number, answer in enumerate(page_card.answers, 1)
        if answer.written is None
    ]


def _write(output: str, content: bytes, force: bool, count: int) -> None:
    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = save(Path(output), content, force)
    if isinstance(path, PrintProblem):
        _refuse(path)
    click.echo(f"{count} card{'s' * (count != 1)} written to {path}", err=True)


def _refuse(problem: PrintProblem) -> NoReturn:
    give_up(f"{problem.message}.", problem.hint)
