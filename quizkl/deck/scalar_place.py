"""Where in the file an offset of a scalar's text is.

YAML folds, unescapes and removes indentation, but it keeps every character that is not blank, in order. So the
n-th such character of the text is the n-th of what the file has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

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
    units = _visible_units(scalar)
    if not units:
        return Place(file, scalar.line, scalar.column)
    visible = _visible_offsets(text)
    before = bisect_left(visible, offset)
    if before == 0 or (before < len(units) and visible[before : before + 1] == (offset,)):
        return place_at_raw(scalar, units[before][0], file)
    end = units[min(before, len(units)) - 1][1]
    blanks = offset - visible[before - 1] - 1
    line_break = _LINE_BREAK.search(scalar.raw, end)
    return place_at_raw(scalar, min(end + blanks, line_break.start() if line_break else len(scalar.raw)), file)


@lru_cache(maxsize=4)  # one text may have many problems
def _visible_offsets(text: str) -> tuple[int, ...]:
    return tuple(offset for offset, character in enumerate(text) if character not in _BLANK)


@lru_cache(maxsize=4)
def _visible_units(scalar: Scalar) -> tuple[tuple[int, int], ...]:
    """Start and end in ``raw`` of each thing that stands for one character of the text that is not blank."""
    raw = scalar.raw
    match scalar.style:
        case Style.SINGLE_QUOTED | Style.DOUBLE_QUOTED:
            units = _UNIT[scalar.style].finditer(raw, 1, len(raw) - 1)
            return tuple(unit.span() for unit in units if unit[0] not in _BLANK and unit[0] not in _BLANK_ESCAPES)
        case Style.PLAIN | Style.LITERAL | Style.FOLDED:
            header = None if scalar.style is Style.PLAIN else _LINE_BREAK.search(raw)
            start = header.end() if header else 0
            return tuple((at, at + 1) for at in range(start, len(raw)) if raw[at] not in _BLANK)


@lru_cache(maxsize=4)
def _line_ends(raw: str) -> tuple[int, ...]:
    return tuple(found.end() for found in _LINE_BREAK.finditer(raw))


def place_at_raw(scalar: Scalar, position: int, file: str) -> Place:
    """The place of ``scalar.raw[position]``."""
    breaks = _line_ends(scalar.raw)
    line = bisect_left(breaks, position + 1)
    if line == 0:
        return Place(file, scalar.line, scalar.column + position)
    return Place(file, scalar.line + line, position - breaks[line - 1] + 1)
