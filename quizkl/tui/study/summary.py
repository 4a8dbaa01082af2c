"""The screen at the end of a session. Undo still works."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from quizkl.desk import Desk, plan, record_undo
from quizkl.journal.problem import AppendFailed
from quizkl.schedule.day_words import day_words
from quizkl.study import grading
from quizkl.study.session import Session
from quizkl.tui.home.coming import coming_words
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.rows import Rows
from quizkl.tui.screen_top import screen_top
from quizkl.tui.study.summary_lines import summary_lines


class SummaryScreen(PageScreen):
    TITLE = "Summary"
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("enter,space,escape", "home", "To Home", id="summary.home"),
        Binding("u,f8", "undo", "Undo the last card", id="summary.undo"),
        Binding("down,j", "down", "Scroll down", id="summary.down"),
        Binding("up,k", "up", "Scroll up", id="summary.up"),
        Binding("pagedown", "page(1)", "Scroll down a page", id="summary.page_down"),
        Binding("pageup", "page(-1)", "Scroll up a page", id="summary.page_up"),
        Binding("g,home", "top", "Scroll to the top", id="summary.top"),
        Binding("G,end", "bottom", "Scroll to the end", id="summary.bottom"),
    ]

    def __init__(self, desk: Desk, session: Session, look: Look) -> None:
        super().__init__()
        self.desk = desk
        self.session = session
        self.look = look
        self._coming = coming_words(plan(desk), desk.limits, desk.day)

    def compose_body(self) -> ComposeResult:
        yield Rows(lambda columns: [screen_top(self.TITLE, day_words(self.desk.day), columns)], id="top", classes="top")
        with VerticalScroll(classes="page", can_focus=False):
            yield Rows(
                lambda columns: summary_lines(self.session, self._coming, columns, self.look),
                id="summary",
                classes="column",
            )

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        return [
            ("home", "Home" if self.quizkl.leads_home else "Back"),
            ("undo", "Undo"),
            ("app.quit", "Quit"),
            ("app.palette", "Commands"),
            ("app.help", "Help"),
        ]

    def action_home(self) -> None:
        self.quizkl.go_home()

    def action_undo(self) -> None:
        self.app.clear_notifications()  # they are about what is taken back now
        back, event = grading.undo(self.session, self.desk.now())
        written = record_undo(self.desk, back, event)
        if isinstance(written, AppendFailed):
            self.quizkl.complain(written)
        elif back is not self.session:
            self.quizkl.study(written)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        return action != "undo" or self.session.before is not None
