"""Curves drawn with characters, in the inks of the screen."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from quizkl.formula.characters import Characters
from quizkl.tui.ink import Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points that are joined; ``faint`` ones are set one by one. The joined curves of a chart differ in what they are
    drawn with, so that they can be told apart without their colours.
    """

    name: str
    points: Points
    ink: Ink = Ink.ACCENT
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A line across at ``height``, such as the true value."""

    name: str
    height: float
    ink: Ink = Ink.GOOD


@dataclass(frozen=True, slots=True)
class Chart:
    """``across`` names what goes to the right, by its logarithm where ``log_x`` says so. ``from_x`` and ``to_x`` hold
    the axis where it will be in the end, so that a curve that grows does not jump.
    """

    title: str
    across: str
    curves: tuple[Curve, ...]
    levels: tuple[Level, ...] = ()
    from_x: float | None = None
    to_x: float | None = None
    log_x: bool = False


LOWEST: Final = 5
"""Rows below which no curve can be read."""

NARROWEST: Final = 20
_MOST_LEGEND: Final = 2

_JOINED = {
    Characters.DEJAVU: ("hd", "•", "+"),
    Characters.FULL: ("braille", "•", "+"),
    Characters.ASCII: ("*", "o", "+"),
}
_JOINED_IN_LEGEND = (("━━ ", "** "), ("•• ", "oo "), ("++ ", "++ "))
_SET = {Characters.DEJAVU: "·", Characters.FULL: "·", Characters.ASCII: "."}
_COLOUR = re.compile(r"\x1b\[([0-9;]*)m")
_PLACES_OF_A_ROW = {Characters.DEJAVU: 2, Characters.FULL: 4, Characters.ASCII: 1}
_LARGEST: Final = 1e30
"""A run that diverges goes beyond all bounds, and is drawn as far as it makes sense to."""
_SMALLEST: Final = 1e-30
_CUT: Final = 0.4  # of the way along
_FRAME_ROWS: Final = 3  # above, below, and the numbers
_FRAME = frozenset("┌┐└┘├┤┬┴┼─│")
_FRAME_IN_ASCII = str.maketrans({**dict.fromkeys("┌┐└┘├┤┬┴┼", "+"), "─": "-", "│": "|"})


def chart_lines(chart: Chart, columns: int, rows: int, look: Look) -> list[Line]:
    """The chart below its title and its legend, ``rows`` high in all; these alone where nothing can be drawn."""
    title = line(strong(look.words(chart.title)), muted(f"  by {look.words(chart.across)}"))
    if title.width > columns:
        title = cut(line(title.pieces[0]), columns)
    heading = [title, *_legend(chart, columns, look)[:_MOST_LEGEND]]
    nothing = not any(_placed(curve.points, chart, columns) for curve in chart.curves)
    if nothing or rows - len(heading) < LOWEST or columns < NARROWEST:
        return heading
    return [*heading, *_figure(chart, columns, rows - len(heading), look)]


def beside(charts: Sequence[Sequence[Line]], columns: int) -> list[Line]:
    """Several charts next to one another, each in ``columns`` cells."""
    height = max(map(len, charts), default=0)
    rows = []
    for row in range(height):
        pieces: list[Piece] = []
        for number, chart in enumerate(charts):
            own = cut(chart[row], columns) if row < len(chart) else Line()
            gap = columns - own.width + 2 if number < len(charts) - 1 else 0
            pieces += [*own.pieces, Piece(" " * gap)]
        rows.append(Line(tuple(pieces)))
    return rows


def _legend(chart: Chart, columns: int, look: Look) -> list[Line]:
    """What each curve and level is, on as many rows as it takes."""
    entries = []
    for curve, number in _numbered(chart.curves):
        if curve.name:
            sign = look.sign("·· ", ".. ") if curve.faint else look.sign(*_JOINED_IN_LEGEND[number])
            entries.append((Piece(sign, curve.ink), Piece(look.words(curve.name))))
    for level in chart.levels:
        name = look.words(level.name)
        entries.append((Piece(look.sign("── ", "-- "), level.ink), Piece(name)))
    rows: list[Line] = []
    for entry in entries:
        with_entry = Line((*rows[-1].pieces, Piece("  "), *entry)) if rows else Line(entry)
        if not rows or with_entry.width > columns:
            rows.append(cut(Line(entry), columns))
        else:
            rows[-1] = with_entry
    return rows


def _figure(chart: Chart, columns: int, rows: int, look: Look) -> list[Line]:
    from textual_plotext.plot import Plot  # takes a tenth of a second to import

    plot: Any = Plot()
    plot._limit_size(False, False)  # by the terminal that plotext finds, which need not be the one that is drawn on
    plot.plotsize(columns, rows)
    plot.theme("clear")
    inks: list[Ink] = []

    def colour(ink: Ink) -> int:
        """The number by which the ink of a character is found again."""
        if ink not in inks:
            inks.append(ink)
        return inks.index(ink) + 1

    span = _span(chart, columns)

    def row(height: float) -> float:
        return _where_curves_are(height, span, rows - _FRAME_ROWS, look)

    for level in chart.levels:
        if abs(level.height) <= _LARGEST:
            plot.hline(row(level.height), colour(level.ink))
    for curve, number in _numbered(chart.curves):
        points = _placed(curve.points, chart, columns)
        if not points:
            continue
        marker = _SET[look.characters] if curve.faint else _JOINED[look.characters][number]
        draw = plot.scatter if curve.faint or len(points) == 1 else plot.plot
        seen = [_in_reach(y, span) for _, y in points]
        heights = [row(y) if curve.faint or number else y for y in seen]  # a character that fills a place
        draw([x for x, _ in points], heights, marker=marker, color=colour(curve.ink))
    _axes(plot, chart, columns, rows, row)
    return [inked(drawn, inks, look) for drawn in plot.build().rstrip("\n").split("\n")]


def _numbered(curves: Sequence[Curve]) -> Iterator[tuple[Curve, int]]:
    """The curves with the number of what each is drawn with."""
    number = 0
    for curve in curves:
        yield curve, number
        if not curve.faint:
            number = (number + 1) % len(_JOINED_IN_LEGEND)


def _axes(plot: Any, chart: Chart, columns: int, rows: int, row: Callable[[float], float]) -> None:
    low, high = _span(chart, columns)
    plot.ylim(low, high)
    ticks = _ticks(low, high, max(3, min(5, rows // 3)))
    plot.yticks([row(tick) for tick in ticks], [_short(tick) for tick in ticks])
    points = [point for curve in chart.curves for point in _placed(curve.points, chart, columns)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    ends = _placed([(end, 0.0) for end in (chart.from_x, chart.to_x) if end is not None], chart, columns)
    left, right = min([left, *(x for x, _ in ends)]), max([right, *(x for x, _ in ends)])
    left, right = _apart(left, right, 0.0)
    plot.xlim(left, right)
    ticks = _ticks(left, right, max(2, min(8, columns // 9)))
    joined = [x for curve in chart.curves if not curve.faint for x, _ in _finite(curve.points)]
    if chart.log_x or all(x == int(x) for x in joined):  # there is no box 2.5, nor half an epoch
        ticks = [tick for tick in ticks if tick == int(tick)]
    plot.xticks(ticks, [f"{10**tick:,.0f}" if chart.log_x else _short(tick) for tick in ticks])


def _span(chart: Chart, columns: int) -> tuple[float, float]:
    """The lowest and the highest height that is drawn, with some room. By a logarithm the beginning of a curve is wide
    and wild, and what it comes to would not be seen beside it: what goes beyond the rest there is cut.
    """
    points = [point for curve in chart.curves for point in _placed(curve.points, chart, columns)]
    if chart.log_x:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        points = [(x, y) for x, y in points if x >= left + _CUT * (right - left)]
    heights = [y for _, y in points] + [level.height for level in chart.levels if abs(level.height) <= _LARGEST]
    return _apart(min(heights), max(heights), 0.05)


def _apart(low: float, high: float, room: float) -> tuple[float, float]:
    """The two with ``room`` (a share of what lies between them) around them, and apart where they are the same."""
    size = max(abs(low), abs(high), _SMALLEST)
    if high - low <= size * 1e-9:
        return low - size * 0.1, high + size * 0.1
    return low - (high - low) * room, high + (high - low) * room


def _in_reach(height: float, span: tuple[float, float]) -> float:
    """The height, or one beyond the span but near it: all cells of a line are made, those that are not seen too."""
    low, high = span
    return min(max(height, low - (high - low)), high + (high - low))


def _where_curves_are(height: float, span: tuple[float, float], rows: int, look: Look) -> float:
    """The height of the row of characters in which a curve of this height is drawn: curves have finer places than
    rows, and what is equal must be seen to be equal.
    """
    low, high = span
    finer = _PLACES_OF_A_ROW[look.characters]
    row = round((height - low) / (high - low) * (finer * rows - 1)) // finer
    return low + (high - low) * row / max(rows - 1, 1)


def _ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers between two others, about ``most`` of them."""
    if not high > low:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)] or [low]


