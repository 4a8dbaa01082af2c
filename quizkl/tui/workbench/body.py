"""The page with what is said beside its lines: two columns that scroll as one."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import TextArea

from quizkl.formula.cells import width
from quizkl.tui.rows import Draw, Rows
from quizkl.tui.workbench.field import WorkField

_LEAST_BESIDE = 30
"""Cells that long lines leave to what is said of them."""
_BOTH = 46
"""With fewer columns there is room for a sign only."""
_SIGN = 4
_STEP = 4
"""The columns move by so many cells at a time, not at every key."""


class Beside(Rows):
    """As many rows as the field shows."""

    DEFAULT_CSS = "Beside { height: 1fr; width: 1fr; }"

    def redraw(self) -> None:
        self._drawn = None
        self.refresh()


class WorkBody(Horizontal):
    """``draw`` gives the rows beside those lines of the field that are in sight."""

    class Written(Message):
        """Something was typed, or the cursor has moved to another line."""

    def __init__(self, lines: tuple[str, ...], at_end: bool, draw: Draw) -> None:
        """``at_end`` is where the cursor stands at first; otherwise at the beginning."""
        self._at_end = at_end
        self.field = WorkField(lines)
        self.beside = Beside(draw, id="work-beside")
        self._row = 0
        super().__init__(id="work-body")

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.beside

    def on_mount(self) -> None:
        self.field.cursor_blink = not self.app.is_headless
        for way in ("scroll_x", "scroll_y"):
            self.watch(self.field, way, self.beside.redraw, init=False)
        if self._at_end:
            self.field.move_cursor(self.field.document.end)
        self.field.focus()
        self._share_out()

    @property
    def in_sight(self) -> range:
        """The rows of the field that are seen, whether there are lines in them or not."""
        first = round(self.field.scroll_y)
        return range(first, first + self.field.size.height)

    def goes_on(self, text: str) -> bool:
        """Whether a line has more to the right than is seen."""
        return width(text) - round(self.field.scroll_x) > self.field.size.width

    def on_resize(self) -> None:
        self._share_out()
        self.call_after_refresh(self.field.scroll_cursor_visible)

    def _share_out(self) -> None:
        """Half of the width for the lines, more where they need it and enough is left."""
        columns = self.size.width
        if not columns:
            return
        if columns < _BOTH:
            wanted = columns - _SIGN
        else:
            longest = max(map(len, self.field.lines)) + 3
            wanted = min(max(columns // 2, -(-longest // _STEP) * _STEP), columns - _LEAST_BESIDE)
        self.field.styles.width = max(wanted, columns // 2 if columns >= _BOTH else wanted)
        self.beside.redraw()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._share_out()
        self.post_message(self.Written())

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.field.row != self._row:
            self._row = self.field.row
            self.post_message(self.Written())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.field.scroll_relative(y=3, animate=False)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.field.scroll_relative(y=-3, animate=False)
