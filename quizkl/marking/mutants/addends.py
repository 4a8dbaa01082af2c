"""Written sums as lists of signed terms, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.maths.syntax.tree import Binary, Expression, Negate, Operator


@dataclass(frozen=True, slots=True)
class Addend:
    """A term of a written sum; ``negative`` when it is subtracted."""

    term: Expression
    negative: bool = False


def addends(expression: Expression) -> tuple[Addend, ...]:
    """The terms from left to right, a bracket being one; a single one where the expression is no written sum."""
    match expression:
        case Binary(Operator.ADD, left, right):
            return (*addends(left), Addend(right))
        case Binary(Operator.SUBTRACT, left, right):
            return (*addends(left), Addend(right, negative=True))
        case Negate(operand):
            return (Addend(operand, negative=True),)
        case _:
            return (Addend(expression),)


def is_written_sum(expression: Expression) -> bool:
    return isinstance(expression, Binary) and expression.operator in (Operator.ADD, Operator.SUBTRACT)


def added(terms: Sequence[Addend]) -> Expression:
    """The terms added up, from left to right."""
    first, *others = terms
    total: Expression = Negate(first.term) if first.negative else first.term
    for one in others:
        total = Binary(Operator.SUBTRACT if one.negative else Operator.ADD, total, one.term)
    return total
