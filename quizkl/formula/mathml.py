"""Writes a formula as MathML Core. What MathML leaves to a style sheet (frames, lines in arrays, which way a column is
set) is a class: ``mathml_styles`` says how each looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from quizkl.formula.alphabets import styled
from quizkl.formula.characters import Characters
from quizkl.formula.line import to_line
from quizkl.formula.markup import Element, element, write
from quizkl.formula.mathml_operators import accent, fence, operator, sign, sized, thin_space
from quizkl.formula.mathml_spacing import FREE, Neighbours, neighbours, surrounded
from quizkl.formula.symbols import AtomClass
from quizkl.formula.tree import (
    Accent,
    Alphabet,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Cancelled,
    Classed,
    Delimiter,
    Face,
    Fenced,
    Formula,
    Fraction,
    FractionStyle,
    Function,
    Grid,
    Justification,
    Letter,
    Lines,
    Mark,
    Node,
    Number,
    Phantom,
    Placement,
    Root,
    Row,
    Scripts,
    Side,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
    alone,
)


def mathml(formula: Formula, display: bool = False) -> Element:
    """The ``math`` element, its one-line form as alternative text; ``display``: on rows of its own."""
    return element(
        "math",
        *_row(formula.body, _Setting()),
        display="block" if display else None,
        alttext=to_line(formula, Characters.FULL),
    )


def to_mathml(formula: Formula, display: bool = False) -> str:
    """The same as characters."""
    return write([mathml(formula, display)])


@dataclass(frozen=True, slots=True)
class _Setting:
    """``tight``: in a script, where relations and operators keep no distance. ``around`` is what a sign stands
    between."""

    tight: bool = False
    alphabet: Alphabet | None = None
    around: Neighbours = FREE


def _one(node: Node, setting: _Setting) -> Element:
    """The node as exactly one element."""
    if isinstance(node, Row):
        return _group(_row(node, setting))
    return _WRITERS[type(node)](node, setting)


def _group(parts: list[Element]) -> Element:
    return parts[0] if len(parts) == 1 else element("mrow", *parts)


def _row(node: Row, setting: _Setting) -> list[Element]:
    """Neighbours, with the space that MathML's own table of operators does not give."""
    parts: list[Element] = []
    for child, around in neighbours(node.children):
        if around.thin_before and not setting.tight:
            parts.append(thin_space())
        parts.append(_one(child, replace(setting, around=around)))
    return parts


def _script(node: Node, setting: _Setting) -> Element:
    return _one(node, replace(setting, tight=True, around=FREE))


def _part(node: Node, setting: _Setting) -> Element:
    return _one(node, replace(setting, around=FREE))


def _identifier(text: str, setting: _Setting) -> Element:
    """MathML slants a single letter by itself, and only that."""
    if setting.alphabet is None or setting.alphabet is Alphabet.ROMAN:
        upright = setting.alphabet is Alphabet.ROMAN and len(text) == 1
        return element("mi", text, mathvariant="normal" if upright else None)
    if setting.alphabet is Alphabet.ITALIC and len(text) == 1:
        return element("mi", text)
    return element("mi", styled(text, setting.alphabet, Characters.FULL), mathvariant="normal")


def _number(node: Number, setting: _Setting) -> Element:
    digits = node.digits if setting.alphabet is None else styled(node.digits, setting.alphabet, Characters.FULL)
    return element("mn", digits)


def _sign(node: Sign, setting: _Setting) -> Element:
    letter = node.symbol.character
    if node.symbol.kind is AtomClass.ORDINARY and len(letter) == 1 and letter.isalpha():
        if setting.alphabet is None:  # Greek: small letters slanted, capitals upright, as TeX has them
            return element("mi", letter, mathvariant="normal" if letter.isupper() else None)
        return _identifier(letter, setting)
    return sign(node.symbol, setting.around, setting.tight)


def _function(node: Function, setting: _Setting) -> Element:
    if node.limits:
        return element("mo", node.name, lspace="0", rspace="0", movablelimits="true")
    return element("mi", node.name, mathvariant="normal" if len(node.name) == 1 else None)


