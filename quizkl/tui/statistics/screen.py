"""Statistics: how studying goes, on seven pages, each as a plot and as a table."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from quizkl.deck.deck import Item
from quizkl.deck.identity import ItemKey
from quizkl.desk import Desk, Plan, asked_of, begin_practice, plan
from quizkl.journal.problem import JournalProblem
from quizkl.schedule.day_words import day_words
from quizkl.schedule.queue import UNTOUCHED
from quizkl.schedule.state import ItemState
from quizkl.statistics.counting import Counting
from quizkl.tui.ink import Ink, Line, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows
from quizkl.tui.statistics.pages import PAGES, Page, page_line

if TYPE_CHECKING:  # the screen is there before the counting and the drawing are imported
    from quizkl.statistics.statistics import FirstSight, Statistics

_AROUND = 4
"""Rows of the screen that are not the page: two at its top, the hints, and the page's own first one."""


class StatisticsScreen(PageScreen):
    """``items`` are counted, or everything where they are None; ``name`` is what they are called. The counting goes on
    in a thread of its own, and what is known of it is shown at once.
    """

    TITLE = "Statistics"
    STAYS = True
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("right,l,tab", "step(1)", "Next page", id="statistics.next"),
        Binding("left,h,shift+tab", "step(-1)", "Page before", id="statistics.before"),
        Binding("v,t", "table", "Table or plot: the same numbers the other way", id="statistics.table"),
        Binding("a", "all", "All decks, or only what was chosen", id="statistics.all"),
        Binding("enter", "practise", "Practise the hardest cards; their boxes stay", id="statistics.practise"),
        *(
            Binding(f"{number}", f"show({number - 1})", f"Page {number}: {page.value}", id=f"statistics.page{number}")
            for number, page in enumerate(PAGES, 1)
        ),
        Binding("down,j", "down", "Scroll down", id="statistics.down"),
        Binding("up,k", "up", "Scroll up", id="statistics.up"),
        Binding("pagedown,space", "page(1)", "Scroll down a page", id="statistics.page_down"),
        Binding("pageup", "page(-1)", "Scroll up a page", id="statistics.page_up"),
        Binding("g,home", "top", "To the top", id="statistics.top"),
        Binding("G,end", "bottom", "To the end", id="statistics.bottom"),
        Binding("full_stop", "sideways(8)", "Move over a wide table to the right", id="statistics.sideways_right"),
        Binding("comma", "sideways(-8)", "Move over a wide table to the left", id="statistics.sideways_left"),
        Binding("escape", "home", "Back", id="statistics.home"),
    ]

    def __init__(self, desk: Desk, look: Look, items: Sequence[Item] | None = None, name: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.look = replace(look, cursor=0)
        self._items = items
        self._chosen_name = name
        self._all = items is None
        self._open = Page.TODAY
        self._as_table = False
        self._first: FirstSight | None = None
        self._found: Statistics | None = None
        self._problem: JournalProblem | None = None
        self._called: dict[ItemKey, str] = {}
        self._left = False

    def compose_body(self) -> ComposeResult:
        yield Rows(lambda columns: [self._top(columns)], id="top", classes="top")
        yield Rows(lambda columns: [page_line(self._open, columns, self.look)], id="pages", classes="top")
        with VerticalScroll(classes="page", can_focus=False):
            yield Rows(self._lines, id="home", classes="column")

    def on_mount(self) -> None:
        self._count()

    # Counting

    def _count(self) -> None:
        self.run_worker(self._counting(self.desk, None if self._all else self._items), exclusive=True)

    async def _counting(self, desk: Desk, items: Sequence[Item] | None) -> None:
        loop = asyncio.get_running_loop()
        counting = Counting(desk.journal.path)

        def show(first: FirstSight) -> None:
            loop.call_soon_threadsafe(self._take, first)

        def count() -> Statistics | JournalProblem:
            import quizkl.tui.statistics.lines  # noqa: F401  (as soon as there is something to draw it is drawn)

            found = counting.run(asked_of(desk, items), show)
            import textual_plotext.plot  # noqa: F401  (takes long, and the next page wants it)

            return found

        try:
            found = await asyncio.to_thread(count)
        finally:
            counting.stop()
        if isinstance(found, JournalProblem):
            self._problem = found
        else:
            self._first, self._found, self._problem = found.first, found, None
        self._redraw()

    def _take(self, first: FirstSight) -> None:
        if self.is_mounted:
            self._first = first
            self._redraw()

    def on_screen_suspend(self) -> None:
        self._left = True

    def on_screen_resume(self) -> None:
        """The journal may have more in it than when the screen was left."""
        if self._left:
            self._left = False
            self._count()

    def take_desk(self, desk: Desk) -> None:
        self.desk = desk
        self._called = {}
        if self._items is not None:
            chosen = {item.key for item in self._items}
            self._items = tuple(item for item in desk.items() if item.key in chosen)
        self._count()

    # What is seen

    def _top(self, columns: int) -> Line:
        name = "all decks" if self._all else self._chosen_name
        left = line(strong("Statistics"), muted(f"  {self.look.words(name)}"))
        return spread(left, line(muted(day_words(self.desk.day))), columns)

    def _lines(self, columns: int) -> list[Line]:
        if self._problem is not None:
            return paragraph(f"The journal cannot be counted: {self._problem}", columns, Ink.BAD)
        if self._first is None:
            return [line(muted(self.look.sign("counting…", "counting...")))]
        from quizkl.tui.statistics.lines import Seen, statistics_lines

        seen = Seen(self._first, self._found, self._name_of)
        rows = self.app.size.height - _AROUND
        return statistics_lines(seen, self._open, self._as_table, columns, rows, self.look)

    def _name_of(self, key: ItemKey) -> str:
        """The question of a card, looked up once."""
        from quizkl.tui.question_line import question_line

        if key not in self._called:
            self._called[key] = question_line(self.desk, key, UNTOUCHED.standing, self.look)
        return self._called[key]

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        return [
            ("step(1)", "Next page"),
            ("table", "Plot" if self._as_table else "Table"),
            ("practise", "Practise these"),
            ("all", "Only the chosen" if self._all else "All decks"),
            ("home", "Back"),
            ("app.help", "Help"),
        ]

    def more_help(self) -> tuple[str, ...]:
        from quizkl.statistics.calibration import IN_WORDS

        return IN_WORDS

    def look_again(self, look: Look) -> None:
        self._called = {}
        super().look_again(look)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.query_one("#home", Rows).redraw()

    def _redraw(self) -> None:
        for rows in self.query(Rows):
            rows.redraw()
        self.show_hints()

    # Keys

    def action_show(self, number: int) -> None:
        self._open = PAGES[number]
        self._redraw()
        self.action_top()

    def action_step(self, by: int) -> None:
        self.action_show((PAGES.index(self._open) + by) % len(PAGES))

    def action_table(self) -> None:
        self._as_table = not self._as_table
        self._redraw()
        self.action_top()

    def action_all(self) -> None:
        self._all = not self._all
        self._first = self._found = None
        self._redraw()
        self._count()

    def action_practise(self) -> None:
        items = self._hardest()
        if items:
            states = self.desk.states()
            in_place = {
                item.key: ItemState(state.standing, flagged=state.flagged)
                for item in items
                if (state := states.get(item.key)) is not None
            }
            shown = Plan(plan(self.desk, items).queue, items, in_place)
            self.quizkl.study(begin_practice(self.desk, shown, self.quizkl.session_name(), derives=True))

    def _hardest(self) -> tuple[Item, ...]:
        """The hardest cards that are still in a deck."""
        if self._found is None:
            return ()
        of_key = {item.key: item for item in self.desk.items()}
        return tuple(of_key[card.item] for card in self._found.hardest if card.item in of_key)

    def action_home(self) -> None:
        self.quizkl.go_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        match action:
            case "practise":
                return self._open is Page.MISTAKES and self._found is not None and bool(self._found.hardest)
            case "all":
                return self._items is not None
            case _:
                return True
