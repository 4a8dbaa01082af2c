"""The experiments there are, to be run freely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from quizkl.desk import Desk
from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.formula.cells import width
from quizkl.schedule.day_words import day_words
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows
from quizkl.tui.screen_top import screen_top


class ExperimentsScreen(PageScreen):
    """Choose one; what it is stands below the list."""

    TITLE = "Experiments"
    STAYS = True
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("enter,space", "open", "Look at the experiment, change its parameters, run it", id="experiments.open"),
        Binding("down,j", "down", "Down", id="experiments.down"),
        Binding("up,k", "up", "Up", id="experiments.up"),
        Binding("g,home", "first", "To the first", id="experiments.first"),
        Binding("G,end", "last", "To the last", id="experiments.last"),
        Binding("pagedown", "page(1)", "Scroll down a page", id="experiments.page_down"),
        Binding("pageup", "page(-1)", "Scroll up a page", id="experiments.page_up"),
        Binding("escape", "home", "Back", id="experiments.home"),
    ]

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.desk = desk
        self.look = replace(look, cursor=0)
        self._experiments = tuple(EXPERIMENTS.values())

    def compose_body(self) -> ComposeResult:
        yield Rows(lambda columns: [screen_top(self.TITLE, day_words(self.desk.day), columns)], id="top", classes="top")
        with VerticalScroll(classes="page", can_focus=False):
            yield Rows(self._lines, id="home", classes="column")

    def _lines(self, columns: int) -> list[Line]:
        widest = max(width(experiment.title) for experiment in self._experiments) + 2
        both_fit = widest + max(width(experiment.name) for experiment in self._experiments) <= columns
        lines: list[Line] = []
        for number, experiment in enumerate(self._experiments):
            title = f"{experiment.title:<{widest}}" if both_fit else experiment.title
            name = muted(experiment.name if both_fit else "")
            row = line(title, name, cursor=number == self.look.cursor, action=f"choose({number})")
            filled = Piece(" " * max(columns - row.width, 0), action=f"choose({number})")
            lines.append(cut(Line((*row.pieces, filled), row.cursor), columns))
        chosen = self._experiments[self.look.cursor]
        return [*lines, EMPTY, *paragraph(self.look.words(chosen.says), columns, Ink.MUTED)]

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        return [("open", "Open"), ("down", "Down"), ("home", "Back"), ("app.quit", "Quit"), ("app.help", "Help")]

    def move_cursor(self, by: int) -> bool:
        self._go_to((self.look.cursor + by) % len(self._experiments))
        return True

    def action_first(self) -> None:
        self._go_to(0)

    def action_last(self) -> None:
        self._go_to(len(self._experiments) - 1)

    def _go_to(self, number: int) -> None:
        self.look = replace(self.look, cursor=number)
        self.query_one("#home", Rows).redraw()

    def action_choose(self, number: int) -> None:
        """A click chooses, a second one opens."""
        if number == self.look.cursor:
            self.action_open()
        else:
            self._go_to(number)

    def action_open(self) -> None:
        self.quizkl.show_experiment(self._experiments[self.look.cursor])

    def action_home(self) -> None:
        self.quizkl.go_home()
