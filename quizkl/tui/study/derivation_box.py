"""The field for a derivation with a mark beside each line, and below it how the lines are read."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import TextArea

from quizkl.tui.rows import Draw, Rows
from quizkl.tui.study.derivation_field import DerivationField


class DerivationBox(Vertical):
    """``marks`` draws a row for each line of the field, ``said`` what stands below it."""

    class Written(Message):
        """Something was typed, or the cursor has moved to another line."""

    def __init__(self, marks: Draw, said: Draw) -> None:
        self.field = DerivationField()
        self.marks = Rows(marks, id="derivation-marks")
        self.said = Rows(said, id="derivation-said")
        self._row = 0
        super().__init__(Horizontal(self.marks, self.field, id="derivation-field"), self.said, id="derivation")

    def ask(self, lines: tuple[str, ...]) -> None:
        """Open the field with ``lines`` in it."""
        self.set_class(True, "-open")
        self.field.cursor_blink = not self.app.is_headless
        self.field.load_text("\n".join(lines))
        self.field.move_cursor(self.field.document.end)
        self.call_after_refresh(self.field.focus)

    def shut(self) -> None:
        self.set_class(False, "-open")
        self.screen.set_focus(None)

    def redraw(self) -> None:
        self.field.styles.height = self.field.rows
        for rows in (self.marks, self.said):
            rows.redraw()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Written())

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.field.row != self._row:
            self._row = self.field.row
            self.post_message(self.Written())
