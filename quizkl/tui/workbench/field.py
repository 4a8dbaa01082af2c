"""The lines of the workbench, to type into."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from quizkl.text.unprintable import printable
from quizkl.workbench.page import MOST_CHARACTERS, MOST_LINES


class WorkField(TextArea):
    """What cannot be printed becomes U+FFFD when it is pasted; more than a page can hold is not taken in."""

    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("ctrl+shift+z,f9", "redo", "Redo", show=False, id="workbench.redo"),
    ]

    class Full(Message):
        """There was more to take in than a page can hold."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines), id="work-lines", soft_wrap=False, compact=True, highlight_cursor_line=True)

    def validate_cursor_blink(self, blink: bool) -> bool:
        return blink and self.app.animation_level != "none"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.document.lines)

    @property
    def row(self) -> int:
        """The line that the cursor is in, from 0."""
        return self.cursor_location[0]

    @property
    def chosen(self) -> range:
        """The lines that the selection touches, or the one with the cursor."""
        (first, _), (last, column) = sorted((self.selection.start, self.selection.end))
        return range(first, last + (1 if column or first == last else 0))

    async def on_key(self, event: events.Key) -> None:
        is_full = event.key == "enter" and self.document.line_count >= MOST_LINES
        if is_full or (event.is_printable and len(self.text) >= MOST_CHARACTERS):
            event.stop()
            event.prevent_default()
            self.post_message(self.Full())

    async def on_paste(self, event: events.Paste) -> None:
        lines = event.text.replace("\t", " ").splitlines() or [""]
        if event.text.endswith(("\n", "\r")):
            lines.append("")
        room = MOST_LINES - self.document.line_count + 1
        text = "\n".join(printable(line) for line in lines[: max(room, 1)])
        if len(lines) > room or len(text) + len(self.text) > MOST_CHARACTERS:
            text = text[: max(MOST_CHARACTERS - len(self.text), 0)]
            self.post_message(self.Full())
        event.text = text
