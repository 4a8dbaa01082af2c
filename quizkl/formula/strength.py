"""How firmly a part of a formula holds together on one line, which decides where parentheses are needed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from quizkl.formula.spacing import left_class
from quizkl.formula.symbols import AtomClass
from quizkl.formula.tree import (
    Accent,
    Alphabet,
    Binomial,
    Boxed,
    Brace,
    Cancelled,
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Function,
    Grid,
    Letter,
    Lines,
    Node,
    Number,
    Root,
    Row,
    Scripts,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
)


class Strength(IntEnum):
    """From loose to firm: a sum; a product of letters, which may stand over a fraction's stroke; a function with its
    argument, which may stand under it too; an atom, which may carry scripts."""

    SUM = 0
    PRODUCT = 1
    CALL = 2
    ATOM = 3


def strength(node: Node) -> Strength:
    """How firmly ``node`` holds together when it is written on one line."""
    match node:
        case Letter() | Number() | Accent() | Binomial() | Brace() | Boxed() | Cancelled() | Function():
            return Strength.ATOM
        case Sign(symbol) | Delimiter(symbol=symbol):
            return Strength.ATOM if symbol.kind == AtomClass.ORDINARY and symbol.character != "/" else Strength.SUM
        case Text(content):
            return Strength.ATOM if content.isalnum() else Strength.SUM
        case Styled(_, body):
            return Strength.ATOM if is_word(body) else strength(body)
        case Classed(_, body):
            return strength(body)
        case Fenced(left, right) | Grid(left=left, right=right):
            return Strength.ATOM if left is not None and right is not None else Strength.SUM
        case Root():
            return Strength.CALL
        case Scripts(base):
            return strength(base)
        case Row(children):
            return _row_strength([child for child in children if not isinstance(child, Space)])
    return Strength.SUM


def is_word(node: Node) -> bool:
    """Whether ``node`` is letters and digits only, as the name in ``\\mathrm{Var}``."""
    if isinstance(node, Row):
        return all(isinstance(child, (Letter, Number)) for child in node.children)
    return isinstance(node, (Letter, Number))


def _row_strength(children: Sequence[Node]) -> Strength:
    if len(children) == 1:
        return strength(children[0])
    if not children:
        return Strength.ATOM
    pieces = _without_groups(children)
    if pieces is None:
        return Strength.SUM
    if len(pieces) == 1:
        return Strength.CALL
    first, second = pieces[0], pieces[1]
    if len(pieces) == 2 and first is not None:
        if second is None and strength(first) == Strength.ATOM:
            return Strength.CALL
        if second is not None and _is_differential(first) and strength(second) == Strength.ATOM:
            return Strength.CALL
    loose = (Function, Fraction, Root, Lines, Text, Stack)
    for piece in pieces:
        if piece is None:
            continue
        base = piece.base if isinstance(piece, Scripts) else piece
        if isinstance(base, loose) or left_class(piece) != AtomClass.ORDINARY or strength(piece) < Strength.PRODUCT:
            return Strength.SUM
    return Strength.PRODUCT


def _without_groups(children: Sequence[Node]) -> list[Node | None] | None:
    """The children with None for each pair of brackets and what is between them; None if a bracket has no partner."""
    pieces: list[Node | None] = []
    bar: int | None = None
    depth = 0
    for child in children:
        kind = left_class(child)
        if isinstance(child, Fenced) or (isinstance(child, Scripts) and isinstance(child.base, Fenced)):
            if not depth:
                pieces.append(None)
        elif kind == AtomClass.OPENING:
            depth += 1
        elif not depth and _is_bar(child):
            if bar is None:
                bar = len(pieces)
            else:
                pieces[bar:] = [None]
                bar = None
        elif kind == AtomClass.CLOSING and not _is_factorial(child):
            depth -= 1
            if depth < 0:
                return None
            if not depth:
                pieces.append(None)
        elif not depth and not _is_factorial(child):
            pieces.append(child)
    return None if depth or bar is not None else pieces


def _is_factorial(node: Node) -> bool:
    return isinstance(node, Sign) and node.symbol.character in "!.?"


def _is_bar(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Sign) and base.symbol.character in "|‖"


def _is_differential(node: Node) -> bool:
    """Whether ``node`` is the d or ∂ of a derivative."""
    base = node.base if isinstance(node, Scripts) else node
    match base:
        case Letter("d") | Styled(Alphabet.ROMAN, Letter("d")):
            return True
        case Sign(symbol):
            return symbol.character == "∂"
    return False
