"""A screen with a list of things to set: chosen with the cursor, changed in their place, written down at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.widgets import Input

from quizkl.deck.problem import Problem
from quizkl.desk import Desk
from quizkl.settings.kinds import Value, Wrong
from quizkl.tui.ink import EMPTY, Line
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.rows import Rows
from quizkl.tui.settings.form import Entry, neighbour, read_entry
from quizkl.tui.settings.lines import about_lines, entry_lines, name_cells, name_line, problem_lines, settings_top
from quizkl.tui.settings.write import Written, write
from quizkl.tui.study.answer_field import AnswerField

_ABOUT_ROWS = 4


class SettingsList(PageScreen):
    """``entries`` are shown as they are in force. While a value is typed, its row is a field."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.desk = desk
        self.look = replace(look, cursor=0)
        self.shown: list[Entry] = []
        self._said, self._warns = "", False
        self._typing_now = False
        self._source = b""  # of settings that no file holds

    def entries(self) -> list[Entry]:
        """What can be set, with the values in force."""
        raise NotImplementedError

    def part(self) -> str:
        """Which part of the settings it is, where it is not all of them."""
        return ""

    def heading(self, columns: int) -> list[Line]:
        """What stands above the list."""
        return problem_lines(self.desk, columns, self.look)

    def compose_body(self) -> ComposeResult:
        yield Rows(self._top, id="top", classes="top")
        with VerticalScroll(classes="page -above", can_focus=False):
            yield Rows(self._above, id="settings-above", classes="column")
            with Horizontal(id="settings-row", classes="column"):
                yield Rows(self._label, id="settings-name")
                yield AnswerField(id="settings-value", select_on_focus=False)
            yield Rows(self._below, id="settings-below", classes="column")
        with Vertical(classes="foot"):
            yield Rows(self._about, id="settings-about", classes="column")

    def on_mount(self) -> None:
        self._field.cursor_blink = not self.app.is_headless
        self.show_entries()

    def show_entries(self) -> None:
        """Take the values that are in force."""
        self.shown = self.entries()
        self._redraw()

    # What is seen

    @property
    def chosen(self) -> Entry | None:
        return self.shown[self.look.cursor] if self.look.cursor < len(self.shown) else None

    @property
    def typing(self) -> bool:
        return self._typing_now

    @property
    def _field(self) -> AnswerField:
        return self.query_one("#settings-value", AnswerField)

    def _top(self, columns: int) -> list[Line]:
        return [settings_top(self.part(), self.desk, columns, self.look)]

    def _above(self, columns: int) -> list[Line]:
        top = self.heading(columns)
        cursor = self.look.cursor
        if not self._typing_now:
            return [*top, *entry_lines(self.shown, cursor, columns)]
        lines = entry_lines(self.shown[: cursor + 1], -1, columns)[:-1]
        return [*top, *lines]

    def _label(self, columns: int) -> list[Line]:
        return [name_line(self.chosen, columns)] if self.chosen else []

    def _below(self, columns: int) -> list[Line]:
        if not self._typing_now:
            return []
        return entry_lines(self.shown[self.look.cursor + 1 :], -1, columns, self.look.cursor + 1)

    def _about(self, columns: int) -> list[Line]:
        if self.chosen is None:
            return [EMPTY] * _ABOUT_ROWS
        return about_lines(self.chosen, self._said, self._warns, columns, _ABOUT_ROWS, self.look)

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        if self._typing_now:
            return [("accept", "Take it"), ("leave", "Leave it"), ("app.help", "Help")]
        return [
            ("accept", "Change"),
            ("step(1)", "Next"),
            ("leave", "Back"),
            ("usual", "As usual"),
            *self.further_hints(),
            ("app.palette", "Commands"),
            ("app.help", "Help"),
        ]

    def further_hints(self) -> Sequence[tuple[str, str]]:
        return ()

    def _redraw(self) -> None:
        self.set_class(self._typing_now, "-typing")
        if self._typing_now:
            self.query_one("#settings-name").styles.width = name_cells(self.query_one("#settings-above").size.width)
        for rows in self.query(Rows):
            rows.redraw()
        self.show_hints()

    def _say(self, said: str, warns: bool = False) -> None:
        self._said, self._warns = said, warns
        self.query_one("#settings-about", Rows).redraw()

    # What is done

    def move_cursor(self, by: int) -> bool:
        if self.shown and not self._typing_now:
            self.action_choose((self.look.cursor + by) % len(self.shown))
        return bool(self.shown)

    def action_choose(self, number: int) -> None:
        self._leave_field()
        self.look = replace(self.look, cursor=max(0, min(number, len(self.shown) - 1)))
        self._said = ""
        self._redraw()
        self.call_after_refresh(self.scroll_to_cursor)

    def scroll_to_cursor(self) -> None:
        height = self.query_one("#settings-above", Rows).height_of_cursor()
        if self.look.cursor == 0:
            self.action_top()
        elif height is not None:
            self.page.scroll_to_region(Region(0, height, 1, 1), animate=False)

    def action_page(self, pages: int) -> None:
        self.action_choose(self.look.cursor + pages * max(self.page.size.height - 3, 1))

    def action_first(self) -> None:
        self.action_choose(0)

    def action_last(self) -> None:
        self.action_choose(len(self.shown) - 1)

    def action_change_at(self, number: int) -> None:
        """A click on a value: the next choice, or the field."""
        if number != self.look.cursor or not self._typing_now:
            self.action_choose(number)
            self.action_accept()

    def action_accept(self) -> None:
        """Take what is typed; else the next choice, or open the field."""
        entry = self.chosen
        if entry is None:
            return
        if self._typing_now:
            self._take_typed()
        elif entry.choices:
            self.action_step(1)
        else:
            self._typing_now = True
            self._said = ""
            self._field.value = entry.written
            self._field.cursor_position = len(entry.written)
            self._redraw()
            self._field.focus()
            self.call_after_refresh(self._scroll_to_field)

    def _scroll_to_field(self) -> None:
        self.page.scroll_to_widget(self._field, animate=False)

    def action_step(self, by: int) -> None:
        entry = self.chosen
        if entry is not None and (written := neighbour(entry, by)) is not None:
            self._take(entry, written)

    def action_put(self, written: str) -> None:
        """A click on a choice."""
        if self.chosen is not None:
            self._take(self.chosen, written)

    def action_usual(self) -> None:
        """Take the setting out of the file."""
        if self.chosen is not None and self.chosen.line is not None:
            self._write(self.chosen, None)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typing_now and self.chosen is not None:
            value = read_entry(self.chosen, event.value, self.desk.settings)
            wrong = isinstance(value, Wrong) and event.value.strip() != ""
            self._say(f"{self.chosen.name} {value.message}." if wrong and isinstance(value, Wrong) else "", warns=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take_typed()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A click beside the field leaves it."""
        if self._typing_now and event.widget is self._field and self.app.app_focus:
            self._leave_field()

    def _take_typed(self) -> None:
        entry, typed = self.chosen, self._field.value
        if entry is not None and self._take(entry, typed):
            self._leave_field()

    def _take(self, entry: Entry, written: str) -> bool:
        value = read_entry(entry, written, self.desk.settings)
        if isinstance(value, Wrong):
            self._say(f"{entry.name} {value.message}.", warns=True)
            return False
        return self._write(entry, value)

    def _write(self, entry: Entry, value: Value | None) -> bool:
        match write(self.quizkl, entry, value, self._source):
            case Problem(message=message, hint=hint):
                self._say(f"{message}. {hint}".strip(), warns=True)
                return False
            case Written(source, said):
                self._source = source
                self._said, self._warns = said, False
                self._redraw()
                return True

    def take_desk(self, desk: Desk) -> None:
        self.desk = desk
        if self.is_mounted:
            self.show_entries()

    def action_leave(self) -> None:
        if self._typing_now:
            self._leave_field()
        else:
            self.quizkl.go_home()

    def _leave_field(self) -> None:
        if self._typing_now:
            self._typing_now = False
            self.set_focus(None)
            self._redraw()
            self.call_after_refresh(self.scroll_to_cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        match action:
            case "usual":
                return not self._typing_now and self.chosen is not None and self.chosen.line is not None
            case "step":
                return not self._typing_now and self.chosen is not None and neighbour(self.chosen, 1) is not None
            case _:
                return True
