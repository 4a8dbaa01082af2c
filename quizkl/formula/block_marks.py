"""What is drawn around a formula: roots, accents, braces, arrows, frames."""

from __future__ import annotations

from quizkl.formula.accents import accented
from quizkl.formula.boxes import Box, beside, centred, stacked, text_box
from quizkl.formula.brackets import bracket
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.formula.glyphs import glyph
from quizkl.formula.strokes import strokes_for
from quizkl.formula.symbols import SYMBOLS
from quizkl.formula.tree import Arrow, Mark, Side

_MARKS = {
    Mark.HAT: "^",
    Mark.WIDE_HAT: "^",
    Mark.TILDE: "~",
    Mark.WIDE_TILDE: "~",
    Mark.VECTOR: "→",
    Mark.RIGHT_ARROW: "→",
    Mark.LEFT_ARROW: "←",
    Mark.DOT: "˙",
    Mark.TWO_DOTS: "¨",
    Mark.THREE_DOTS: "...",
    Mark.CHECK: "ˇ",
    Mark.BREVE: "˘",
    Mark.ACUTE: "´",
    Mark.GRAVE: "`",
    Mark.RING: "˚",
}
_ASCII_MARKS = {
    Mark.VECTOR: "->",
    Mark.RIGHT_ARROW: "->",
    Mark.LEFT_ARROW: "<-",
    Mark.DOT: ".",
    Mark.TWO_DOTS: "..",
    Mark.CHECK: "v",
    Mark.BREVE: "u",
    Mark.ACUTE: "'",
    Mark.RING: "o",
}


_OWN_SIGNS = {"2": "√", "3": "∛", "4": "∜"}


def root_box(radicand: Box, index: Box | None, characters: Characters) -> Box:
    """A root: over one letter just its sign; over one row a roof; over more a stem with a foot."""
    strokes = strokes_for(characters)
    sign = strokes.root
    if index is not None and radicand.height == 1 and characters is not Characters.ASCII:
        own = _OWN_SIGNS.get(index.rows[0])
        sign, index = (own, None) if own is not None else (sign, index)
    if radicand.height == 1:
        if radicand.width == 1:
            root = beside([text_box(sign), radicand])
        else:
            roof = " " * len(sign) + strokes.roof * radicand.width
            root = Box((roof, sign + radicand.rows[0]), radicand.width + len(sign), 1)
    else:
        rows = [" " + strokes.hook + strokes.fraction * radicand.width]
        rows += [" " + strokes.root_stem + row for row in radicand.rows]
        rows[-1] = strokes.root_foot + rows[-1][1:]
        root = Box(tuple(rows), radicand.width + 2, radicand.baseline + 1, radicand.up + 1, radicand.down)
    return root if index is None else _with_index(root, index)


def _with_index(root: Box, index: Box) -> Box:
    """The index of a root to the left of its sign, a row higher than the foot."""
    blanks = " " * index.width
    if root.height == 1:
        return Box((index.rows[-1] + " " * root.width, blanks + root.rows[0]), index.width + root.width, 1)
    foot = root.height - 1
    rows = [blanks + row for row in root.rows]
    for offset, row in enumerate(reversed(index.rows)):
        place = foot - 1 - offset
        if place < 0:
            rows.insert(0, row + " " * root.width)
        else:
            rows[place] = row + root.rows[place]
    added = len(rows) - root.height
    return Box(tuple(rows), index.width + root.width, root.baseline + added, root.up, root.down)


