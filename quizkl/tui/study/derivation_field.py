"""The lines of a derivation, to type into."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from quizkl.text.unprintable import printable

MOST_LINES = 60
"""More are pasted by accident; they are left out."""

_LONGEST = 1_000
"""Characters of one pasted line."""


class DerivationField(TextArea):
    """Enter begins a line, or ends the derivation where ``done`` says so. What cannot be printed becomes U+FFFD."""

    class Ended(Message):
        """Enter was pressed on a derivation that is done."""

    def __init__(self) -> None:
        super().__init__(id="derivation-lines", soft_wrap=False, compact=True, highlight_cursor_line=True)
        self.done = False

    def validate_cursor_blink(self, blink: bool) -> bool:
        return blink and self.app.animation_level != "none"

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they are typed, without empty ones at the end."""
        return tuple(self.text.rstrip().split("\n"))[:MOST_LINES] if self.text.strip() else ()

    @property
    def row(self) -> int:
        """The line that the cursor is in, from 0."""
        return self.cursor_location[0]

    @property
    def rows(self) -> int:
        return self.document.line_count

    async def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            if self.done:
                event.stop()
                event.prevent_default()
                self.post_message(self.Ended())
            elif self.rows >= MOST_LINES:
                event.stop()
                event.prevent_default()

    async def on_paste(self, event: events.Paste) -> None:
        room = max(MOST_LINES - self.rows, 0) + 1
        event.text = "\n".join(printable(line)[:_LONGEST] for line in event.text.splitlines()[:room])
