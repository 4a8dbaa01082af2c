"""What came of a line."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """What came of a line, as machines are told it."""

    BLANK = "blank"
    SETTING = "directive"
    DEFINED = "definition"
    VALUE = "value"
    RIGHT = "right"
    WRONG = "wrong"
    SHORT = "too few digits"
    NO_VALUE = "no value"
    NOT_DECIDED = "not decided"
    UNREADABLE = "unreadable"
    WAITING = "waits for another line"
    ASKED = "being checked"


SIGNS = {
    Mark.RIGHT: "✓",
    Mark.WRONG: "✗",
    Mark.SHORT: "…",
    Mark.UNREADABLE: "!",
    Mark.WAITING: "!",
    Mark.NO_VALUE: "!",
    Mark.NOT_DECIDED: "?",
}
QUIET = frozenset({Mark.BLANK, Mark.SETTING, Mark.DEFINED, Mark.VALUE, Mark.RIGHT, Mark.WAITING, Mark.ASKED})
"""Marks of lines of which a few words say enough."""
