"""The field in which an answer is typed, and below it how it is read."""

from __future__ import annotations

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.tui.ink import EMPTY, Ink, Line, led, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Draw, Rows
from quizkl.tui.study.answer_field import AnswerField

_LONGEST_ECHOED = 500
"""Characters; a longer answer is pasted by accident and is judged, not echoed."""


_MOST_ROWS = 4


class AnswerBox(Vertical):
    """Reading what is typed is pure and quick, so it is done at every key. ``said`` draws what is said of the answer
    that was given last.
    """

    class Given(Message):
        """The learner has given the answer ``typed``."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, said: Draw) -> None:
        self.field = AnswerField(id="typed", select_on_focus=False, placeholder="type the answer")
        self.echo = Rows(self._echoed, id="echo")
        self.verdict = Rows(said, id="verdict")
        self._look = Look()
        self._names = Names()
        self._show_key = ""
        self._predicting = False
        self._silent_on: str | None = None
        self._given_empty = False
        super().__init__(self.field, self.echo, self.verdict, id="answer")

    def ask(self, names: Names, look: Look, show_key: str = "", predicting: bool = False) -> None:
        """Open the empty field for an answer that may name ``names``; ``show_key`` shows the answer, or gives none
        where a result is predicted.
        """
        self._names, self._look, self._show_key, self._predicting = names, look, show_key, predicting
        self.field.placeholder = "type what you expect" if predicting else "type the answer"
        self._silent_on = None
        self._given_empty = False
        self.set_class(True, "-open")
        self.field.cursor_blink = not self.app.is_headless
        self.field.value = ""
        self.echo.redraw()
        self.call_after_refresh(self.field.focus)

    def ask_for_an_answer(self) -> None:
        """Say that the field is empty, until something is typed."""
        self._given_empty = True
        self.echo.redraw()

    def typed_after(self, given: str) -> str:
        """What was typed after ``given`` had been given: behind it, or in its place."""
        return self.field.value.removeprefix(given)

    def put(self, typed: str) -> None:
        """Let ``typed`` stand in the field, the cursor behind it."""
        self.field.value = typed
        self.field.cursor_position = len(typed)

    def hush(self, typed: str) -> None:
        """Do not echo ``typed``: what is wrong with it has just been said."""
        self._silent_on = typed
        self.echo.redraw()

    def shut(self) -> None:
        self.set_class(False, "-open")
        self.screen.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._given_empty = False
        self.echo.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(event.value))

    def _echoed(self, columns: int) -> list[Line]:
        if self._given_empty:
            wanted, instead = ("a prediction", "gives none") if self._predicting else ("an answer", "shows it")
            say = f"Type {wanted}, or {self._show_key} {instead}." if self._show_key else f"Type {wanted}."
            return led(muted("           "), paragraph(say, max(columns - 11, 8), Ink.WARNING))
        if self.field.value == self._silent_on:
            return [EMPTY]
        return echo_lines(self.field.value, self._names, columns, self._look)


def echo_lines(typed: str, names: Names, columns: int, look: Look) -> list[Line]:
    """``reads as  0.4·ln 0.8 + …``, with what is remarked on; a place that cannot be read is not yet a mistake."""
    if not typed.strip() or len(typed) > _LONGEST_ECHOED:
        return [line(muted(" "))]
    reading = read(typed, names)
    if isinstance(reading, Reading):
        unit = f" {reading.unit.value}" if reading.unit else ""
        write = to_source if look.ascii else echo
        shown = paragraph(f"{write(reading.expression)}{unit}", max(columns - 11, 8))
        remarks = [row for remark in reading.remarks for row in paragraph(look.words(remark), max(columns - 11, 8))]
        return led(muted(" reads as  "), [*shown[:_MOST_ROWS], *remarks])
    dots = look.sign("…", "...")
    return led(
        muted(f" {dots}         "[:11]), [line(muted(row.text)) for row in paragraph(reading.message, columns - 11)]
    )
