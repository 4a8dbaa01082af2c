"""The bytes of a file that is imported become text; what is wrong with them is said with its line."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.deck.source import LARGEST_FILE
from quizkl.text.unprintable import without_unprintable

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@dataclass(frozen=True, slots=True)
class SourceText:
    """Lines end with ``\\n``; characters that no card may have are taken out, with a warning each kind."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_source_text(source: bytes, file: str) -> SourceText | Problem:
    if len(source) > LARGEST_FILE:
        most = f"{LARGEST_FILE / 1e6:.0f} MB"
        message = f"the file has {len(source) / 1e6:.0f} MB, and what becomes one deck may have {most}"
        return Problem(Place(file), message, "Split it into several files.")
    if source.startswith(tuple(_MARKS)):
        message = "the file is in UTF-16"
        return Problem(Place(file), message, "Save it again as UTF-8 (in a spreadsheet: 'CSV UTF-8').")
    if b"\x00" in source:
        line = source[: source.index(b"\x00")].count(b"\n") + 1
        return Problem(Place(file, line), "the file is not a text: it has a zero byte in this line")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        message = f"byte 0x{source[error.start]:02x} is not UTF-8"
        return Problem(Place(file, line), message, "Save it again as UTF-8 (in a spreadsheet: 'CSV UTF-8').")
    return _printable(text.replace("\r\n", "\n").replace("\r", "\n"), file)


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
