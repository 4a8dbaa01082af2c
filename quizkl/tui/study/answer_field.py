"""A line to type into that never gives the terminal a command."""

from __future__ import annotations

from textual.widgets import Input

from quizkl.text.unprintable import printable


class AnswerField(Input):
    """What is pasted may hold anything; what cannot be printed becomes U+FFFD, which no answer has."""

    def validate_value(self, value: str) -> str:
        return printable(value)

    def validate_cursor_blink(self, blink: bool) -> bool:
        return blink and self.app.animation_level != "none"
