"""Brackets as tall as what they hold."""

from __future__ import annotations

from quizkl.formula.boxes import Box, text_box
from quizkl.formula.characters import Characters
from quizkl.formula.glyphs import glyph
from quizkl.formula.symbols import Symbol

# Top, middle, bottom. The horizontal ends of square brackets and of floor and ceiling join their strokes.
_PIECES = {
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "⟦": "╓║╙",
    "⟧": "╖║╜",
    "{": "⎧⎪⎩",
    "}": "⎫⎪⎭",
    "|": "│││",
    "‖": "║║║",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
    "↑": "↑││",
    "↓": "││↓",
    "↕": "↑│↓",
    "⇑": "⇑║║",
    "⇓": "║║⇓",
    "⇕": "⇑║⇓",
}
_WAISTS = {"{": "⎨", "}": "⎬"}
_ASCII_PIECES = {
    "(": "/|\\",
    ")": "\\|/",
    "[": "[[[",
    "]": "]]]",
    "{": "/|\\",
    "}": "\\|/",
    "|": "|||",
}
_ASCII_WAISTS = {"{": "<", "}": ">"}


def bracket(symbol: Symbol | None, up: int, down: int, characters: Characters) -> Box:
    """The delimiter with ``up`` rows above its baseline and ``down`` below; nothing for the invisible one."""
    if symbol is None:
        return Box(("",) * (up + 1 + down), 0, up)
    height = up + 1 + down
    if height == 1:
        return text_box(glyph(symbol, characters))
    if symbol.character in "⟨⟩":
        return _angle(symbol.character == "⟨", height, up, characters)
    if symbol.character in "/\\∖":
        return _stroke(symbol.character == "/", height, up, characters)
    return _straight(symbol, height, up, characters)


def is_brace(symbol: Symbol | None) -> bool:
    return symbol is not None and symbol.character in _WAISTS


def with_waist(body: Box) -> Box:
    """What goes between braces: two rows are set apart, because a brace has its point between them."""
    if body.height != 2 or body.up + body.down != 1:
        return body
    return Box((body.rows[0], " " * body.width, body.rows[1]), body.width, 1, 1, 1)


def _straight(symbol: Symbol, height: int, up: int, characters: Characters) -> Box:
    plain = characters is Characters.ASCII
    pieces = (_ASCII_PIECES if plain else _PIECES).get(symbol.character)
    if pieces is None:
        text = text_box(glyph(symbol, characters))
        return Box(text.rows * height, text.width, up, up, height - 1 - up)
    rows = [pieces[0], *pieces[1] * (height - 2), pieces[2]]
    waist = (_ASCII_WAISTS if plain else _WAISTS).get(symbol.character)
    if waist is not None and height > 2:
        rows[min(max(up, 1), height - 2)] = waist
    return Box(tuple(rows), 1, up, up, height - 1 - up)


def _angle(opening: bool, height: int, up: int, characters: Characters) -> Box:
    """Two strokes that meet; an odd middle row has the point of the angle."""
    rising, falling = ("/", "\\") if characters is Characters.ASCII else ("╱", "╲")
    point = ("<" if opening else ">") if characters is Characters.ASCII else ("⟨" if opening else "⟩")
    columns = (height + 1) // 2
    rows = []
    for row in range(height):
        distance = min(row, height - 1 - row)
        first_half = row < height // 2
        character = point if row * 2 == height - 1 else rising if first_half == opening else falling
        column = columns - 1 - distance if opening else distance
        rows.append(" " * column + character + " " * (columns - 1 - column))
    return Box(tuple(rows), columns, up, up, height - 1 - up)


def _stroke(rising: bool, height: int, up: int, characters: Characters) -> Box:
    character = ("/" if rising else "\\") if characters is Characters.ASCII else ("╱" if rising else "╲")
    rows = []
    for row in range(height):
        column = height - 1 - row if rising else row
        rows.append(" " * column + character + " " * (height - 1 - column))
    return Box(tuple(rows), height, up, up, height - 1 - up)
