"""How firmly a part of a formula holds together on one line, which decides where parentheses are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Group:
    """A pair of brackets, or of bars, and what is between them."""

    content: tuple[Node, ...]


def _row_strength(children: Sequence[Node]) -> Strength:
    if not children:
        return Strength.ATOM
    if len(children) == 1:
        return strength(children[0])
    if all(isinstance(child, Function) for child in children):
        return Strength.ATOM  # one name in two commands, as in ``\\arg\\max``
    pieces = _grouped(children)
    if pieces is None:
        return Strength.SUM
    firm = [Strength.ATOM if isinstance(piece, _Group) else strength(piece) for piece in pieces]
    match pieces:
        case [_Group()]:
            return Strength.CALL
        case [first, Sign() as sign] if _is_ending(sign):
            return min(Strength.CALL, firm[0])
        case [first, _Group(content)] if not isinstance(first, _Group) and _is_call(first, firm[0], content):
            return Strength.CALL
        case [first, _] if not isinstance(first, _Group) and _is_differential(first) and firm[1] == Strength.ATOM:
            return Strength.CALL
    return Strength.PRODUCT if all(map(_is_factor, pieces, firm)) else Strength.SUM


def _is_call(name: Node, firm: Strength, content: Sequence[Node]) -> bool:
    """Whether a name before brackets is read as a function: a word always, a letter if no sum is between the brackets,
    for n(n - 1) is a product."""
    base = name.base if isinstance(name, Scripts) else name
    if isinstance(base, (Function, Text, Classed)) or (isinstance(base, Styled) and is_word(base.body)):
        return True
    return firm == Strength.ATOM and all(left_class(node) != AtomClass.BINARY for node in content)


def _is_factor(piece: Node | _Group, firm: Strength) -> bool:
    """Whether a piece of a row may stand in a product over a fraction's stroke."""
    if isinstance(piece, _Group):
        return True
    base = piece.base if isinstance(piece, Scripts) else piece
    if isinstance(base, (Function, Fraction, Root, Lines, Text, Stack)):
        return False
    ordinary = left_class(piece) == AtomClass.ORDINARY and firm >= Strength.PRODUCT
    return ordinary or _is_ending(piece)


def _grouped(children: Sequence[Node]) -> list[Node | _Group] | None:
    """The children with each pair of brackets and what is between them as one; None if a bracket has no partner."""
    pieces: list[Node | _Group] = []
    starts: list[int] = []
    bar: int | None = None
    for index, child in enumerate(children):
        kind = left_class(child)
        base = child.base if isinstance(child, Scripts) else child
        if isinstance(base, Fenced):
            if not starts:
                pieces.append(_Group(_content(base)))
        elif kind == AtomClass.OPENING:
            starts.append(index + 1)
        elif kind == AtomClass.CLOSING and not _is_ending(child):
            if not starts:
                return None
            start = starts.pop()
            if not starts:
                pieces.append(_Group(tuple(children[start:index])))
        elif starts:
            continue
        elif not _is_bar(child):
            pieces.append(child)
        elif bar is None:
            bar = len(pieces)
        else:
            pieces[bar:] = [_Group(())]
            bar = None
    return None if starts or bar is not None else pieces


def _content(fenced: Fenced) -> tuple[Node, ...]:
    return tuple([node for part in fenced.parts for node in (part.children if isinstance(part, Row) else (part,))])


def _is_ending(node: Node) -> bool:
    """Whether ``node`` only ends what is before it, where a closing bracket would belong to another."""
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