def _space(node: Space, setting: _Setting) -> Element:
    """A negative space is left out: MathML Core has none."""
    return element("mspace", width=f"{max(node.mu, 0) / 18:.4g}em")


_FACES = {Face.ROMAN: None} | {face: face.value for face in Face if face is not Face.ROMAN}


def _text(node: Text, setting: _Setting) -> Element:
    """Words; the space at their ends would be lost."""
    return element("mtext", node.content.replace(" ", "\N{NO-BREAK SPACE}"), class_=_FACES[node.face])


def _fraction(node: Fraction, setting: _Setting) -> Element:
    styles = {FractionStyle.AUTO: None, FractionStyle.DISPLAY: "true", FractionStyle.INLINE: "false"}
    return element(
        "mfrac",
        _part(node.numerator, setting),
        _part(node.denominator, setting),
        linethickness=None if node.bar else "0",
        displaystyle=styles[node.style],
    )


def _binomial(node: Binomial, setting: _Setting) -> Element:
    stack = element("mfrac", _part(node.upper, setting), _part(node.lower, setting), linethickness="0")
    return element("mrow", fence(node.left, "prefix"), stack, fence(node.right, "postfix"))


def _root(node: Root, setting: _Setting) -> Element:
    if node.index is None:
        return element("msqrt", _part(node.radicand, setting))
    return element("mroot", _part(node.radicand, setting), _script(node.index, setting))


def _scripts(node: Scripts, setting: _Setting) -> Element:
    inner = alone(node.base) if isinstance(node.base, Row) else node.base
    limits = node.placement is Placement.LIMITS or (node.placement is Placement.AUTO and _has_limits(inner))
    base = _one(inner, setting)
    if limits and base.name == "mo":
        movable = "true" if node.placement is Placement.AUTO else "false"
        kept = tuple(pair for pair in base.attributes if pair[0] != "movablelimits")
        base = replace(base, attributes=(*kept, ("movablelimits", movable)))
    return _with_scripts(
        base,
        None if node.lower is None else _script(node.lower, setting),
        None if node.upper is None else _script(node.upper, setting),
        ("munder", "mover", "munderover") if limits else ("msub", "msup", "msubsup"),
    )


def _with_scripts(base: Element, lower: Element | None, upper: Element | None, names: tuple[str, str, str]) -> Element:
    match lower, upper:
        case None, None:
            return base
        case _, None:
            assert lower is not None
            return element(names[0], base, lower)
        case None, _:
            assert upper is not None
            return element(names[1], base, upper)
        case _:
            assert lower is not None and upper is not None
            return element(names[2], base, lower, upper)


_LIMITS = ("munder", "mover", "munderover")


def _has_limits(base: Node) -> bool:
    match base:
        case Sign(symbol):
            return symbol.limits
        case Function(limits=limits) | Classed(limits=limits):
            return limits
        case Brace() | Stack():
            return True
    return False


def _accent(node: Accent, setting: _Setting) -> Element:
    mark = accent(node.mark)
    if node.mark is Mark.UNDERLINE:
        return element("munder", _part(node.base, setting), mark, accentunder="true")
    return element("mover", _part(node.base, setting), mark, accent="true")


def _brace(node: Brace, setting: _Setting) -> Element:
    name, character = ("mover", "⏞") if node.side is Side.ABOVE else ("munder", "⏟")
    braced = element(name, _part(node.base, setting), operator(character, stretchy=True))
    return braced if node.label is None else element(name, braced, _script(node.label, setting))


def _stack(node: Stack, setting: _Setting) -> Element:
    below = None if node.below is None else _script(node.below, setting)
    above = None if node.above is None else _script(node.above, setting)
    stack = _with_scripts(_part(node.base, setting), below, above, _LIMITS)
    return surrounded(stack, node.kind, setting.tight)


def _arrow(node: Arrow, setting: _Setting) -> Element:
    below = None if node.below is None else element("mpadded", _script(node.below, setting), lspace="0.3em")
    above = element("mpadded", thin_space(), _script(node.above, setting), thin_space())
    arrow = _with_scripts(operator(node.symbol.character, stretchy=True), below, above, _LIMITS)
    return surrounded(arrow, AtomClass.RELATION, setting.tight)


