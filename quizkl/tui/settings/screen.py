"""The settings, to be looked at and changed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from quizkl.settings.catalogue import KEYS_TABLE
from quizkl.tui.settings.form import Entry, keys_entry, setting_entries
from quizkl.tui.settings.setting_list import SettingsList


class SettingsScreen(SettingsList):
    TITLE = "Settings"
    STAYS = True
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding(
            "enter,space", "accept", "Change the setting: type a value, or take the next choice", id="settings.change"
        ),
        Binding("right,l", "step(1)", "The next choice, or one more", id="settings.right"),
        Binding("left,h", "step(-1)", "The choice before, or one less", id="settings.left"),
        Binding("d,delete", "usual", "As usual: take the setting out of the file", id="settings.usual"),
        Binding("K", "keys", "The keys of every action", id="settings.keys"),
        Binding("down,j", "down", "Down", id="settings.down"),
        Binding("up,k", "up", "Up", id="settings.up"),
        Binding("pagedown", "page(1)", "Down a page", id="settings.page_down"),
        Binding("pageup", "page(-1)", "Up a page", id="settings.page_up"),
        Binding("g,home", "first", "To the first", id="settings.first"),
        Binding("G,end", "last", "To the last", id="settings.last"),
        Binding("escape", "leave", "Leave the field; else back", id="settings.leave"),
    ]

    def entries(self) -> list[Entry]:
        return [*setting_entries(self.desk.settings), keys_entry(self.desk.settings)]

    def action_accept(self) -> None:
        if self.chosen is not None and self.chosen.key == KEYS_TABLE:
            self.action_keys()
        else:
            super().action_accept()

    def further_hints(self) -> Sequence[tuple[str, str]]:
        return [("keys", "Keys")]

    def action_keys(self) -> None:
        from quizkl.tui.settings.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.desk, self.look))
