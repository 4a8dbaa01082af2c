"""How wide a formula comes out at most, and how high, guessed from its tree.

Whoever sets it knows exactly, but to ask typst about every formula takes as long as setting it, and a browser cannot
be asked at all. Only those that this guess finds too wide for their place are measured, or made smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from quizkl.formula.spacing import left_class
from quizkl.formula.symbols import AtomClass
from quizkl.formula.tree import (
    Accent,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Cancelled,
    Classed,
    Delimiter,
    Fenced,
    Formula,
    Fraction,
    Function,
    Grid,
    Letter,
    Lines,
    Node,
    Number,
    Phantom,
    Root,
    Row,
    Scripts,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
)

_SCRIPT: Final = 0.75  # the size of a script to its base, and a little air
_SIGNS: Final = {
    AtomClass.ORDINARY: 0.74,
    AtomClass.OPERATOR: 1.65,
    AtomClass.BINARY: 1.3,
    AtomClass.RELATION: 1.38,
    AtomClass.OPENING: 0.42,
    AtomClass.CLOSING: 0.42,
    AtomClass.PUNCTUATION: 0.5,
    AtomClass.INNER: 1.55,
}
"""Ems of a sign with the space around it."""


def width(formula: Formula) -> float:
    """Ems of the formula on one line."""
    return _node(formula.body)


def longest_run(formula: Formula) -> float:
    """Ems of the longest part that typst sets on one line: it breaks a formula after relations and operators."""
    widest = current = 0.0
    for node in formula.body.children:
        if left_class(node) in (AtomClass.RELATION, AtomClass.BINARY):
            current = 0.0
        current += _node(node)
        widest = max(widest, current)
    return widest


def rows(formula: Formula) -> int:
    """The rows of the tallest grid that stands in a formula, or in brackets of it."""
    tallest = 1
    waiting: list[Node] = [formula.body]
    while waiting:
        match waiting.pop():
            case Grid(rows=lines) | Lines(rows=lines):
                tallest = max(tallest, len(lines))
            case Row(children):
                waiting += children
            case Fenced(parts=parts):
                waiting += parts
            case _:
                pass
    return tallest


def stands_high(formula: Formula) -> bool:
    """Whether it is higher in a line of text than letters and brackets: a fraction, a sum from below to above."""
    return any(map(_stands_high, formula.body.children))


def _stands_high(node: Node) -> bool:
    match node:
        case Letter() | Number() | Sign() | Function():  # most nodes
            return False
        case Fraction() | Binomial() | Stack() | Grid() | Lines():
            return True
        case Scripts(base, lower, upper):
            return _stands_high(base) or (_is_operator(base) and lower is not None and upper is not None)
        case Row(children):
            return any(map(_stands_high, children))
        case Fenced(parts=parts):
            return any(map(_stands_high, parts))
        case Styled(body=body) | Classed(body=body) | Boxed(body) | Root(radicand=body) | Accent(base=body):
            return _stands_high(body)
        case _:
            return False


def _is_operator(node: Node) -> bool:
    return isinstance(node, Sign) and node.symbol.kind is AtomClass.OPERATOR


def _node(node: Node | None) -> float:
    match node:  # the most frequent first: a pattern takes time
        case Letter(character):
            return 1.02 if character in "mMW" else 0.92 if character.isupper() or character == "w" else 0.6
        case Sign(symbol):
            return _SIGNS[symbol.kind]
        case Scripts(base, lower, upper):
            return _node(base) + _SCRIPT * max(_node(lower), _node(upper)) + 0.12
        case None:
            return 0.0
        case Number(digits):
            return 0.5 * len(digits)
        case Row(children):
            return sum(map(_node, children))
        case Function(name):
            return 0.54 * len(name) + 0.25
        case Space(mu):
            return mu / 18
        case Text(content):
            return 0.56 * len(content)
        case Fraction(numerator, denominator):
            return max(_node(numerator), _node(denominator)) + 0.3
        case Binomial(upper, lower):
            return max(_node(upper), _node(lower)) + 1.3
        case Root(radicand, index):
            return _node(radicand) + _SCRIPT * _node(index) + 1.0
        case _:
            return _composed(node)


def _composed(node: Node) -> float:
    match node:
        case Accent(base=base):
            return _node(base) + 0.2
        case Brace(base, _, label):
            return max(_node(base), _SCRIPT * _node(label)) + 0.2
        case Stack(base, above, below):
            return max(_node(base), _SCRIPT * max(_node(above), _node(below))) + 0.6
        case Arrow(_, above, below):
            return max(1.0, _SCRIPT * max(_node(above), _node(below)) + 1.0) + 0.6
        case Styled(body=body) | Boxed(body) | Cancelled(body) | Phantom(body) | Classed(body=body):
            return 1.15 * _node(body) + 0.5
        case Fenced(parts=parts):
            return sum(map(_node, parts)) + 0.8 * (len(parts) + 1)
        case Delimiter():
            return 0.9
        case Grid(rows=lines):
            return _columns(lines, 1.1) + 1.6
        case Lines(rows=lines):
            return _columns(lines, 0.6)
        case _:
            return 1.0


def _columns(lines: Iterable[Sequence[Node]], gap: float) -> float:
    """Columns as wide as their widest cell."""
    widest: list[float] = []
    for line in lines:
        for column, cell in enumerate(line):
            if column == len(widest):
                widest.append(0.0)
            widest[column] = max(widest[column], _node(cell))
    return sum(widest) + gap * max(0, len(widest) - 1)
