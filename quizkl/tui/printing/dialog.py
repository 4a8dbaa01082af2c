"""The dialog in which cards are printed: how, on what, which, and into which file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from quizkl.deck.deck import Deck
from quizkl.printing.options import check_options
from quizkl.printing.problem import PrintProblem
from quizkl.printing.save import check_place
from quizkl.printing.selection import Wanted, select
from quizkl.tui.hint_bar import Hint, hint_line
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, line, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.own_keys import first_key
from quizkl.tui.printing.form import Field, Printable, PrintForm, changed, count_cards
from quizkl.tui.printing.job import Saved, print_to
from quizkl.tui.printing.lines import (
    Choosing,
    Printing,
    Progress,
    Refused,
    Replacing,
    field_lines,
    preview_lines,
    progress_lines,
)
from quizkl.tui.rows import Rows
from quizkl.tui.study.answer_field import AnswerField

_FIRST_CARDS = 24
"""Sides that are enough for the first page of any layout."""
_AROUND_PREVIEW = 6
"""Rows of the dialog that are not the preview's: its frame, the title, the keys."""


class PrintDialog(ModalScreen[None]):
    """Printing itself is done by a process of its own, which ends with the dialog."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (56, "-beside")]  # noqa: RUF012  (Textual's own declaration)
    BINDINGS = [  # noqa: RUF012
        Binding("escape,q", "close", "Put the dialog away; printing is stopped", id="print.close"),
        Binding("enter", "save", "Print into the file", id="print.save"),
        Binding("down,tab,j", "move(1)", "Next field", id="print.next"),
        Binding("up,shift+tab,k", "move(-1)", "Field before", id="print.previous"),
        Binding("right,l,space", "turn_chosen(1)", "Next choice", id="print.right"),
        Binding("left,h", "turn_chosen(-1)", "Choice before", id="print.left"),
        Binding("pagedown", "scroll_by(10)", "Scroll down", show=False, id="print.page_down"),
        Binding("pageup", "scroll_by(-10)", "Scroll up", show=False, id="print.page_up"),
    ]

    def __init__(self, printable: Printable, decks: tuple[Deck, ...], name: str, folder: Path, look: Look) -> None:
        """``name`` is proposed for the file, and ``folder`` is where it is put unless another one is typed."""
        super().__init__(classes="dialog -ascii" if look.ascii else "dialog")
        self._printable = printable
        self._decks = decks
        self._folder = folder
        self._look = look
        self._form = PrintForm(name)
        self._chosen = Field.LAYOUT
        self._progress: Progress = Choosing()

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet", id="print"):
            yield Rows(self._top)
            with VerticalScroll(id="print-body", can_focus=False), Horizontal(id="print-parts"):
                with Vertical(id="print-form"):
                    yield Rows(self._fields, id="print-fields")
                    yield AnswerField(self._form.file, id="print-file", select_on_focus=False)
                    yield Rows(self._said, id="print-said")
                yield Rows(self._preview, id="print-preview")
            yield Rows(self._hints, id="print-hints")

    def on_mount(self) -> None:
        self._file.cursor_blink = not self.app.is_headless

    # What is seen

    def _top(self, columns: int) -> list[Line]:
        away = line(Piece(self._key("close"), Ink.KEY), " close", action="close")
        return [spread(line(strong(f"Print: {self._printable.title}")), away, columns), EMPTY]

    def _fields(self, columns: int) -> list[Line]:
        cards = count_cards(self._form.wanted(self._printable))
        return field_lines(self._form, self._chosen, cards, self._look)

    def _said(self, columns: int) -> list[Line]:
        return progress_lines(self._progress, self._form, self._folder, columns, self._look)

    def _preview(self, columns: int) -> list[Line]:
        items = self._form.wanted(self._printable)[:_FIRST_CARDS]
        cards = select(items, self._decks, Wanted(), self._printable.states, self._printable.day).cards
        rows = max(self.app.size.height - _AROUND_PREVIEW, 8)
        return preview_lines(cards, self._form.options, columns, rows, self._look)

    def _hints(self, columns: int) -> list[Line]:
        enter = self._key("save")
        match self._progress:
            case Printing():
                hints = [Hint(self._key("close"), "Stop", "close")]
            case Saved():
                hints = [Hint(enter, "Done", "close")]
            case _:
                moves = ("move(-1)", "move(1)", "turn_chosen(-1)", "turn_chosen(1)")
                up, down, left, right = map(self._key, moves)
                hints = [
                    Hint(enter, "Replace" if isinstance(self._progress, Replacing) else "Save", "save"),
                    Hint(f"{left} {right}", "Change", "turn_chosen(1)"),
                    Hint(f"{up} {down}", "Move", "move(1)"),
                ]
        return [EMPTY, hint_line(hints, columns)]

    def _key(self, action: str) -> str:
        return first_key(self, action, self._look.ascii)

    def _show(self) -> None:
        for rows in self.query(Rows):
            rows.redraw()

    def on_resize(self, event: events.Resize) -> None:
        self._show()

    # What is chosen

    @property
    def _file(self) -> Input:
        return self.query_one("#print-file", Input)

    def action_choose(self, name: str) -> None:
        self._chosen = Field(name)
        if self._chosen is Field.FILE:
            self._file.focus()
        else:
            self.set_focus(None)
        self.query_one("#print-fields", Rows).redraw()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._chosen = Field.FILE  # a click on the name
        self.query_one("#print-fields", Rows).redraw()

    def action_move(self, by: int) -> None:
        fields = self._form.fields()
        self.action_choose(fields[(fields.index(self._chosen) + by) % len(fields)].value)

    def action_turn_chosen(self, by: int) -> None:
        self.action_turn(self._chosen.value, by)

    def action_turn(self, name: str, by: int) -> None:
        """Take the next, or the one before, of what a field can be."""
        if self._choose_again():
            self.action_choose(name)
            self._form = changed(self._form, Field(name), by, self._printable.choices())
            self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._form.file and self._choose_again():
            self._form = replace(self._form, file=event.value)
            self._now(Choosing())

    def _choose_again(self) -> bool:
        """Nothing is changed while it is printed; what was said before holds no longer."""
        if isinstance(self._progress, Printing):
            return False
        self._progress = Choosing()
        return True

    def action_scroll_by(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    # What is done

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Begin to print, or say why not. A file that is there is replaced when that has been asked for twice."""
        match self._progress:
            case Printing():
                return
            case Saved():
                self.action_close()
                return
        path = self._target()
        if isinstance(path, PrintProblem):
            self._now(Refused(path))
        elif path.exists() and self._progress != Replacing(path):
            self._now(Replacing(path))
        else:
            force = self._progress == Replacing(path)
            self._now(Printing())
            self.run_worker(self._print(path, self._form.arguments(self._printable, path, force)), group="printing")

    def _target(self) -> Path | PrintProblem:
        """Where the file is to be, if something can be printed and written there."""
        form = self._form
        if not form.wanted(self._printable):
            return PrintProblem("There is no such card here", "Choose other cards, or another layout.")
        if problem := check_options(form.options):
            return problem
        if not form.file.strip():
            return PrintProblem("The file has no name", "Type one.")
        try:
            path = form.path(self._folder)
            return check_place(path, force=True) or path
        except (OSError, RuntimeError, ValueError):  # too long, or the home of a stranger
            return PrintProblem("There can be no file of this name", "Type another.")

    async def _print(self, path: Path, arguments: tuple[str, ...]) -> None:
        clock = self.set_interval(1, self._tick)
        try:
            self._now(await print_to(path, arguments))
        finally:
            clock.stop()

    def _tick(self) -> None:
        if isinstance(self._progress, Printing):
            self._now(Printing(self._progress.seconds + 1))

    def _now(self, progress: Progress) -> None:
        self._progress = progress
        for name in ("#print-said", "#print-hints"):
            self.query_one(name, Rows).redraw()

    def action_close(self) -> None:
        self.dismiss(None)
