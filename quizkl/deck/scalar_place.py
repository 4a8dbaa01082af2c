"""Where in the file an offset of a scalar's text is.

YAML folds, unescapes and removes indentation, but it keeps every character that is not blank, in order. So the
n-th such character of the text is the n-th of what the file has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quizkl.deck.node import Scalar, Style
from quizkl.deck.problem import Place

_BLANK = " \t\r\n\x85\u2028\u2029"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_UNIT = {
    Style.SINGLE_QUOTED: re.compile(r"''|[^']", re.DOTALL),
    Style.DOUBLE_QUOTED: re.compile(
        r"\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\\r\n|\\.|[^\\]", re.DOTALL
    ),
}
_BLANK_ESCAPES = ("\\t", "\\n", "\\r", "\\N", "\\L", "\\P", "\\ ", "\\\n", "\\\r", "\\\r\n", "\\\t")


def place_at(scalar: Scalar, offset: int, file: str) -> Place:
    """The place of ``scalar.text[offset]``; an offset at the end or on a blank is just after what precedes it."""
    if not scalar.raw:
        return Place(file, scalar.line, scalar.column + min(offset, len(scalar.text)))
    text = scalar.text
    offset = min(offset, len(text))
    before = sum(character not in _BLANK for character in text[:offset])
    units = list(_visible_units(scalar))
    if not units:
        return Place(file, scalar.line, scalar.column)
    if offset < len(text) and text[offset] not in _BLANK and before < len(units):
        return place_at_raw(scalar, units[before][0], file)
    if before == 0:
        return place_at_raw(scalar, units[0][0], file)
    end = units[min(before, len(units)) - 1][1]
    blanks = offset - len(text[:offset].rstrip(_BLANK))
    line_end = re.compile(r"[\r\n]|\Z").search(scalar.raw, end)
    return place_at_raw(scalar, min(end + blanks, line_end.start() if line_end else end), file)


def _visible_units(scalar: Scalar) -> Iterator[tuple[int, int]]:
    """Start and end in ``raw`` of each thing that stands for one character of the text that is not blank."""
    raw = scalar.raw
    match scalar.style:
        case Style.SINGLE_QUOTED | Style.DOUBLE_QUOTED:
            for unit in _UNIT[scalar.style].finditer(raw, 1, len(raw) - 1):
                if unit[0] not in _BLANK and unit[0] not in _BLANK_ESCAPES:
                    yield unit.span()
        case Style.PLAIN | Style.LITERAL | Style.FOLDED:
            header = None if scalar.style is Style.PLAIN else _LINE_BREAK.search(raw)
            start = header.end() if header else 0
            for position in range(start, len(raw)):
                if raw[position] not in _BLANK:
                    yield position, position + 1


def place_at_raw(scalar: Scalar, position: int, file: str) -> Place:
    """The place of ``scalar.raw[position]``."""
    breaks = [match.end() for match in _LINE_BREAK.finditer(scalar.raw)]
    line = bisect_left(breaks, position + 1)
    if line == 0:
        return Place(file, scalar.line, scalar.column + position)
    return Place(file, scalar.line + line, position - breaks[line - 1] + 1)
