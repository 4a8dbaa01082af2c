"""The dialog that asks for the name of a page's file, to save or to open it."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from quizkl.deck.deck_file import display_name
from quizkl.tui.hint_bar import Hint, hint_line
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, line, muted, spread, strong
from quizkl.tui.key_name import printed
from quizkl.tui.look import Look
from quizkl.tui.own_keys import first_key
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows
from quizkl.tui.study.answer_field import AnswerField
from quizkl.workbench.file import path_typed


class NameDialog(ModalScreen[Path | None]):
    """Gives back the path that was typed, or None. Whether there is such a file is for others to say."""

    AUTO_FOCUS = "#work-name"
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("escape", "close", "Not now", id="workbench-name.close"),
    ]

    def __init__(self, title: str, verb: str, name: str, folder: Path, look: Look) -> None:
        """``verb`` is what Enter does; ``folder`` is where a ``name`` without a path is looked for."""
        super().__init__(classes="dialog -ascii" if look.ascii else "dialog")
        self._heading = title
        self._verb = verb
        self._proposed = name
        self._folder = folder
        self._look = look
        self._refused = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet -small"):
            yield Rows(self._top)
            yield AnswerField(self._proposed, id="work-name", select_on_focus=False)
            yield Rows(self._below)

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = not self.app.is_headless

    def _top(self, columns: int) -> list[Line]:
        away = line(Piece(first_key(self, "close", self._look.ascii), Ink.KEY), " not now", action="close")
        return [spread(line(strong(self._heading)), away, columns), EMPTY]

    def _below(self, columns: int) -> list[Line]:
        if self._refused:
            said = paragraph("There can be no file of this name. Type another.", columns, Ink.WARNING)
        else:
            said = [line(muted("in "), display_name(self._folder))]
        return [*said, EMPTY, hint_line([Hint(printed("enter", self._look.ascii), self._verb, "take")], columns)]

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._refused = False
        self.query(Rows).last().redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        path = path_typed(self.query_one(Input).value, self._folder)
        if path is None:
            self._refused = True
            self.query(Rows).last().redraw()
        else:
            self.dismiss(path)

    def action_close(self) -> None:
        self.dismiss(None)
