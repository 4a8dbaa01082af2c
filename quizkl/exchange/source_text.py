"""The bytes of a file that is imported become text; what is wrong with them is said with its line."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.source import LARGEST_FILE
from quizkl.text.unprintable import without_unprintable

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins as the mark of UTF-16 does
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WORD = re.compile(rb"[A-Za-z'\x80-\xff-]+")
_SAVE = "Save it again as UTF-8 (in a spreadsheet: 'CSV UTF-8')"


ENCODINGS = (
    *(f"windows-{page}" for page in range(1250, 1259)),
    *("latin-1", "mac-roman", "utf-16-le", "utf-16-be", "shift_jis", "euc_kr", "gb18030", "big5", "koi8-r"),
)
"""What a file may be told to be in; UTF-8, and UTF-16 with its mark, are seen."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """Lines end with ``\\n``; characters that no card may have are taken out, with a warning each kind."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_source_text(source: bytes, file: str, encoding: str | None = None) -> SourceText | Problem:
    """The text of a file in UTF-8, in UTF-16 with its mark, as spreadsheets write it, or else in ``encoding``."""
    if len(source) > LARGEST_FILE:
        most = f"{LARGEST_FILE / 1e6:.0f} MB"
        message = f"the file has {len(source) / 1e6:.0f} MB, and what becomes one deck may have {most}"
        return Problem(Place(file), message, "Split it into several files.")
    marked = next((name for mark, name in _MARKS.items() if source.startswith(mark)), None)
    written_in = marked or encoding or "utf-8"
    if b"\x00" in source and not written_in.startswith(("utf-16", "utf-32")):
        line = source[: source.index(b"\x00")].count(b"\n") + 1
        return Problem(Place(file, line), "the file is not a text: it has a zero byte in this line", f"{_SAVE}.")
    try:
        text = source.decode(written_in)
    except UnicodeDecodeError as error:
        return _undecodable(source, error, file, written_in)
    return _printable(text.replace("\r\n", "\n").replace("\r", "\n"), file)


def _undecodable(source: bytes, error: UnicodeDecodeError, file: str, encoding: str) -> Problem:
    line = source[: error.start].decode(encoding, errors="replace").count("\n") + 1
    if not encoding.startswith("utf-8"):
        return Problem(Place(file, line), f"the file cannot be read as {encoding}: {error.reason}", f"{_SAVE}.")
    message, hint = f"byte 0x{source[error.start]:02x} is not UTF-8", f"{_SAVE}."
    word = _word_at(source, error.start)
    if word is not None:
        message += f"; in Windows-1252 the word is {word!r}"
        hint = f"{_SAVE}; or add --encoding windows-1252, if that is the word."
    return Problem(Place(file, line), message, hint)


def _word_at(source: bytes, at: int) -> str | None:
    """The word with this byte as an older Windows would show it, where it would."""
    start = max(0, at - 20)
    word = next((found[0] for found in _WORD.finditer(source, start, at + 20) if found.end() > at), b"")
    try:
        return word.decode("windows-1252")
    except UnicodeDecodeError:
        return None


def _printable(text: str, file: str) -> SourceText:
    shown, found = without_unprintable(text)
    if not found:
        return SourceText(text)
    problems = tuple(
        Problem(
            Place(file, text.count("\n", 0, one.offset) + 1),
            f"{one.message}, and is taken out wherever it stands",
            severity=Severity.WARNING,
        )
        for one in found
    )
    return SourceText("".join(new for new, old in zip(shown, text, strict=True) if new == old), problems)
