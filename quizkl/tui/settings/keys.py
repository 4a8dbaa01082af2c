"""The keys of every action, to be looked at and changed."""

from __future__ import annotations

import asyncio

from textual.binding import Binding

from quizkl.desk import Desk
from quizkl.tui.ink import Line, line, muted
from quizkl.tui.look import Look
from quizkl.tui.settings.form import Entry, key_entries
from quizkl.tui.settings.setting_list import SettingsList


class KeysScreen(SettingsList):
    """To know all actions takes the import of every screen; until that is done the list says so."""

    TITLE = "Keys"
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("enter,space", "accept", "Type other keys for the action", id="keys.change"),
        Binding("d,delete", "usual", "As usual: take the keys out of the file", id="keys.usual"),
        Binding("down,j", "down", "Down", id="keys.down"),
        Binding("up,k", "up", "Up", id="keys.up"),
        Binding("pagedown", "page(1)", "Down a page", id="keys.page_down"),
        Binding("pageup", "page(-1)", "Up a page", id="keys.page_up"),
        Binding("g,home", "first", "To the first", id="keys.first"),
        Binding("G,end", "last", "To the last", id="keys.last"),
        Binding("escape", "leave", "Leave the field; else back", id="keys.leave"),
    ]

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._known = False

    def on_mount(self) -> None:
        self.run_worker(self._learn(), group="keys")

    async def _learn(self) -> None:
        await asyncio.to_thread(key_entries, self.desk.settings)
        self._known = True
        self.show_entries()

    def entries(self) -> list[Entry]:
        return key_entries(self.desk.settings) if self._known else []

    def part(self) -> str:
        return "keys of actions"

    def heading(self, columns: int) -> list[Line]:
        looking = [] if self._known else [line(muted("Looking at all screens" + self.look.sign("…", "...")))]
        return [*super().heading(columns), *looking]
