"""A sheet laid over the screen: lines to read, one key to put it away."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from quizkl.tui.hint_bar import Hint, hint_line
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, line, spread, strong
from quizkl.tui.key_name import printed
from quizkl.tui.look import Look
from quizkl.tui.own_keys import first_key
from quizkl.tui.rows import Draw, Rows


class Sheet(ModalScreen[str | None]):
    """Gives back the action of the key that closed it (one of ``keys``), or None where it was just put away."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012  (Textual's own declaration)
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,f1,f4,question_mark", "answer", "Put the sheet away", id="sheet.close"),
        Binding("down,j", "scroll_by(1)", "Scroll down", show=False, id="sheet.down"),
        Binding("up,k", "scroll_by(-1)", "Scroll up", show=False, id="sheet.up"),
        Binding("pagedown,space", "scroll_by(10)", "Scroll down a page", show=False, id="sheet.page_down"),
        Binding("pageup", "scroll_by(-10)", "Scroll up a page", show=False, id="sheet.page_up"),
        Binding("g,home", "scroll_by(-100000)", "To the top", show=False, id="sheet.top"),
        Binding("G,end", "scroll_by(100000)", "To the end", show=False, id="sheet.bottom"),
    ]

    def __init__(
        self, title: str, draw: Draw, look: Look, keys: Sequence[tuple[str, str, str]] = (), to_read: bool = False
    ) -> None:
        """``keys`` are triples: a key, what it does (``Practise``; empty where ``draw`` says it), and the answer it
        gives. With them it is a question, unless it is there ``to_read``.
        """
        super().__init__(classes="dialog -ascii" if look.ascii else "dialog")
        self._heading = title
        self._draw = draw
        self._look = look
        self._keys = keys
        self._asks = bool(keys) and not to_read

    def compose(self) -> ComposeResult:
        # A question takes a small sheet, something to read a large one.
        with VerticalScroll(classes="sheet -small" if self._asks else "sheet", can_focus=False):
            yield Rows(self._lines)

    def on_mount(self) -> None:
        for key, label, answer in self._keys:
            self._bindings.bind(key, f"answer('{answer}')", label)

    def _lines(self, columns: int) -> list[Line]:
        hints = [
            Hint(printed(key.split(",")[0], self._look.ascii), label, f"answer('{answer}')")
            for key, label, answer in self._keys
            if label
        ]
        key = first_key(self, "answer", self._look.ascii)
        away = line(Piece(key, Ink.KEY), " not now" if self._asks else " close", action="answer")
        last = [EMPTY, hint_line(hints, columns)] if hints else []
        return [spread(line(strong(self._heading)), away, columns), EMPTY, *self._draw(columns), *last]

    def action_answer(self, answer: str | None = None) -> None:
        self.dismiss(answer)

    def action_scroll_by(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
