"""What the drawing of a node depends on: whether it grows, carries limits, or holds what does not fit on one line."""

from __future__ import annotations

from quizkl.formula.symbols import AtomClass, Symbol
from quizkl.formula.tree import (
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Function,
    Grid,
    Lines,
    Node,
    Placement,
    Row,
    Scripts,
    Sign,
)


def is_integral(node: Node) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Sign) and base.symbol.kind == AtomClass.OPERATOR and not base.symbol.limits


def delimiter_of(node: Node) -> Symbol | None:
    """The delimiter that a node is, perhaps with scripts, or None."""
    base = node.base if isinstance(node, Scripts) else node
    match base:
        case Sign(symbol) if symbol.kind in (AtomClass.OPENING, AtomClass.CLOSING) and symbol.character not in "!?.":
            return symbol
        case Delimiter(symbol):
            return symbol
    return None


def is_sized(node: Node) -> bool:
    return isinstance(node.base if isinstance(node, Scripts) else node, Delimiter)


def has_limits(node: Scripts) -> bool:
    """Whether the scripts go above and below, in a display."""
    if node.placement is not Placement.AUTO:
        return node.placement is Placement.LIMITS
    match node.base:
        case Sign(symbol):
            return symbol.limits
        case Function(limits=limits):
            return limits
        case Classed(limits=limits):
            return limits
    return False


def has_bar(node: Node) -> bool:
    """Whether the node is a fraction, whose stroke could be mistaken for that of the fraction it stands in."""
    return isinstance(node, Fraction) or (
        isinstance(node, Row) and len(node.children) == 1 and has_bar(node.children[0])
    )


def has_grid(node: Node) -> bool:
    match node:
        case Grid() | Lines():
            return True
        case Row(children) | Fenced(parts=children):
            return any(map(has_grid, children))
    return False