def _styled(node: Styled, setting: _Setting) -> Element:
    inner = replace(setting, alphabet=node.alphabet)
    word = _word(node.body)
    return _identifier(word, inner) if len(word) > 1 else _one(node.body, inner)


def _word(node: Node) -> str:
    """The word that a row of letters and digits is, or nothing."""
    match node:
        case Letter(character):
            return character
        case Row(children) if all(isinstance(child, (Letter, Number)) for child in children):
            return "".join([child.digits if isinstance(child, Number) else _word(child) for child in children])
    return ""


def _fenced(node: Fenced, setting: _Setting) -> Element:
    parts = [fence(node.left, "prefix"), _part(node.parts[0], setting)]
    for middle, part in zip(node.middles, node.parts[1:], strict=True):
        parts += [fence(middle, "infix"), _part(part, setting)]
    return element("mrow", *parts, fence(node.right, "postfix"))


_COLUMNS = {Justification.LEFT: "left", Justification.CENTRE: None, Justification.RIGHT: "right"}


def _grid(node: Grid, setting: _Setting) -> Element:
    inner = replace(setting, around=FREE, tight=False)
    rows = []
    for number, row in enumerate(node.rows):
        cells = [
            element("mtd", *_cell(cell, inner), class_=_cell_class(node, number, column))
            for column, cell in enumerate(row)
        ]
        rows.append(element("mtr", *cells))
    table = element("mtable", *rows, class_="cells")
    if node.left is None and node.right is None:
        return table
    return element("mrow", fence(node.left, "prefix"), table, fence(node.right, "postfix"))


def _cell(node: Node, setting: _Setting) -> list[Element]:
    return _row(node, setting) if isinstance(node, Row) else [_one(node, setting)]


def _cell_class(node: Grid, row: int, column: int) -> str | None:
    last_row, last_column = row == len(node.rows) - 1, column == len(node.columns) - 1
    names = [
        _COLUMNS[node.columns[column]],
        "rule-above" if row in node.rules else None,
        "rule-below" if last_row and row + 1 in node.rules else None,
        "bar-before" if column in node.bars else None,
        "bar-after" if last_column and column + 1 in node.bars else None,
    ]
    return " ".join(filter(None, names)) or None


def _lines(node: Lines, setting: _Setting) -> Element:
    """A relation at the beginning of a second column stands after something: the empty row is what."""
    inner = replace(setting, around=FREE, tight=False)
    rows = []
    for row in node.rows:
        cells = []
        for column, cell in enumerate(row):
            side = None if node.centred else "left" if column % 2 else "right"
            before = [element("mrow")] if column % 2 and not node.centred else []
            parts = _row(Row((Row(()), *_children(cell))), inner)[1:] if before else _cell(cell, inner)
            cells.append(element("mtd", *chain(before, parts), class_=side))
        rows.append(element("mtr", *cells))
    return element("mtable", *rows, displaystyle="true", class_="lines")


def _children(cell: Node) -> tuple[Node, ...]:
    return cell.children if isinstance(cell, Row) else (cell,)


def _classed(node: Classed, setting: _Setting) -> Element:
    if node.kind is AtomClass.OPERATOR:
        return element("mrow", _part(node.body, setting))
    return surrounded(_part(node.body, setting), node.kind, setting.tight)


_WRITERS: dict[type, Callable[[Any, _Setting], Element]] = {
    Letter: lambda node, setting: _identifier(node.character, setting),
    Number: _number,
    Sign: _sign,
    Function: _function,
    Space: _space,
    Text: _text,
    Fraction: _fraction,
    Binomial: _binomial,
    Root: _root,
    Scripts: _scripts,
    Accent: _accent,
    Brace: _brace,
    Stack: _stack,
    Arrow: _arrow,
    Styled: _styled,
    Fenced: _fenced,
    Delimiter: lambda node, setting: sized(node.symbol, node.size, node.kind),
    Grid: _grid,
    Lines: _lines,
    Boxed: lambda node, setting: element("mrow", _part(node.body, setting), class_="boxed"),
    Cancelled: lambda node, setting: element("mrow", _part(node.body, setting), class_="cancelled"),
    Phantom: lambda node, setting: element("mphantom", _part(node.body, setting)),
    Classed: _classed,
}