def accent_box(base: Box, mark: Mark, characters: Characters) -> Box:
    """An accent in a row of its own; in full Unicode, that on one letter is a combining character."""
    if base.height == 1 and characters is Characters.FULL:
        text = accented(base.rows[0], mark, characters)
        if text is not None:
            return Box((text,), base.width)
    strokes = strokes_for(characters)
    columns = max(base.width, 1)
    if mark is Mark.UNDERLINE:
        return Box((*base.rows, strokes.floor * columns), columns, base.baseline, base.up, base.down)
    if mark in (Mark.BAR, Mark.OVERLINE):
        return Box((strokes.roof * columns, *base.rows), columns, base.baseline + 1, base.up, base.down)
    sign = _ASCII_MARKS.get(mark) if characters is Characters.ASCII else None
    if mark in (Mark.RIGHT_ARROW, Mark.LEFT_ARROW):
        sign = _shaft(sign or _MARKS[mark], columns, strokes.fraction)
    return stacked(text_box(sign or _MARKS[mark]), base, None)


def _shaft(arrow: str, columns: int, stroke: str) -> str:
    shaft = stroke * (columns - len(arrow))
    return arrow + shaft if arrow[0] in "←<" else shaft + arrow


def brace_box(base: Box, label: Box | None, side: Side, characters: Characters) -> Box:
    """A brace under or over the base, and its label at the brace's middle."""
    strokes = strokes_for(characters)
    columns = max(base.width, 3)
    middle = (columns - 1) // 2
    left, stroke, point, right = tuple(strokes.under_brace if side is Side.BELOW else strokes.over_brace)
    if characters is Characters.ASCII:
        brace = left + stroke * (columns - 2) + right
    else:
        brace = left + stroke * (middle - 1) + point + stroke * (columns - middle - 2) + right
    body = Box(centred(base, columns), columns, base.baseline, base.up, base.down)
    if side is Side.BELOW:
        braced = Box((*body.rows, brace), columns, body.baseline, body.up, body.down)
        return stacked(None, braced, label)
    braced = Box((brace, *body.rows), columns, body.baseline + 1, body.up, body.down)
    return stacked(label, braced, None)


def arrow_box(node: Arrow, above: Box, below: Box | None, characters: Characters) -> Box:
    """An arrow longer by a cell on each side than what is above and below it."""
    columns = max(above.width, 0 if below is None else below.width) + 2
    arrow = _long_arrow(node.symbol.character, columns) if characters is not Characters.ASCII else ""
    return stacked(above if above.width else None, text_box(arrow or glyph(node.symbol, characters)), below)


_LONG = {
    "⟶": ("", "─", "→"),
    "⟵": ("←", "─", ""),
    "⟷": ("←", "─", "→"),
    "⟼": ("├", "─", "→"),
    "⟹": ("", "═", "⇒"),
    "⟸": ("⇐", "═", ""),
}


def _long_arrow(character: str, columns: int) -> str:
    if character not in _LONG:
        return ""
    tail, stroke, head = _LONG[character]
    return tail + stroke * max(1, columns - len(tail) - len(head)) + head


def framed(body: Box, characters: Characters) -> Box:
    """The body in a frame."""
    strokes = strokes_for(characters)
    upper_left, upper_right, lower_left, lower_right = tuple(strokes.corners)
    stroke = strokes.fraction * (body.width + 2)
    side = strokes.vertical
    rows = (
        upper_left + stroke + upper_right,
        *[f"{side} {row} {side}" for row in body.rows],
        lower_left + stroke + lower_right,
    )
    return Box(rows, body.width + 4, body.baseline + 1, body.baseline + 1, body.below + 1)


def cancelled_box(body: Box, characters: Characters) -> Box:
    """The body struck through: by combining strokes on one row, by the word before brackets on more."""
    struck = strokes_for(characters).struck
    if body.height == 1 and struck:
        text = "".join([c if c == " " or not width(c) else c + struck for c in body.rows[0]])
        return Box((text,), body.width)
    left = bracket(SYMBOLS["("], body.up, body.down, characters)
    return beside([text_box("cancel"), left, body, bracket(SYMBOLS[")"], body.up, body.down, characters)])


def emptied(box: Box) -> Box:
    """The room a box takes, without the box."""
    return Box((" " * box.width,) * box.height, box.width, box.baseline)
