"""Writes a formula as the inside of a typst equation. Words go in as escaped strings and signs as escaped characters,
so that nothing in a formula is ever markup or code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from quizkl.formula.symbols import AtomClass, Symbol
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
)


def to_typst(formula: Formula) -> str:
    """What stands between the dollars of a typst equation."""
    children = formula.body.children
    if len(children) == 1 and isinstance(children[0], Lines):
        return _aligned(children[0])
    return _typst(formula.body)


def typst_string(text: str) -> str:
    """``text`` as a typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_CLASSES = {
    AtomClass.ORDINARY: "normal",
    AtomClass.OPERATOR: "large",
    AtomClass.BINARY: "binary",
    AtomClass.RELATION: "relation",
    AtomClass.OPENING: "opening",
    AtomClass.CLOSING: "closing",
    AtomClass.PUNCTUATION: "punctuation",
    AtomClass.INNER: "normal",
}
_ALPHABETS = {
    Alphabet.ROMAN: "upright({})",
    Alphabet.ITALIC: "italic({})",
    Alphabet.BOLD: "upright(bold({}))",
    Alphabet.BOLD_ITALIC: "bold({})",
    Alphabet.BLACKBOARD: "bb({})",
    Alphabet.CALLIGRAPHIC: "cal({})",
    Alphabet.SCRIPT: "scr({})",
    Alphabet.FRAKTUR: "frak({})",
    Alphabet.SANS: "sans({})",
    Alphabet.TYPEWRITER: "mono({})",
}
_FACES = {
    Face.ROMAN: "{}",
    Face.BOLD: "bold({})",
    Face.ITALIC: "italic({})",
    Face.SANS: "sans({})",
    Face.TYPEWRITER: "mono({})",
}
_ACCENTS = {
    Mark.HAT: "hat",
    Mark.WIDE_HAT: "hat",
    Mark.TILDE: "tilde",
    Mark.WIDE_TILDE: "tilde",
    Mark.BAR: "macron",
    Mark.VECTOR: "arrow",
    Mark.RIGHT_ARROW: "arrow",
    Mark.LEFT_ARROW: "arrow.l",
    Mark.DOT: "dot",
    Mark.TWO_DOTS: "dot.double",
    Mark.THREE_DOTS: "dot.triple",
    Mark.CHECK: "caron",
    Mark.BREVE: "breve",
    Mark.ACUTE: "acute",
    Mark.GRAVE: "grave",
    Mark.RING: "circle",
}
_SPACES = {3: "thin", 4: "med", 5: "thick", 18: "quad", 36: "wide"}
_SIZES = (1.2, 1.8, 2.4, 3.0)
_WORD_ALPHABETS = frozenset(
    (Alphabet.ROMAN, Alphabet.BOLD, Alphabet.ITALIC, Alphabet.BOLD_ITALIC, Alphabet.SANS, Alphabet.TYPEWRITER)
)


def _typst(node: Node) -> str:
    return _WRITERS[type(node)](node)


def _argument(node: Node) -> str:
    """The node as an argument, which must not be empty."""
    return _typst(node) or '""'


def _joined(pieces: Iterable[str]) -> str:
    """Pieces side by side. A space shows next to words and brackets, so there is one only where two names would become
    one."""
    text = ""
    for piece in pieces:
        if text and piece and _in_name(text[-1]) and _in_name(piece[0]):
            text += " "
        text += piece
    return text


def _in_name(character: str) -> bool:
    """Whether typst takes the character for a part of a name; like Python, it follows Unicode's rules for identifiers,
    by which the signs · and ℘ are."""
    return character == "." or ("_" + character).isidentifier()


def _row(node: Row) -> str:
    return _joined(map(_typst, node.children))


def _sign(node: Sign) -> str:
    """A symbol; a bar is a bracket to typst wherever it stands, so its class is written out."""
    if node.symbol.character in "|‖":
        return f'class("{_CLASSES[node.symbol.kind]}", {node.symbol.typst})'
    return node.symbol.typst


def _function(node: Function) -> str:
    return f"op({typst_string(node.name)}{', limits: #true' if node.limits else ''})"


def _space(node: Space) -> str:
    return _SPACES.get(node.mu) or f"#h({node.mu}em / 18);"


def _text(node: Text) -> str:
    return _FACES[node.face].format(typst_string(node.content))


def _fraction(node: Fraction) -> str:
    upper, lower = _argument(node.numerator), _argument(node.denominator)
    if not node.bar:
        return f"vec(delim: #none, {upper}, {lower})"
    fraction = f"frac({upper}, {lower})"
    if node.style is FractionStyle.AUTO:
        return fraction
    return f"{'display' if node.style is FractionStyle.DISPLAY else 'inline'}({fraction})"


def _binomial(node: Binomial) -> str:
    upper, lower = _argument(node.upper), _argument(node.lower)
    if node.left.character == "(":
        return f"binom({upper}, {lower})"
    return f"vec(delim: {_delimiters(node.left, node.right)}, {upper}, {lower})"


def _root(node: Root) -> str:
    if node.index is None:
        return f"sqrt({_argument(node.radicand)})"
    return f"root({_argument(node.index)}, {_argument(node.radicand)})"


def _scripts(node: Scripts) -> str:
    base = _argument(node.base)
    if node.placement is Placement.LIMITS:
        base = f"limits({base})"
    elif node.placement is Placement.BESIDE:
        base = f"scripts({base})"
    lower = "" if node.lower is None else f", b: {_argument(node.lower)}"
    upper = "" if node.upper is None else f", t: {_raised(node.upper)}"
    return f"attach({base}{lower}{upper})"


