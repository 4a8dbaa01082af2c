"""Numbers in a card's text: ``{{= p }}``, ``{{= p[1]/q[1] | 4 }}``.

A splice becomes the digits of its value: exact without a number of places, else rounded to them. A vector stands in
round brackets. Inside a formula a fraction is ``\\frac`` and a matrix ``pmatrix``; outside they are ``1/3`` and rows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quizkl.maths.syntax.limits import DECK_LENGTH
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.decimals import at_places, decimals
from quizkl.maths.variation.plain_value import NoPlainValue, PlainNumber, PlainValue, plain_value

OPENING = "{{="
MOST_PLACES = 15
_SPLICE = re.compile(r"\{\{=(?P<inside>.*?)\}\}", re.DOTALL)
_PLACES = re.compile(r"\|\s*(?P<places>\d{1,2})\s*$")
_SHAPE = "Write {{= p }}, or {{= ln(2) | 4 }} with the decimals."


@dataclass(frozen=True, slots=True)
class SpliceProblem:
    """``offset`` is the place in the source, from 0."""

    offset: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its splices filled. ``starts`` says from which offset on it comes from where in the source."""

    text: str
    starts: tuple[tuple[int, int], ...]
    problems: tuple[SpliceProblem, ...]

    def offset_in_source(self, offset: int) -> int:
        """Where in the source an offset of the text comes from; a place inside a number is its splice."""
        place = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        begin, source = self.starts[place]
        following = self.starts[place + 1][1] if place + 1 < len(self.starts) else None
        return source + offset - begin if following is None else min(source + offset - begin, following - 1)


def filled(source: str, given: Mapping[str, Expression]) -> Filled:
    """``source`` with every splice replaced by its value, ``given`` being closed expressions by name."""
    inside = list(_formulas(source))
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    problems: list[SpliceProblem] = []
    position = length = 0

    def add(piece: str, at: int) -> None:
        nonlocal length
        starts.append((length, at))
        pieces.append(piece)
        length += len(piece)

    for found in _SPLICE.finditer(source):
        add(source[position : found.start()], position)
        value = _spliced(found, given, any(start <= found.start() < end for start, end in inside))
        if isinstance(value, SpliceProblem):
            problems.append(value)
            value = "?"
        add(value, found.start())
        position = found.end()
    add(source[position:], position)
    unclosed = source.find(OPENING, position)
    if unclosed >= 0:
        problems.append(SpliceProblem(unclosed, "this {{= is not closed", "End it with }}."))
    return Filled("".join(pieces), tuple(starts), tuple(problems))


_DOLLARS = re.compile(r"\\.|\$\$|\$", re.DOTALL)


def _formulas(source: str) -> Iterator[tuple[int, int]]:
    """From a dollar sign to the next; that is near enough to choose between 1/3 and a fraction of TeX."""
    opened: int | None = None
    for found in _DOLLARS.finditer(source):
        if found[0].startswith("\\"):
            continue
        if opened is None:
            opened = found.start()
        else:
            yield opened, found.end()
            opened = None


def _spliced(found: re.Match[str], given: Mapping[str, Expression], in_formula: bool) -> str | SpliceProblem:
    inside = found["inside"]
    ending = _PLACES.search(inside)
    text = inside[: ending.start()] if ending else inside
    places = int(ending["places"]) if ending else None
    begin = found.start("inside")
    if places is not None and places > MOST_PLACES:
        return SpliceProblem(
            begin + ending.start("places") if ending else begin, f"{MOST_PLACES} decimals are the most"
        )
    reading = read(text, Names(quantities=frozenset(given)), DECK_LENGTH)
    if isinstance(reading, Unreadable):
        return SpliceProblem(begin + reading.column - 1, reading.message, reading.hint or _SHAPE)
    value = plain_value(reading.expression, given)
    if isinstance(value, NoPlainValue):
        return SpliceProblem(found.start(), f"this cannot be put into the text: {value.reason}", _SHAPE)
    if places is None and not _is_exact(value):
        return SpliceProblem(found.start(), "this is no exact decimal", "Say how many decimals: {{= ln(2) | 4 }}.")
    return written(value, places, in_formula)


def _is_exact(value: PlainValue) -> bool:
    return all(map(_is_exact, value)) if isinstance(value, tuple) else isinstance(value, Fraction)


def written(value: PlainValue, places: int | None, in_formula: bool) -> str:
    """``0.4``, ``(0.4, 0.4, 0.2)``; with ``places`` so many decimals."""
    if not isinstance(value, tuple):
        return _number(value, places, in_formula)
    if not any(isinstance(part, tuple) for part in value):
        return f"({', '.join(written(part, places, in_formula) for part in value)})"
    if not in_formula:
        return f"[{', '.join(written(part, places, in_formula) for part in value)}]"
    rows = (
        " & ".join(written(entry, places, True) for entry in row)
        if isinstance(row, tuple)
        else written(row, places, True)
        for row in value
    )
    return r"\begin{pmatrix} " + r" \\ ".join(rows) + r" \end{pmatrix}"


def _number(value: PlainNumber, places: int | None, in_formula: bool) -> str:
    exact = Fraction(value)
    if places is not None:
        return at_places(exact, places)
    text = decimals(exact)
    if text is not None:
        return text
    sign = "-" if exact < 0 else ""
    above, below = abs(exact.numerator), exact.denominator
    return rf"{sign}\frac{{{above}}}{{{below}}}" if in_formula else f"{sign}{above}/{below}"
