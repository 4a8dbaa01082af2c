"""What the commands print, in the characters that may be used.

With ``characters = "ascii"`` among the settings, or where standard output is in ASCII, everything for people goes out
in ASCII; JSON and other texts for programs stay as they are. In any other encoding only what it lacks is.
"""

from __future__ import annotations

import codecs
import io
import sys
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

if TYPE_CHECKING:
    from quizkl.formula.characters import Characters

_LACKING = "quizkl-lacking"
"""The error handler that writes what an encoding has no character for in ASCII."""


class PlainText:
    """A text stream to which everything is written in ASCII. Its bytes can be written as they are, to ``buffer``."""

    encoding = "utf-8"  # click writes past a stream that is said to be in ASCII

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        from quizkl.text.in_ascii import in_ascii

        return self.stream.write(in_ascii(text))

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def make_ready() -> None:
    """Let standard output and standard error take every character, whatever they are encoded in, and let no byte that
    is typed be an error.
    """
    codecs.register_error(_LACKING, _in_ascii)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if _is_ascii(stream):
            setattr(sys, name, _plain(stream))
        elif isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "backslashreplace"):
            stream.reconfigure(errors=_LACKING)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8" if _is_ascii(sys.stdin) else None, errors="replace")


def follow_settings() -> None:
    """Write in ASCII from here on where the settings say so; of problems in them nothing is said."""
    if is_plain() or not _wants_ascii():
        return
    sys.stdout, sys.stderr = _plain(sys.stdout), _plain(sys.stderr)


def is_plain() -> bool:
    """Whether everything is written in ASCII."""
    return isinstance(sys.stdout, PlainText)


def as_printed(text: str) -> str:
    """A text as it comes out, for what is to stand below it."""
    from quizkl.text.in_ascii import in_ascii

    return in_ascii(text) if is_plain() else text


def characters() -> Characters:
    """What formulas are drawn with that are printed."""
    from quizkl.formula.characters import Characters

    return Characters.ASCII if is_plain() else Characters.DEJAVU


def say_as_it_is(text: str) -> None:
    """A text for programs, in a line of its own, its characters as they are wherever standard output can take them."""
    stream = _beneath()
    click.echo(text, file=stream if _takes(stream, text) else sys.stdout)


def say_json(answer: object, indent: int | None = None) -> None:
    """A JSON value in a line, its characters as they are wherever standard output can take them."""
    import json

    stream = _beneath()
    text = json.dumps(answer, indent=indent, ensure_ascii=False)
    if not _takes(stream, text):
        text = json.dumps(answer, indent=indent)
    click.echo(text, file=stream)


def _beneath() -> TextIO:
    """Standard output as it is."""
    return sys.stdout.stream if isinstance(sys.stdout, PlainText) else sys.stdout


def _takes(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _plain(stream: TextIO) -> TextIO:
    return cast("TextIO", PlainText(stream))


def _is_ascii(stream: TextIO) -> bool:
    try:
        return codecs.lookup(stream.encoding or "").name == "ascii"
    except LookupError:
        return False


def _wants_ascii() -> bool:
    from quizkl.commands.folders import folders
    from quizkl.settings.config_file import read_config

    source = read_config(folders().config)
    if not isinstance(source, bytes) or b"ascii" not in source:  # settings are read where there is something to find
        return False
    from quizkl.commands.opening import settings_and_problems
    from quizkl.formula.characters import Characters

    return settings_and_problems()[0].characters is Characters.ASCII


def _in_ascii(fault: UnicodeError) -> tuple[str, int]:
    """What stands for the first character that could not be encoded, and what goes with it."""
    from quizkl.text.in_ascii import form_at

    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return form_at(fault.object, fault.start)
