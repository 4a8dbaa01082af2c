"""The lines with which Anki begins a text file: ``#separator:tab``, ``#html:true``, ``#tags column:3``; and the one by
which a spreadsheet says its separator, ``sep=;``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"#([a-z][a-z ]*):(.*)")
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_COLUMNS = {"guid column": "guid", "tags column": "tags", "notetype column": "notetype", "deck column": ""}
"""What a column holds; ``""`` where nothing of it is taken over."""


@dataclass(slots=True)
class AnkiHeader:
    """``roles`` are what columns hold, by their position from 0; ``lines`` is how many lines the header has."""

    separator: str | None = None
    html: bool | None = None
    tags: tuple[str, ...] = ()
    names: str | None = None
    notetype: str = ""
    roles: dict[int, str] = field(default_factory=dict)
    lines: int = 0


def read_anki_header(text: str) -> AnkiHeader:
    """The header of a file; of one that has none, an empty one."""
    header = AnkiHeader()
    if found := re.match(r"sep=(.)\n", text):
        return AnkiHeader(separator=found[1], lines=1)
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            break
        _take(header, found[1], found[2])
        header.lines += 1
    return header


def _take(header: AnkiHeader, name: str, value: str) -> None:
    match name:
        case "separator":
            written = _SEPARATORS.get(value.strip().lower(), value.strip() or value)
            header.separator = written if len(written) == 1 else None
        case "html":
            header.html = value.strip().lower() == "true"
        case "tags":
            header.tags = tuple(value.split())
        case "notetype":
            header.notetype = value
        case "columns":
            header.names = value
        case _ if name in _COLUMNS and re.fullmatch(r"\s*[1-9]\d{0,2}\s*", value):
            header.roles[int(value) - 1] = _COLUMNS[name]
