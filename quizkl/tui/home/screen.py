"""Home: what there is to study, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from quizkl.desk import Desk, Plan, begin, plan
from quizkl.tui.home.lines import HomeKeys, home_lines, home_top
from quizkl.tui.home.overview import Branch, Overview, not_counted, overview
from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.rows import Rows

_COUNTED_AT_ONCE = 3000
"""Items; to count many more takes longer than a screen may be waited for."""


class HomeScreen(PageScreen):
    TITLE = "Home"
    STAYS = True
    IS_HOME = True
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("enter,space", "start", "Study what today holds of this deck", id="home.start"),
        Binding("a", "practise", "Practise beyond what is due; the boxes stay as they are", id="home.practise"),
        Binding("down,j", "down", "Down", id="home.down"),
        Binding("up,k", "up", "Up", id="home.up"),
        Binding("g,home", "first", "To the first deck", id="home.first"),
        Binding("G,end", "last", "To the last deck", id="home.last"),
        Binding("left,h", "close", "Close the folder", id="home.close"),
        Binding("right,l", "open", "Open the folder", id="home.open"),
        Binding("b", "browse", "Browse: every card, to search and to mend", id="home.browse"),
        Binding("m", "marked", "Marked cards: suspended, flagged, often missed", id="home.marked"),
        Binding("p", "print", "Print the cards of this deck, or a part of them", id="home.print"),
        Binding("s", "statistics", "Statistics of this deck: how studying goes", id="home.statistics"),
        Binding("x", "experiments", "Experiments: runs to try freely", id="home.experiments"),
        Binding("e", "problems", "Problems in the decks and in the settings", id="home.problems"),
        Binding("comma", "settings", "Settings: limits, schedule, look, keys", id="home.settings"),
    ]

    def __init__(self, desk: Desk, look: Look, offer: Plan | None = None, at_once: int = _COUNTED_AT_ONCE) -> None:
        """``offer`` is what the learner asked to study where nothing of it is due. Of more than ``at_once`` items the
        decks are shown before anything is counted.
        """
        super().__init__()
        self.desk = desk
        self._offer = offer
        self.look = replace(look, cursor=0)
        self._folded: frozenset[tuple[str, ...]] = frozenset()
        many = sum(len(deck.items()) for deck in desk.shelf.decks) > at_once
        self._seen: Overview = not_counted(desk) if many else overview(desk)
        self._left = False

    def compose_body(self) -> ComposeResult:
        yield Rows(lambda columns: [home_top(self._seen.day, columns, self.look)], id="top", classes="top")
        with VerticalScroll(classes="page", can_focus=False):
            yield Rows(self._lines, id="home", classes="column")

    def on_mount(self) -> None:
        if not self._seen.counted:
            self.call_after_refresh(self._take_stock)
        if self._offer is not None and self._offer.items:
            self.call_after_refresh(self._offer_practice, self._offer)

    def _take_stock(self) -> None:
        self._seen = overview(self.desk)
        self._redraw()

    def _offer_practice(self, planned: Plan) -> None:
        """Offer to practise what was asked for, the cursor on it where it is a deck or a folder."""
        keys = {item.key for item in planned.items}
        for number, branch in enumerate(self.shown):
            if len(branch.items) == len(keys) and all(item.key in keys for item in branch.items):
                self._go_to(number)
                self.quizkl.offer_practice(planned, _name(branch))
                return
        self.quizkl.offer_practice(planned, None)

    def _lines(self, columns: int) -> list[Line]:
        rows = self.app.size.height - 3
        keys = HomeKeys(self.spelled_key_of("start"), self.spelled_key_of("problems"))
        return home_lines(self._seen, self.shown, self._folded, columns, rows, self.look, keys)

    @property
    def shown(self) -> tuple[Branch, ...]:
        """The branches that no closed folder hides."""
        return tuple(
            branch
            for branch in self._seen.branches
            if not any(branch.path[:depth] in self._folded for depth in range(len(branch.path)))
        )

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        nothing_due = self._seen.all is None or (self._seen.counted and not len(self._seen.all.queue))
        return [
            ("start", "Practise" if nothing_due else "Study"),
            ("practise", "Practise"),
            ("down", "Down"),
            ("problems", "Problems"),
            ("browse", "Browse"),
            ("marked", "Marked"),
            ("print", "Print"),
            ("statistics", "Statistics"),
            ("app.work", "Workbench"),
            ("experiments", "Experiments"),
            ("settings", "Settings"),
            ("app.quit", "Quit"),
            ("app.palette", "Commands"),
            ("app.help", "Help"),
        ]

    def on_screen_suspend(self) -> None:
        self._left = True

    def on_screen_resume(self) -> None:
        """The journal may have more in it than when the screen was left."""
        if not self._left:
            return
        self._left = False
        self.look = replace(self.quizkl.look, cursor=self.look.cursor)
        self._take_stock()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.query_one("#home", Rows).redraw()

    def take_desk(self, desk: Desk) -> None:
        self.desk = desk
        if self.is_current and self.is_drawn:
            self._take_stock()

    def _redraw(self) -> None:
        self.query_one("#home", Rows).redraw()
        self.show_hints()

    def action_start(self, number: int | None = None) -> None:
        if (branch := self._branch(number)) is not None:
            planned = plan(self.desk, branch.items)
            if len(planned.queue):
                self.quizkl.study(begin(self.desk, planned, self.quizkl.session_name(), derives=True))
            elif branch.items:
                self.quizkl.offer_practice(planned, _name(branch))

    def action_practise(self) -> None:
        branch = self._branch(None)
        if branch is not None and branch.items:
            self.quizkl.offer_practice(plan(self.desk, branch.items), _name(branch))

    def _branch(self, number: int | None) -> Branch | None:
        """The branch that was clicked, else the one under the cursor."""
        if number is not None:
            self._go_to(number)
        return self.shown[self.look.cursor] if self.shown else None

    def move_cursor(self, by: int) -> bool:
        self._go_to(self.look.cursor + by)
        return True

    def action_first(self) -> None:
        self._go_to(0)

    def action_last(self) -> None:
        self._go_to(len(self.shown) - 1)

    def _go_to(self, number: int) -> None:
        self.look = replace(self.look, cursor=max(0, min(number, len(self.shown) - 1)))
        self._redraw()
        self.call_after_refresh(self.scroll_to_cursor)

    def scroll_to_cursor(self) -> None:
        if self.look.cursor == 0:  # the rows above the first deck come into sight too
            self.action_top()
        else:
            super().scroll_to_cursor()

    def action_fold(self, number: int) -> None:
        self._go_to(number)
        branch = self.shown[self.look.cursor]
        self._set_closed(branch.path not in self._folded)

    def action_close(self) -> None:
        self._set_closed(True)

    def action_open(self) -> None:
        self._set_closed(False)

    def _set_closed(self, closed: bool) -> None:
        """Close or open the folder under the cursor; on a deck, closing goes to the folder that it is in."""
        branch = self._branch(None)
        if branch is None:
            return
        if branch.deck is None:
            self._folded = self._folded | {branch.path} if closed else self._folded - {branch.path}
            self._redraw()
        elif closed:
            paths = [other.path for other in self.shown]
            if branch.path[:-1] in paths:
                self._go_to(paths.index(branch.path[:-1]))

    def action_browse(self) -> None:
        self.quizkl.show_browser()

    def action_marked(self) -> None:
        self.quizkl.show_marked()

    def action_statistics(self) -> None:
        branch = self._branch(None)
        if branch is None or not branch.path or len(branch.items) == len(self.desk.items()):
            self.quizkl.show_statistics()
        else:
            self.quizkl.show_statistics(branch.items, branch.label)

    def action_experiments(self) -> None:
        self.quizkl.show_experiments()

    def action_print(self) -> None:
        branch = self._branch(None)
        if branch is None:
            return
        if not branch.items:
            self.quizkl.say("There is no card here to print.", warning=True)
            return
        whole = not branch.path
        chosen = {item.key.deck for item in branch.items}
        decks = [] if whole else [deck for deck in self.desk.shelf.decks if deck.id in chosen]
        # A file is found again even where no list of decks has it.
        names = tuple(str(deck.path) if deck.path is not None else deck.id for deck in decks)
        self.quizkl.show_print(branch.label, branch.items, names, "cards" if whole else branch.path[-1])

    def action_settings(self) -> None:
        self.quizkl.show_settings()

    def action_problems(self) -> None:
        self.quizkl.show_problems()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        match action:
            case "print":
                return bool(self._seen.branches)
            case "problems":
                return bool(self.desk.all_problems())
            case "practise":
                return self._seen.all is not None and len(self._seen.all.queue) > 0
            case _:
                return True


def _name(branch: Branch) -> str:
    """What a branch is called within a sentence; "" where it is all decks."""
    return branch.label if branch.path else ""
