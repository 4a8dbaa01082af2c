"""What is to be printed and how, as it is chosen in the print dialog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final, TypeVar

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.printing.layout import Cards, Exam, Flip, Fold, Layout, Notes, Sheet, Worksheet, read_grid
from quizkl.printing.options import PrintOptions, default_paper, laid
from quizkl.printing.paper import PAPERS
from quizkl.printing.problem import PrintProblem
from quizkl.printing.selection import Wanted, is_wanted
from quizkl.schedule.state import ItemState, Scheduled

SUFFIX: Final = ".pdf"
GRIDS: Final = ("2", "4", "8", "10")
_UNTOUCHED: Final = ItemState()
_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """``name`` is that of the command's ``--layout``."""

    name: str
    layout: Layout
    words: str


LAYOUTS: Final = (
    LayoutChoice("sheet", Sheet(), "Several on a sheet, printed on both sides, to cut."),
    LayoutChoice("cards", Cards(), "One card a page, the question above its answer."),
    LayoutChoice("flip", Flip(), "A page with the question, then one with the answer."),
    LayoutChoice("fold", Fold(), "Question and answer side by side, to fold and glue."),
    LayoutChoice("worksheet", Worksheet(), "Exercises with room to work, the answers at the end."),
    LayoutChoice("exam", Exam(), "Two variants of the exercises, and a key for each."),
    LayoutChoice("notes", Notes(), "Questions and answers as pages to read."),
)


@dataclass(frozen=True, slots=True)
class CardsChoice:
    """``arguments`` are those of the command."""

    label: str
    wanted: Wanted
    arguments: tuple[str, ...]


ALL: Final = CardsChoice("all", Wanted(), ())
DUE: Final = CardsChoice("due", Wanted(due=True), ("--due",))
NEW: Final = CardsChoice("new", Wanted(new=True), ("--new",))


class Field(Enum):
    """What can be changed, in the order of the dialog."""

    LAYOUT = "layout"
    GRID = "a side"
    PAPER = "paper"
    CARDS = "cards"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Printable:
    """The items that may be printed, what they are called together, and the names by which the command finds them
    (none for all decks). ``states`` are those of the ``day``.
    """

    title: str
    items: tuple[Item, ...]
    names: tuple[str, ...]
    states: Mapping[ItemKey, ItemState]
    day: date

    def choices(self) -> tuple[CardsChoice, ...]:
        """All, due, new, and each box that there is something in."""
        standings = (self.states.get(item.key, _UNTOUCHED).standing for item in self.items)
        boxes = sorted({standing.box for standing in standings if isinstance(standing, Scheduled)})
        return (
            *(ALL, DUE, NEW),
            *(CardsChoice(f"box {box}", Wanted(boxes=frozenset({box})), ("--box", str(box))) for box in boxes),
        )


@dataclass(frozen=True, slots=True)
class PrintForm:
    """``paper`` is the name of one, None for what suits the layout; ``grid`` how many cards a side of a sheet has."""

    file: str
    layout: LayoutChoice = LAYOUTS[0]
    grid: str = "8"
    paper: str | None = None
    cards: CardsChoice = ALL

    def fields(self) -> tuple[Field, ...]:
        """Those that mean something for the layout."""
        return tuple(field for field in Field if field is not Field.GRID or isinstance(self.layout.layout, Sheet))

    @property
    def paper_name(self) -> str:
        suited = default_paper(self.layout.layout).turned(upright=True)
        return self.paper or next(name for name, paper in PAPERS.items() if paper == suited)

    @property
    def options(self) -> PrintOptions:
        """What the command makes of the form."""
        layout = self.layout.layout
        if isinstance(layout, Sheet):
            grid = read_grid(self.grid)
            assert not isinstance(grid, PrintProblem)
            layout = replace(layout, grid=grid)
        return PrintOptions(layout, laid(PAPERS[self.paper_name], layout))

    def path(self, folder: Path) -> Path:
        """The file to write; a name without a suffix gets one. Raises OSError, RuntimeError or ValueError where no file
        can have the name.
        """
        path = folder / Path(self.file.strip()).expanduser()
        return path if path.suffix or path.is_dir() else path.with_name(f"{path.name}{SUFFIX}")

    def wanted(self, printable: Printable) -> list[Item]:
        """The items that are chosen and that the layout has a place for."""
        states, day = printable.states, printable.day
        chosen = (
            item
            for item in printable.items
            if is_wanted(item, states.get(item.key, _UNTOUCHED), self.cards.wanted, day)
        )
        if isinstance(self.layout.layout, Worksheet | Exam):
            return [item for item in chosen if item.kind in (Kind.EXERCISE, Kind.EXPERIMENT, Kind.CHOICE)]
        return list(chosen)

    def arguments(self, printable: Printable, path: Path, force: bool) -> tuple[str, ...]:
        """Those of ``quizkl print``."""
        grid = ("--per-sheet", self.grid) if isinstance(self.layout.layout, Sheet) else ()
        forced = ("--force",) if force else ()
        how = ("--layout", self.layout.name, "--paper", self.paper_name, *grid, *self.cards.arguments)
        return ("print", "--output", str(path), *how, *forced, "--", *printable.names)


def changed(form: PrintForm, field: Field, by: int, choices: Sequence[CardsChoice]) -> PrintForm:
    """The form with the next (or the one before) of what ``field`` can be."""
    match field:
        case Field.LAYOUT:
            return replace(form, layout=_neighbour(LAYOUTS, form.layout, by))
        case Field.GRID:
            return replace(form, grid=_neighbour(GRIDS, form.grid, by))
        case Field.PAPER:
            return replace(form, paper=_neighbour(tuple(PAPERS), form.paper_name, by))
        case Field.CARDS:
            return replace(form, cards=_neighbour(choices, form.cards, by))
        case Field.FILE:
            return form


def _neighbour(choices: Sequence[_Choice], chosen: _Choice, by: int) -> _Choice:
    return choices[(choices.index(chosen) + by) % len(choices)]


def count_cards(items: Iterable[Item]) -> int:
    """Cards, however many sides of each are among the items."""
    return len({(item.key.deck, item.key.card) for item in items})
