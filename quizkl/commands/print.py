"""``quizkl print``: cards on paper."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

from quizkl import __version__
from quizkl.commands.folders import folders
from quizkl.commands.opening import sit_down
from quizkl.commands.say import give_up, say_problems
from quizkl.deck.collection import collection_paused
from quizkl.deck.problem import Problem, Severity
from quizkl.printing.layout import (
    Cards,
    Exam,
    Flip,
    Fold,
    Grid,
    Layout,
    Notes,
    Offset,
    Sheet,
    Turn,
    Worksheet,
    read_grid,
    read_offset,
)
from quizkl.printing.options import PrintOptions, check_options, default_paper, laid
from quizkl.printing.paper import PAPERS, Paper, read_paper
from quizkl.printing.problem import PrintProblem
from quizkl.printing.selection import Selection, Wanted, select

if TYPE_CHECKING:
    from quizkl.deck.card import Card
    from quizkl.maths.variation.search import BlockingDrawer
    from quizkl.printing.print_cards import Draw, Printed, Progress

LAYOUTS: Final = ("cards", "flip", "sheet", "fold", "worksheet", "exam", "notes")
MOST_VARIANTS: Final = 50
STANDARD_OUTPUT: Final = "-"
_Read = TypeVar("_Read")


@click.command("print")
@click.argument("names", nargs=-1, metavar="[DECK|CARD ...]")
@click.option("-o", "--output", required=True, metavar="FILE", help="The PDF to write; - for a pipe.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--layout", type=click.Choice(LAYOUTS), default="sheet", show_default=True, help="How to lay out cards.")
@click.option("--paper", metavar="SIZE", help=f"{', '.join(PAPERS)}, or a size such as 100x150mm.")
@click.option("--landscape/--portrait", "landscape", default=None, help="Turn the paper.")
@click.option("--per-sheet", metavar="N", help="Cards on a side: 2, 4, 8, 10, or rows and columns such as 3x2.")
@click.option("--margin", type=float, metavar="MM", help="Margin of the page.")
@click.option("--font-size", type=float, metavar="POINTS", help="Size of the text; else what suits the cards.")
@click.option(
    "--turn",
    type=click.Choice([turn.value for turn in Turn]),
    default=Turn.LONG_EDGE.value,
    show_default=True,
    help="The edge about which the printer turns the sheet.",
)
@click.option("--offset", metavar="X,Y", default="0,0", help="Move the backs, in mm to the right and down.")
@click.option("--cut-marks/--no-cut-marks", default=True, show_default=True)
@click.option("--calibration", is_flag=True, help="Print only the page that shows which --offset to use.")
@click.option("--variants", type=click.IntRange(1, MOST_VARIANTS), default=2, show_default=True, help="Of an exam.")
@click.option("--seed", type=click.IntRange(0), help="For the numbers of a worksheet or an exam.")
@click.option("--with-ids", is_flag=True, help="Print box and id on each card.")
@click.option("--tag", "tags", multiple=True, help="Only cards with this tag (or one of several).")
@click.option("--due", is_flag=True, help="Only what is due today.")
@click.option("--box", "boxes", type=click.IntRange(1), multiple=True, help="Only cards in this box.")
@click.option("--leeches", is_flag=True, help="Only cards that have lapsed again and again.")
@click.option("--new", is_flag=True, help="Only cards never studied.")
def command(names: tuple[str, ...], output: str, force: bool, **given: Any) -> None:
    """Print cards as a PDF: all, or those named by deck (id, file, folder) or card.

    \b
    cards      one card a page, the question above its answer
    flip       a page with the question, then one with the answer
    sheet      several on a sheet, printed on both sides, to cut
    fold       question and answer side by side, to fold and glue
    worksheet  exercises with room to work, answers at the end
    exam       variants of the exercises, and a key for each
    notes      questions and answers as pages to read

    --due, --box, --leeches and --new add up; --tag narrows what they find.
    """
    options = _options(given)
    _check_place(output, force)
    if given["calibration"]:
        from quizkl.printing.calibration import print_calibration

        sheet = options.layout if isinstance(options.layout, Sheet) else Sheet()
        _write(output, _sound(print_calibration(options, sheet)), force, "the calibration page")
        return
    with collection_paused():
        selection = _selection(names, given)
        say_problems(selection.problems)
        if selection.nameless:
            left_out = f"{selection.nameless} without an id left out"
            click.echo(f"quizkl: {left_out}; quizkl check --write-ids writes one into each card.", err=True)
        _print(selection, options, output, force)


def _options(given: dict[str, Any]) -> PrintOptions:
    layout = _layout(given)
    paper = _paper(given["paper"], given["landscape"], layout)
    options = PrintOptions(layout, paper, given["margin"], given["font_size"], given["with_ids"], _moment())
    problem = check_options(options)
    if problem is not None:
        _refuse(problem)
    return options


def _layout(given: dict[str, Any]) -> Layout:
    turn, marks = Turn(given["turn"]), given["cut_marks"]
    offset: Offset = _usable(read_offset, given["offset"])
    grid: Grid | None = None if given["per_sheet"] is None else _usable(read_grid, given["per_sheet"])
    match given["layout"]:
        case "cards":
            return Cards()
        case "flip":
            return Flip()
        case "fold":
            return Fold(grid or Fold().grid, marks)
        case "worksheet":
            return Worksheet(given["seed"])
        case "exam":
            return Exam(given["variants"], given["seed"])
        case "notes":
            return Notes()
        case _:
            return Sheet(grid or Sheet().grid, turn, offset, marks)


def _paper(named: str | None, landscape: bool | None, layout: Layout) -> Paper:
    """Cards of a named size lie on their long edge; a size of its own is taken as it is written."""
    if named is None:
        paper = default_paper(layout)
    else:
        paper = _usable(read_paper, named)
        if paper in PAPERS.values():
            paper = laid(paper, layout)
    return paper if landscape is None else paper.turned(upright=not landscape)


def _moment() -> int | None:
    """``SOURCE_DATE_EPOCH`` where it is set; without it the file names no time and is the same every time."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    if not text.isdigit() or len(text) > 11:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {text!r}; it must be a number of seconds since 1970.")
    return int(text)


