"""Bars side by side, drawn with characters in the inks of the screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizkl.tui.ink import Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look

LOWEST: Final = 6
"""Rows below which no bar can be read."""

_WIDEST: Final = 8
_SCALE: Final = 12
"""Cells of the numbers on the left, at most."""
_SIGNS: Final = ("█", "▒", "░")
_ASCII_SIGNS: Final = ("#", "+", ".")
# How much of a cell a sign fills, in eighths.
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
_HARDLY_ANYTHING: Final = ("▁", "_")
_GROUND: Final = ("▔", "-")
_GUIDE: Final = ("▔", " ")
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


def most_bars(columns: int) -> int:
    """So many bars have a gap behind each of them."""
    return max(1, (columns - _SCALE) // 2)


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
    """The numbers of the scale on the left, the bars on their ground, the labels below."""
    heights = [sum(layers) for layers in zip(*(layer.heights for layer in bars.layers), strict=True)]
    top = bars.top or _round_up(max(heights, default=0.0))
    high = _whole_quarters(rows - 3)
    ticks = _ticks(top, high, bars.shown)
    side = max(map(len, ticks.values())) + 1
    apart = max(1, min((columns - side) // len(heights), _WIDEST))
    wide = max(1, apart - 1 - apart // 4)
    numbers = [bars.shown(height) for height in heights]
    if max(map(len, numbers)) >= apart:
        numbers = [""] * len(heights)
    towers = [
        _tower([layer.heights[place] / top * high for layer in bars.layers], bars, look)
        for place in range(len(heights))
    ]
    drawn = []
    for row in reversed(range(high + 1)):
        guide = Piece(look.sign(*_GUIDE), Ink.TRACK) if row in ticks else Piece(" ")
        pieces = [muted(f"{look.words(ticks.get(row, '')):>{side - 1}} ")]
        for tower, number in zip(towers, numbers, strict=True):
            pieces += _slice(tower, number, row, wide, apart, guide)
        drawn.append(Line(tuple(pieces)))
    if not drawn[0].text.strip():
        del drawn[0]
    ground = line(" " * side, Piece(look.sign(*_GROUND) * (apart * len(heights)), Ink.TRACK))
    return [*drawn, ground, line(" " * side, muted(_labels(bars.labels, apart, wide, columns - side, look)))]


def _tower(heights: Sequence[float], bars: Bars, look: Look) -> list[Piece]:
    """The cells of a bar from below, whose layers are ``heights`` rows high. One layer is drawn to an eighth of a row;
    several share whole rows. What there is little of is never nothing.
    """
    total = sum(heights)
    if total <= 0:
        return []
    if len(heights) == 1 and not look.ascii:
        eighths = max(round(8 * total), 1)
        filled = _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        return [Piece(sign, bars.layers[0].ink) for sign in filled]
    cells: list[Piece] = []
    signs = _ASCII_SIGNS if look.ascii else _SIGNS
    for layer, sign, share in zip(bars.layers, signs, _shares(heights), strict=False):
        cells += [Piece(sign, layer.ink)] * share
    most = max(range(len(heights)), key=lambda number: heights[number])
    return cells or [Piece(look.sign(*_HARDLY_ANYTHING), bars.layers[most].ink)]


def _shares(heights: Sequence[float]) -> list[int]:
    """The rows nearest to the sum of the heights, shared out by largest remainder: each layer has a whole number of
    rows next to its height, and where two have the same claim the smaller has it, which would else be seen less.
    """
    shares = [math.floor(height) for height in heights]
    left = math.floor(sum(heights) + 0.5) - sum(shares)
    claims = sorted(range(len(heights)), key=lambda place: (round(shares[place] - heights[place], 9), heights[place]))
    for place in claims[:left]:
        shares[place] += 1
    return shares


def _slice(tower: Sequence[Piece], number: str, row: int, wide: int, apart: int, guide: Piece) -> Iterator[Piece]:
    """What is seen of a bar and of the gap behind it in a row: the bar, its number on top of it, or nothing."""
    if row < len(tower):
        yield Piece(tower[row].text * wide, tower[row].ink)
        yield Piece(guide.text * (apart - wide), guide.ink)
    elif row == len(tower) and number:
        before = max((wide - len(number)) // 2, 0)
        yield Piece(" " * before)
        yield muted(number)
        yield Piece(guide.text * (apart - before - len(number)), guide.ink)
    else:
        yield Piece(guide.text * apart, guide.ink)


def _labels(labels: Sequence[str], apart: int, wide: int, columns: int, look: Look) -> str:
    """As many as have room: each below the middle of its bar, or where only some are there from the bar on."""
    words = list(map(look.words, labels))
    steps = math.ceil((max(map(len, words)) + 1) / apart)
    text = ""
    for place in range(0, len(words), steps):
        word = words[place]
        at = place * apart + max(0, (wide - len(word)) // 2)
        if at + len(word) <= columns and (not text or at > len(text)):
            text = f"{text:<{at}}{word}"
    return text


def _round_up(height: float) -> float:
    """The next round number."""
    for smallest in _SMALLEST:
        if height <= smallest:
            return smallest
    power = 10.0 ** math.floor(math.log10(height))
    return next(power * factor for factor in _ROUND if power * factor >= height - 1e-9)


def _whole_quarters(rows: int) -> int:
    """As many rows as can be halved, or parted in four where they are many, so that the scale ends with them."""
    return rows - rows % (4 if rows >= 8 else 2)


def _ticks(top: float, high: int, shown: Callable[[float], str]) -> dict[int, str]:
    """The rows at whose upper edge a bar of half and of full height ends, with these heights."""
    shares = (0.5, 1.0) if high < 8 else (0.25, 0.5, 0.75, 1.0)
    rows = {round(share * high) - 1: shown(share * top) for share in shares}
    return {row: text for row, text in rows.items() if shown(top) != text or row == high - 1}
