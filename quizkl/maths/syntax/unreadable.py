"""Why a text could not be read, as a value; and how the reader leaves its own recursion with one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """``column`` counts from 1 in the text as typed; just past the end where something is missing there."""

    column: int
    message: str
    hint: str = ""


class Refusal(Exception):
    """Raised inside the reader only, at an offset counted from 0; ``read`` turns it into an ``Unreadable``."""

    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
