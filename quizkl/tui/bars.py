"""Bars side by side, drawn with characters in the inks of the screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from quizkl.tui.chart import inked
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, strong
from quizkl.tui.look import Look

LOWEST: Final = 6
"""Rows below which no bar can be read."""

_MOST_CELLS: Final = 8
_SIGNS: Final = ("█", "▒", "░")
_ASCII_SIGNS: Final = ("#", "+", ".")
# How much of a cell a sign fills, in eighths.
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
# Scales whose quarters are whole numbers.
_SMALLEST: Final = (4.0, 8.0)
_ROUND: Final = (1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class Layer:
    """One part of every bar: its name, and its height in each of them. Layers lie one upon the other."""

    name: str
    heights: tuple[float, ...]
    ink: Ink = Ink.ACCENT


@dataclass(frozen=True, slots=True)
class Bars:
    """At most three layers. ``labels`` are below the bars, as many as have room; ``top`` is the height of the scale
    where it is not that of the highest bar, ``shown`` says how a height is written.
    """

    title: str
    labels: tuple[str, ...]
    layers: tuple[Layer, ...]
    top: float | None = None
    shown: Callable[[float], str] = "{:,.0f}".format


def bars_lines(bars: Bars, columns: int, rows: int, look: Look) -> list[Line]:
    """The bars below their title, and what the layers are; nothing but these where there is no room to draw."""
    heading = [cut(line(strong(look.words(bars.title)), *_legend(bars, look)), columns)]
    if not bars.labels or rows - 1 < LOWEST:
        return heading
    return [*heading, *_figure(bars, columns, rows - 1, look)]


def _legend(bars: Bars, look: Look) -> list[Piece]:
    if len(bars.layers) < 2:
        return []
    signs = _ASCII_SIGNS if look.ascii else _SIGNS
    pieces = []
    for sign, layer in zip(signs, bars.layers, strict=False):
        pieces += [Piece("   "), Piece(sign * 2, layer.ink), Piece(f" {look.words(layer.name)}")]
    return pieces


def _figure(bars: Bars, columns: int, rows: int, look: Look) -> list[Line]:
    """Plotext is given cells as coordinates, so that every bar is as wide as the others."""
    from textual_plotext.plot import Plot  # takes a tenth of a second to import

    high = rows - 3
    heights = [sum(layers) for layers in zip(*(layer.heights for layer in bars.layers), strict=True)]
    top = bars.top or _round_up(max(heights, default=0.0))
    ticks = _ticks(top, high, bars.shown)
    side = max(len(text) for _, text in ticks)
    apart = max(1, min((columns - side - 2) // len(heights), _MOST_CELLS + 2))
    wide = max(1, apart - 1 - apart // 4)
    plot: Any = Plot()
    plot._limit_size(False, False)
    plot.plotsize(side + 2 + apart * len(heights), rows)
    plot.theme("clear")
    for number in reversed(range(len(bars.layers))):
        sums = [sum(each.heights[place] for each in bars.layers[: number + 1]) for place in range(len(heights))]
        _draw_layer(plot, [total / top * high for total in sums], apart, wide, number, len(bars.layers) == 1, look)
    plot.xlim(0, apart * len(heights) - 1)
    plot.ylim(0, high - 1)
    plot.yticks([row for row, _ in ticks], [text for _, text in ticks])
    steps = math.ceil((max(map(len, bars.labels)) + 1) / apart)
    labels = bars.labels[::steps]
    middle = (wide - 1) // 2
    plot.xticks([number * steps * apart + middle for number in range(len(labels))], list(map(look.words, labels)))
    inks = [layer.ink for layer in bars.layers]
    drawn = [inked(row, inks, look) for row in plot.build().rstrip("\n").split("\n")]
    return [row if row.text.strip() else EMPTY for row in drawn]


def _draw_layer(
    plot: Any, heights: Sequence[float], apart: int, wide: int, number: int, alone: bool, look: Look
) -> None:
    """Fill the cells of a layer; one that lies above it has been drawn before and shows behind it."""
    cells: dict[str, tuple[list[int], list[int]]] = {}
    full = (_ASCII_SIGNS if look.ascii else _SIGNS)[number]
    for place, height in enumerate(heights):
        if height <= 0:
            continue
        for row in range(max(1, math.ceil(height - 1e-9))):
            eighths = round(8 * (height - row)) if alone and not look.ascii else 8
            sign = full if eighths >= 8 else _EIGHTHS[max(eighths, 1)]
            across, up = cells.setdefault(sign, ([], []))
            across += range(place * apart, place * apart + wide)
            up += [row] * wide
    for sign, (across, up) in cells.items():
        plot.scatter(across, up, marker=sign, color=number + 1)


def _round_up(height: float) -> float:
    """The next round number."""
    for smallest in _SMALLEST:
        if height <= smallest:
            return smallest
    power = 10.0 ** math.floor(math.log10(height))
    return next(power * factor for factor in _ROUND if power * factor >= height - 1e-9)


def _ticks(top: float, high: int, shown: Callable[[float], str]) -> list[tuple[int, str]]:
    """The rows in which a bar of half and of full height ends, with these heights."""
    shares = (0.5, 1.0) if high < 10 else (0.25, 0.5, 0.75, 1.0)
    rows = {round(share * high) - 1: shown(share * top) for share in shares}
    return [(row, text) for row, text in rows.items() if shown(top) != text or row == high - 1]
