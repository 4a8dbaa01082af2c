"""The bytes of a deck file become text that is safe to parse and to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.deck.problem import Place, Problem, Severity

LARGEST_FILE = 8_000_000
"""In bytes; a deck of 10,000 cards has about 2.6 million."""

MOST_FORMULAS = 200_000
MOST_SPLICES = 20_000
_MOST_REPORTED = 20
_BYTE_ORDER_MARK = "\ufeff"
_ODD_INDENTATION = re.compile("^ *(?P<odd>[\u00a0\u2000-\u200b\u202f\u3000])", re.MULTILINE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A deck's text without its byte order mark. Each forbidden character is a problem and became ``\ufffd``,
    so that every offset stays what it is in the file.
    """

    text: str
    problems: tuple[Problem, ...] = ()


def read_source(source: bytes, file: str) -> SourceText | Problem:
    """Decode a deck; a Problem where nothing of it can be read."""
    if len(source) > LARGEST_FILE:
        return too_large(len(source), file)
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(Place(file), "the file is in UTF-16, and a deck is in UTF-8", "Save it again as UTF-8.")
    if b"\x00" in source:
        return Problem(
            _place_of_byte(source, source.index(b"\x00"), file),
            "the file is not a text: it has a zero byte here",
            "A deck is a YAML file in UTF-8.",
        )
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(
            _place_of_byte(source, error.start, file),
            f"byte 0x{source[error.start]:02x} is not UTF-8",
            "Save the file again as UTF-8.",
        )
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if text.count("$") > 2 * MOST_FORMULAS:
        message = f"the file has more than {MOST_FORMULAS} formulas"
        return Problem(Place(file), message, "Split it into several decks.")
    if text.count("{{=") > MOST_SPLICES:
        message = f"the file has more than {MOST_SPLICES} numbers put in by {{{{= … }}}}"
        return Problem(Place(file), message, "Split it into several decks.")
    odd = _ODD_INDENTATION.search(text) if not text.isascii() else None
    strange = (_odd_indentation(text, odd, file),) if odd is not None else ()
    if not _FORBIDDEN.search(text):
        return SourceText(text, strange)
    found = [match.start() for match in _FORBIDDEN.finditer(text)]
    problems = tuple(_forbidden(text, offset, file) for offset in found[:_MOST_REPORTED])
    return SourceText(_FORBIDDEN.sub("\ufffd", text), (*strange, *problems))


def too_large(size: int, file: str) -> Problem:
    return Problem(
        Place(file),
        f"the file has {size / 1e6:.0f} MB, and a deck may have {LARGEST_FILE / 1e6:.0f} MB",
        "Split it into several decks.",
    )


def forbidden_in(text: str) -> str | None:
    """The first character of ``text`` that must not reach a terminal, or None."""
    match = _FORBIDDEN.search(text)
    return match[0] if match else None


def place_in(text: str, offset: int, file: str) -> Place:
    """Line and column of an offset into a file's text."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _place_of_byte(source: bytes, offset: int, file: str) -> Place:
    before = source[:offset].decode("utf-8", errors="replace")
    return place_in(before, len(before), file)


def _odd_indentation(text: str, found: re.Match[str], file: str) -> Problem:
    character = ord(found["odd"])
    return Problem(
        place_in(text, found.start("odd"), file),
        f"this line is indented by the character U+{character:04X}, which is no blank to YAML",
        "Put ordinary blanks in its place; it comes with text from web pages.",
        Severity.WARNING,
    )


def _forbidden(text: str, offset: int, file: str) -> Problem:
    return Problem(
        place_in(text, offset, file),
        f"the control character U+{ord(text[offset]):04X} is not allowed in a deck",
        "Delete it; a line break is an ordinary end of line.",
    )
