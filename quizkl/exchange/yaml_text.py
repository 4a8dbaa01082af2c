"""Texts as YAML that reads back to exactly those texts.

Three ways of writing, each only where nothing in the text can mean anything to YAML: a line of harmless characters
as it is, any other line in single quotes, several lines as a block. Double quotes are never used: a TeX backslash in
them is an escape.
"""

from __future__ import annotations

import re

_HARMLESS = re.compile(r"[A-Za-z]([A-Za-z0-9 ,.;()!?'’$\\^_/+=-]*[A-Za-z0-9.!?)$])?")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def block_value(text: str, column: int) -> str:
    """The value of a key that stands in ``column`` (blanks before it) of a mapping in block style.

    The text has something besides blanks, no line break at its end, and no character that a deck may not have.
    """
    if "\n" not in text:
        return line_value(text)
    margin = " " * (column + 2)
    indicator = "2" if text[0] in " \t\n" else ""  # else YAML would take the first line's blanks for the margin
    rows = (margin + row if row else "" for row in text.split("\n"))
    return f"|{indicator}-\n" + "\n".join(rows)


def line_value(text: str) -> str:
    """The value of a key in block style, for a text of one line."""
    if _HARMLESS.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text of one line, for any place where YAML takes a value."""
    return "'" + text.replace("'", "''") + "'"


def flow_list(texts: tuple[str, ...]) -> str:
    """A list of lines in brackets."""
    return f"[{', '.join(_in_brackets(text) for text in texts)}]"


def _in_brackets(text: str) -> str:
    return (
        text
        if re.fullmatch(r"[A-Za-z][\w.-]*", text, re.ASCII) and text.lower() not in _WORDS_OF_YAML
        else quoted(text)
    )
