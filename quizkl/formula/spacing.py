"""The space between neighbours, as TeX sets it (TeXbook, chapter 18 and appendix G), in whole cells."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.formula.symbols import AtomClass
from quizkl.formula.tree import (
    Arrow,
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Function,
    Letter,
    Node,
    Number,
    Row,
    Scripts,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
)

# Python 3.11 takes ten times as long to look up an enumeration's member as a name of the module; each atom is asked.
_ORDINARY = AtomClass.ORDINARY
_OPERATOR = AtomClass.OPERATOR
_BINARY = AtomClass.BINARY
_RELATION = AtomClass.RELATION
_OPENING = AtomClass.OPENING
_CLOSING = AtomClass.CLOSING
_INNER = AtomClass.INNER

_LARGE = 8
"""Beside TeX's classes: a large operator, which keeps its distance from an opening bracket where ``log`` does not."""

_UNARY = 9
"""Beside TeX's classes: a sign such as minus with nothing before it; what follows touches it."""

# Space in mu by the class on the left (row) and on the right (column): ordinary, operator, binary, relation, opening,
# closing, punctuation, inner. Here only fractions are inner. Thin space (3) stays in scripts, the others go.
_SPACE = (
    (0, 3, 4, 5, 0, 0, 0, 3),
    (3, 3, 0, 5, 0, 0, 0, 3),
    (4, 4, 0, 0, 4, 0, 0, 4),
    (5, 5, 0, 0, 5, 0, 0, 5),
    (0, 0, 0, 0, 0, 0, 0, 0),
    (0, 3, 4, 5, 0, 0, 0, 3),
    (4, 4, 0, 4, 4, 4, 4, 4),
    (3, 3, 4, 5, 3, 0, 0, 3),
    (3, 3, 0, 5, 3, 0, 0, 3),
    (0, 0, 0, 0, 0, 0, 0, 0),
)
_MEDIUM = 4
_NO_OPERAND_BEFORE = frozenset((_OPERATOR, _BINARY, _RELATION, _OPENING, AtomClass.PUNCTUATION, _LARGE, _UNARY))
_NO_OPERAND_AFTER = frozenset((_RELATION, _CLOSING, AtomClass.PUNCTUATION))


def left_class(node: Node) -> AtomClass:
    """The class that ``node`` shows to what stands on its left."""
    match node:
        case Letter() | Number():
            return _ORDINARY
        case Sign(symbol):
            return symbol.kind
        case Scripts(base=base):
            return left_class(base)
        case Function():
            return _OPERATOR
        case Fraction():
            return _INNER
        case Fenced():
            return _OPENING
        case Delimiter(kind=kind) | Stack(kind=kind) | Classed(kind=kind):
            return kind
        case Arrow():
            return _RELATION
        case Styled(body=Sign(symbol)):
            return symbol.kind
    return _ORDINARY


def _right_class(node: Node, left: int) -> int:
    """The class that ``node`` shows to what stands on its right, given what it shows on its left."""
    if left == _OPENING:
        base = node.base if isinstance(node, Scripts) else node
        return _CLOSING if isinstance(base, Fenced) else left
    if left == _OPERATOR:
        base = node.base if isinstance(node, Scripts) else node
        return _LARGE if isinstance(base, Sign) else left
    return left


def spaced(children: Sequence[Node], tight: bool, after: AtomClass | None = None) -> list[tuple[int, Node]]:
    """The children that show, each with the cells of space before it. ``tight`` is for scripts, where only thin space
    stays; ``after`` is the class of what stands before the first, or None at the beginning."""
    shown: list[tuple[int, Node]] = []
    lefts = [left_class(child) for child in children]
    before: int | None = after
    extra = 0
    for index, child in enumerate(children):
        if type(child) is Space:
            extra += child.mu
            continue
        left: int = lefts[index]
        right = left
        if left == _BINARY:
            if before is None or before in _NO_OPERAND_BEFORE or _ends_operand(children, lefts, index + 1):
                left, right = _ORDINARY, _UNARY
        elif left in (_OPENING, _OPERATOR):
            right = _right_class(child, left)
        if type(child) is Sign and child.symbol.character == "/":
            before, right = None, _UNARY  # the stroke of an inline fraction touches both
        mu = 0 if before is None else _SPACE[before][left]
        if mu and ((tight and mu >= _MEDIUM) or _brings_space(child, children[index - 1] if index else None)):
            mu = 0
        shown.append((_cells(mu + extra) if mu or extra else 0, child))
        before, extra = right, 0
    return shown


def _brings_space(node: Node, before: Node | None) -> bool:
    """Whether one of two neighbours is words with a space at their edge."""
    return (isinstance(node, Text) and node.content[:1] == " ") or (
        isinstance(before, Text) and before.content[-1:] == " "
    )


def trimmed(node: Node) -> Node:
    """A row without the space at its ends, where a bracket keeps its own distance."""
    if not isinstance(node, Row):
        return node
    first, last = 0, len(node.children)
    while first < last and isinstance(node.children[first], Space):
        first += 1
    while last > first and isinstance(node.children[last - 1], Space):
        last -= 1
    return node if last - first == len(node.children) else Row(node.children[first:last])


def _ends_operand(children: Sequence[Node], lefts: Sequence[AtomClass], index: int) -> bool:
    """Whether nothing that an operator could apply to comes at ``index``."""
    while index < len(children) and type(children[index]) is Space:
        index += 1
    return index == len(children) or lefts[index] in _NO_OPERAND_AFTER


def _cells(mu: int) -> int:
    """A cell is about ten mu; whatever is seen at all in print is a cell here."""
    return 0 if mu <= 1 else max(1, round(mu / 10))
