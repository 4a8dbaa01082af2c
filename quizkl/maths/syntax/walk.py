"""The parts of a node, for everything that goes through a whole tree."""

from __future__ import annotations

from collections.abc import Iterator

from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Expression,
    Factorial,
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Percent,
    Transpose,
    Vector,
)


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions right under a node, from left to right."""
    match expression:
        case Binary(_, left, right):
            return (left, right)
        case Negate(operand) | Percent(operand) | Factorial(operand) | Absolute(operand) | Norm(operand):
            return (operand,)
        case Transpose(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Vector(entries):
            return entries
        case Index(base, _) | Field(base, _):
            return (base,)
        case _:
            return ()


def nodes(expression: Expression) -> Iterator[Expression]:
    """Every node of the tree, a node before its parts."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def names_in(expression: Expression) -> frozenset[str]:
    """The quantities that an expression uses."""
    return frozenset(node.text for node in nodes(expression) if isinstance(node, Name))


def functions_in(expression: Expression) -> frozenset[str]:
    """The functions that an expression calls, by canonical name."""
    return frozenset(node.function for node in nodes(expression) if isinstance(node, Call))
