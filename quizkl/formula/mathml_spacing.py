"""The space between neighbours where MathML's table of operators does not know it (TeXbook, chapter 18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizkl.formula.markup import Element, element
from quizkl.formula.spacing import left_class
from quizkl.formula.symbols import AtomClass, Symbol
from quizkl.formula.tree import Arrow, Classed, Delimiter, Fenced, Function, Node, Row, Scripts, Sign, Space, Stack

_THICK: Final = "0.2778em"
_MEDIUM: Final = "0.2222em"
_THIN: Final = "0.1667em"


@dataclass(frozen=True, slots=True)
class Spaces:
    """What an operator keeps free on its left and on its right."""

    before: str = "0"
    after: str = "0"

    @staticmethod
    def of(kind: AtomClass) -> Spaces:
        match kind:
            case AtomClass.RELATION:
                return Spaces(_THICK, _THICK)
            case AtomClass.BINARY:
                return Spaces(_MEDIUM, _MEDIUM)
            case AtomClass.PUNCTUATION:
                return Spaces("0", _THIN)
            case _:
                return Spaces()


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What an atom stands between: ``unary`` for an operator that has nothing on one side, ``alone`` for the only
    atom of a group, ``thin_before`` where a function's name and its neighbour need a space between them."""

    unary: bool = False
    alone: bool = False
    thin_before: bool = False

    def spaces(self, symbol: Symbol, tight: bool) -> Spaces:
        return Spaces() if tight or self.alone or self.unary else Spaces.of(symbol.kind)


FREE: Final = Neighbours(alone=True)
_NO_OPERAND_BEFORE: Final = frozenset(
    (None, AtomClass.OPERATOR, AtomClass.BINARY, AtomClass.RELATION, AtomClass.OPENING, AtomClass.PUNCTUATION)
)
_NO_OPERAND_AFTER: Final = frozenset((None, AtomClass.RELATION, AtomClass.CLOSING, AtomClass.PUNCTUATION))


def neighbours(children: Sequence[Node]) -> Iterator[tuple[Node, Neighbours]]:
    """Each child with what it stands between."""
    before: Node | None = None
    before_class: AtomClass | None = None
    shown = [child for child in children if not isinstance(child, Space)]
    place = 0
    for child in children:
        if isinstance(child, Space):
            yield child, FREE
            before = child
            continue
        place += 1
        kind = left_class(child)
        after = left_class(shown[place]) if place < len(shown) else None
        unary = kind is AtomClass.BINARY and (before_class in _NO_OPERAND_BEFORE or after in _NO_OPERAND_AFTER)
        yield child, Neighbours(unary, len(children) == 1, _needs_thin_space(before, before_class, child, kind))
        before, before_class = child, _right_class(child, AtomClass.ORDINARY if unary else kind)


def surrounded(part: Element, kind: AtomClass, tight: bool) -> Element:
    """The part with the space of its class on both sides, where it is no operator that brings its own."""
    spaces = Spaces() if tight else Spaces.of(kind)
    if spaces == Spaces():
        return part
    left, right = (element("mspace", width=space) for space in (spaces.before, spaces.after))
    return element("mrow", left, part, right)


def _right_class(node: Node, left: AtomClass) -> AtomClass:
    base = node.base if isinstance(node, Scripts) else node
    return AtomClass.CLOSING if isinstance(base, Fenced) else left


def _needs_thin_space(before: Node | None, before_class: AtomClass | None, node: Node, kind: AtomClass) -> bool:
    if before is None or isinstance(before, Space):
        return False
    if _is_name(node):
        return before_class in (AtomClass.ORDINARY, AtomClass.CLOSING, AtomClass.INNER) or _is_name(before)
    return _is_name(before) and kind in (AtomClass.ORDINARY, AtomClass.INNER, AtomClass.OPERATOR)


def _is_name(node: Node) -> bool:
    """Whether the atom is a function's name, perhaps with scripts."""
    base = node.base if isinstance(node, Scripts) else node
    if isinstance(base, Row) and len(base.children) == 1:
        base = base.children[0]
    match base:
        case Function():
            return True
        case Classed(kind=kind) | Stack(kind=kind):
            return kind is AtomClass.OPERATOR
        case Sign() | Arrow() | Delimiter():
            return False
    return False