def _selection(names: tuple[str, ...], given: dict[str, Any]) -> Selection:
    desk, chosen = sit_down(names, write=False)
    files = {deck.file for deck in chosen.decks}
    say_problems(
        problem
        for problem in desk.shelf.problems
        if problem.severity is Severity.ERROR and (problem.place.file in files or not names)
    )
    wanted = Wanted(frozenset(given["tags"]), given["due"], frozenset(given["boxes"]), given["leeches"], given["new"])
    with desk.journal:
        needed = wanted.by_schedule or given["with_ids"]
        states = desk.states() if needed else {}
        return select(chosen.items, desk.shelf.decks, wanted, states, desk.day)


def _print(selection: Selection, options: PrintOptions, output: str, force: bool) -> None:
    from quizkl.commands.ample_memory import keep_memory
    from quizkl.commands.print_progress import with_progress
    from quizkl.printing.print_cards import has_to_compute, print_cards

    keep_memory()
    if has_to_compute(selection.cards):
        printed = _sound(_computed_and_printed(selection, options))
    else:
        printed = _sound(with_progress(lambda progress: print_cards(selection.cards, options, progress=progress)))
    for warning in printed.warnings:
        click.echo(f"quizkl: {warning}.", err=True)
    _write(output, printed.pdf, force, f"{printed.cards} card{'s' * (printed.cards != 1)}")


def _computed_and_printed(selection: Selection, options: PrintOptions) -> Printed | PrintProblem:
    from quizkl.commands.card_runs import CardRuns
    from quizkl.commands.print_progress import with_progress
    from quizkl.maths.helper.blocking import BlockingHelper
    from quizkl.maths.helper.command import UNHURRIED
    from quizkl.printing.kept_findings import KeptFindings, edition
    from quizkl.printing.print_cards import print_cards

    # Both are started only when something has to be computed.
    with BlockingHelper(deadline=UNHURRIED) as helper, CardRuns() as runs:
        solve = runs.kept_in(folders().cache.parent).solve
        engine = Path(__file__).parent.parent / "maths"
        kept = KeptFindings(folders().cache.with_name("findings.db"), lambda: helper, edition(engine, __version__))

        def work(progress: Callable[[Progress], None]) -> Printed | PrintProblem:
            return print_cards(selection.cards, options, kept, drawing_with(kept), progress, solve)

        return with_progress(work)


def drawing_with(drawer: BlockingDrawer) -> Draw:
    """Draws the numbers of a card as a session would."""

    def drawn(card: Card, seed: int) -> Card | Problem:
        from quizkl.study.drawing import Variant, draw

        found = draw(card, seed, lambda search: drawer.search([search])[0])
        return found.card if isinstance(found, Variant) else found

    return drawn


def _check_place(output: str, force: bool) -> None:
    """Refuse at once what could not be written in the end."""
    from quizkl.printing.save import check_folder, check_place

    if output == STANDARD_OUTPUT:
        if sys.stdout.isatty():
            give_up("a PDF is nothing to look at in a terminal.", "Name a file with -o, or use a pipe.", code=2)
        return
    problem = check_folder(output) or check_place(Path(output), force)
    if problem is not None:
        _refuse(problem, code=1)


def _write(output: str, pdf: bytes, force: bool, what: str) -> None:
    from quizkl.printing.save import save

    if output == STANDARD_OUTPUT:
        sys.stdout.buffer.write(pdf)
        sys.stdout.buffer.flush()
        return
    path = _sound(save(Path(output), pdf, force))
    click.echo(f"{what} written to {path}", err=True)


def _usable(read: Callable[[str], _Read | PrintProblem], text: str) -> _Read:
    found = read(text)
    if isinstance(found, PrintProblem):
        _refuse(found)
    return found


def _sound(result: _Read | PrintProblem) -> _Read:
    if isinstance(result, PrintProblem):
        _refuse(result, code=1)
    return result


def _refuse(problem: PrintProblem, code: int = 2) -> NoReturn:
    give_up(f"{problem.message}.", problem.hint, code)
