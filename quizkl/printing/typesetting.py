"""The one way to typst: source in, PDF out; no file is read, nothing is fetched.

typst gets an empty folder as its root and as the place of its packages, and only the fonts it brings along unless the
system's are asked for.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from quizkl.printing.document import Document

if TYPE_CHECKING:
    import typst

_LACKING = re.compile(
    r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed|the disallowed codepoint `"((?:[^"\\]|\\.)*)"`'
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.))")
_PLACE = re.compile(r"(?:┌─|-->) [^\n:]*:(\d+):\d+")


class FontChoice(Enum):
    """The fonts that come with typst, or the system's as well."""

    BUNDLED = "bundled"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class LackingCharacters:
    """Characters that none of the fonts has, or that no tagged PDF may have."""

    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class NotTypeset:
    """typst refused the document; ``cards`` are those whose lines it named."""

    message: str
    cards: frozenset[int]


class Typesetting:
    """One document being set. What was asked of it first makes what is asked later fast."""

    def __init__(self, document: Document, fonts: FontChoice) -> None:
        import typst

        self._document = document
        folder = _empty_folder()
        self._compiler = typst.Compiler(
            document.source.encode(),
            root=folder,
            font_paths=_fonts(fonts),
            package_path=folder,
            package_cache_path=folder,
        )

    def depths(self) -> dict[int, float] | NotTypeset:
        """For each side, by its key, the millimetres from the top of its small print down to the end of its text."""
        marks = self._evaluate(
            "(query(<top>) + query(<bottom>)).map(mark => (mark.value, mark.location().position().y.mm()))"
        )
        if isinstance(marks, NotTypeset):
            return marks
        half = len(marks) // 2
        return {key: abs(bottom - top) for (key, top), (_, bottom) in zip(marks[:half], marks[half:], strict=True)}

    def marked(self, label: str) -> list[tuple[Any, int]] | NotTypeset:
        """The values marked with ``label`` and the pages they are on, in the order of the document."""
        found = self._evaluate(f"query(<{label}>).map(mark => (mark.value, mark.location().page()))")
        return found if isinstance(found, NotTypeset) else [(value, page) for value, page in found]

    def shrunk(self) -> list[tuple[int, float]] | NotTypeset:
        """By how much formulas were scaled down, with the key of the face or the number of the card each is in."""
        marks = self._evaluate(
            "query(selector(<top>).or(<card>).or(<shrunk>)).map(mark => (str(mark.label), mark.value))"
        )
        if isinstance(marks, NotTypeset):
            return marks
        found = []
        inside = 0
        for label, value in marks:
            if label == "shrunk":
                found.append((inside, float(value)))
            else:
                inside = int(value)
        return found

    def pdf(self, moment: int | None) -> bytes | LackingCharacters | NotTypeset:
        """The document as a tagged PDF that keeps to PDF/UA-1."""
        import typst

        try:
            made = self._compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
        except typst.TypstError as error:
            return self._refusal(error.diagnostic or error.message)
        assert isinstance(made, bytes)
        return made

    def _evaluate(self, expression: str) -> Any:
        try:
            return json.loads(self._compiler.eval(expression))
        except RuntimeError as error:
            return self._find_out(str(error))

    def _find_out(self, message: str) -> NotTypeset:
        """typst says where only when it compiles."""
        found = Typesetting._compiled_without_standard(self._document)
        return found or NotTypeset(message, frozenset())

    @staticmethod
    def _compiled_without_standard(document: Document) -> NotTypeset | None:
        import typst

        again = Typesetting(document, FontChoice.BUNDLED)
        try:
            again._compiler.compile(format="pdf")
        except typst.TypstError as error:
            refused = again._refusal(error.diagnostic or error.message)
            return refused if isinstance(refused, NotTypeset) else None
        return None

    def _refusal(self, diagnostic: str) -> LackingCharacters | NotTypeset:
        lacking = frozenset("".join([_unquoted(glyphs or code) for glyphs, code in _LACKING.findall(diagnostic)]))
        if lacking:
            return LackingCharacters(lacking)
        cards = {self._document.card_at(int(line)) for line in _PLACE.findall(diagnostic)} - {None}
        first = diagnostic.strip().split("\n")[0].removeprefix("error: ")
        return NotTypeset(first, frozenset(card for card in cards if card is not None))


def _unquoted(text: str) -> str:
    """What typst wrote as a Rust string literal."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


@cache
def _fonts(choice: FontChoice) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=choice is FontChoice.SYSTEM)


@cache
def _empty_folder() -> Path:
    import atexit

    folder = Path(mkdtemp(prefix="quizkl-print-"))
    atexit.register(_remove, folder)
    return folder


def _remove(folder: Path) -> None:
    from contextlib import suppress

    with suppress(OSError):
        folder.rmdir()