def _raised(node: Node) -> str:
    """A superscript; the primes at its beginning are typst's own, which have the right size."""
    children = node.children if isinstance(node, Row) else (node,)
    primes = 0
    while primes < len(children) and _is_prime(children[primes]):
        primes += 1
    if not primes:
        return _argument(node)
    return _joined([f"primes(#{primes})", *map(_typst, children[primes:])])


def _is_prime(node: Node) -> bool:
    return isinstance(node, Sign) and node.symbol.character == "′"


def _accent(node: Accent) -> str:
    base = _argument(node.base)
    if node.mark in (Mark.OVERLINE, Mark.UNDERLINE):
        return f"{node.mark.value}({base})"
    return f"accent({base}, {_ACCENTS[node.mark]})"


def _brace(node: Brace) -> str:
    name = "overbrace" if node.side is Side.ABOVE else "underbrace"
    label = "" if node.label is None else f", {_argument(node.label)}"
    return f"{name}({_argument(node.base)}{label})"


def _stack(node: Stack) -> str:
    above = "" if node.above is None else f", t: {_argument(node.above)}"
    below = "" if node.below is None else f", b: {_argument(node.below)}"
    stack = f"attach(limits({_argument(node.base)}){below}{above})"
    return stack if node.kind == AtomClass.ORDINARY else f'class("{_CLASSES[node.kind]}", {stack})'


def _arrow(node: Arrow) -> str:
    below = "" if node.below is None else f", b: {_argument(node.below)}"
    arrow = f"attach(limits(stretch({node.symbol.typst})){below}, t: {_argument(node.above)})"
    return f'class("relation", {arrow})'


def _styled(node: Styled) -> str:
    word = _word(node.body) if node.alphabet in _WORD_ALPHABETS else ""
    return _ALPHABETS[node.alphabet].format(typst_string(word) if len(word) > 1 else _argument(node.body))


def _word(node: Node) -> str:
    """The word that a row of letters and digits is, which typst would otherwise set letter by letter; or nothing."""
    match node:
        case Letter(character):
            return character
        case Row(children) if all(isinstance(child, (Letter, Number)) for child in children):
            return "".join([child.digits if isinstance(child, Number) else _word(child) for child in children])
    return ""


def _fence(symbol: Symbol | None) -> str:
    return "" if symbol is None else symbol.typst


def _fenced(node: Fenced) -> str:
    pieces = [_fence(node.left), _typst(node.parts[0])]
    for middle, part in zip(node.middles, node.parts[1:], strict=True):
        pieces += [f"mid({_fence(middle)})" if middle is not None else "", _typst(part)]
    return f"lr({_joined([*pieces, _fence(node.right)])})"


def _delimiter(node: Delimiter) -> str:
    return f'class("{_CLASSES[node.kind]}", lr(size: #{_SIZES[node.size - 1]}em, {node.symbol.typst}))'


def _delimiters(left: Symbol | None, right: Symbol | None) -> str:
    pair = ["none" if symbol is None else typst_string(symbol.character) for symbol in (left, right)]
    return f"#({pair[0]}, {pair[1]})"


_JUSTIFIED = {Justification.LEFT: "& {}", Justification.CENTRE: "{}", Justification.RIGHT: "{} &"}


def _grid(node: Grid) -> str:
    rows = [
        ", ".join([_JUSTIFIED[column].format(_argument(cell)) for cell, column in zip(row, node.columns, strict=True)])
        for row in node.rows
    ]
    gap = ", column-gap: #1em" if Justification.LEFT in node.columns else ""
    return f"mat(delim: {_delimiters(node.left, node.right)}{gap}{_augmented(node)}, {'; '.join(rows)})"


def _augmented(node: Grid) -> str:
    """The lines of an array."""
    if not node.rules and not node.bars:
        return ""
    return f", augment: #(hline: {_numbers(node.rules)}, vline: {_numbers(node.bars)})"


def _numbers(numbers: Iterable[int]) -> str:
    return "(" + "".join([f"{number}, " for number in sorted(numbers)]) + ")"


def _aligned(node: Lines) -> str:
    """Lines in the formula's own rows and columns: only where there is nothing beside them."""
    return " \\ ".join([" & ".join(map(_argument, row)) for row in node.rows])


def _lines(node: Lines) -> str:
    """Lines within a formula: a matrix, so that their rows and columns stay their own. The empty string is what an
    operator at the beginning of a cell stands after."""
    if node.centred:
        return f"mat(delim: #none, row-gap: #0.3em, {'; '.join([_argument(row[0]) for row in node.rows])})"
    rows = [", ".join([_cell(cell, column) for column, cell in enumerate(row)]) for row in node.rows]
    return f"mat(delim: #none, column-gap: #0pt, row-gap: #0.65em, {'; '.join(rows)})"


def _cell(cell: Node, column: int) -> str:
    if column % 2:
        return f'& display("" {_typst(cell)})'
    return f"{'quad ' if column else ''}display({_argument(cell)}) &"


_WRITERS: dict[type, Callable[[Any], str]] = {
    Letter: lambda node: node.character,
    Number: lambda node: node.digits,
    Sign: _sign,
    Function: _function,
    Space: _space,
    Text: _text,
    Row: _row,
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
    Delimiter: _delimiter,
    Grid: _grid,
    Lines: _lines,
    Boxed: lambda node: f"#box(stroke: 0.5pt, inset: (x: 3pt), outset: (y: 3pt), ${_argument(node.body)}$);",
    Cancelled: lambda node: f"cancel({_argument(node.body)})",
    Phantom: lambda node: f"#hide(${_argument(node.body)}$);",
    Classed: lambda node: (
        f"op({_argument(node.body)}, limits: #{str(node.limits).lower()})"
        if node.kind == AtomClass.OPERATOR
        else f'class("{_CLASSES[node.kind]}", {_argument(node.body)})'
    ),
}
