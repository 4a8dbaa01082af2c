"""Short ways to build the expressions of definitions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce

from quizkl.maths.syntax.substitute import entry
from quizkl.maths.syntax.tree import (
    Binary,
    Call,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
    Range,
    Sum,
)


def number(value: int) -> Expression:
    return Number(Fraction(value), str(value)) if value >= 0 else Negate(number(-value))


HALF = Binary(Operator.DIVIDE, number(1), number(2))


def plus(*addends: Expression) -> Expression:
    return reduce(lambda left, right: Binary(Operator.ADD, left, right), addends)


def minus(left: Expression, right: Expression) -> Expression:
    return Binary(Operator.SUBTRACT, left, right)


def times(*factors: Expression) -> Expression:
    return reduce(lambda left, right: Binary(Operator.MULTIPLY, left, right), factors)


def over(above: Expression, below: Expression) -> Expression:
    return Binary(Operator.DIVIDE, above, below)


def squared(base: Expression) -> Expression:
    return Binary(Operator.POWER, base, number(2))


def call(function: str, *arguments: Expression) -> Expression:
    return Call(function, tuple(arguments))


def ln(argument: Expression) -> Expression:
    return call("ln", argument)


def at_index(vector: Expression, index: str) -> Expression:
    return entry(vector, Name(index))


def sum_over(size: int, body: Expression, index: str) -> Expression:
    """The sum of ``body`` for the index from 1 to ``size``."""
    return Sum(index, Range(number(1), number(size)), body)


def added(terms: Sequence[Expression]) -> Expression:
    """The terms with their signs: ``a + b - c``."""
    total = terms[0]
    for term in terms[1:]:
        if isinstance(term, Negate):
            total = minus(total, term.operand)
        else:
            total = plus(total, term)
    return total