def _short(number: float) -> str:
    return f"{number:.4g}".replace("-", "−")


def _placed(points: Points, chart: Chart, columns: int) -> list[tuple[float, float]]:
    """The points as they are drawn, not more than can be told apart."""
    finite = _finite(points)
    if chart.log_x:
        finite = [(math.log10(x), y) for x, y in finite if x > 0]
    most = 4 * columns
    if len(finite) <= most:
        return finite
    return [finite[number * (len(finite) - 1) // (most - 1)] for number in range(most)]


def _finite(points: Points) -> list[tuple[float, float]]:
    return [(x, y) for x, y in points if abs(x) <= _LARGEST and abs(y) <= _LARGEST]


def inked(row: str, inks: Sequence[Ink], look: Look) -> Line:
    """A row of a figure that plotext has built; ``inks`` are those of the colours 1, 2 and so on."""
    pieces: list[Piece] = []
    ink: Ink | None = None
    start = 0
    for escape in _COLOUR.finditer(row):
        pieces += _pieces(row[start : escape.start()], ink, look)
        start = escape.end()
        number = escape[1].rpartition(";")[2]
        ink = inks[int(number) - 1] if escape[1].startswith("38;5;") and 0 < int(number) <= len(inks) else None
    pieces += _pieces(row[start:], ink, look)
    return Line(tuple(pieces))


def _pieces(text: str, ink: Ink | None, look: Look) -> Iterator[Piece]:
    """What has no ink of its own is the frame and its numbers."""
    shown = look.words(text).translate(_FRAME_IN_ASCII) if look.ascii else text
    if ink is not None:
        yield Piece(shown, ink)
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (text[end] in _FRAME) != (text[start] in _FRAME):
            yield Piece(shown[start:end], Ink.TRACK if text[start] in _FRAME else Ink.MUTED)
            start = end
