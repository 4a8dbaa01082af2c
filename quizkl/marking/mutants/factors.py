"""Numbers that stand in a formula, apart from those that are weights or data."""

from __future__ import annotations

from quizkl.maths.syntax.tree import Binary, Constant, Expression, Negate, Number, Operator

LOGARITHMS = frozenset({"ln", "log2", "log10"})


def is_small(expression: Expression) -> bool:
    """Whether this is the 2 or the 1/2 of a formula, which nobody takes for an addend."""
    match expression:
        case Number(value, text):
            return abs(value) <= 3 and "." not in text
        case Binary(Operator.DIVIDE, Number(), Number()) | Constant():
            return True
        case Negate(operand):
            return is_small(operand)
        case _:
            return False


def is_factor(expression: Expression) -> bool:
    """Whether this is a number as it stands in a formula (``1/2``, ``2 pi``), not a weight such as 0.4 or ``p``."""
    match expression:
        case Number(value, text):
            return value.denominator == 1 or "." not in text
        case Constant():
            return True
        case Negate(operand):
            return is_factor(operand)
        case Binary(Operator.MULTIPLY | Operator.DIVIDE, left, right):
            return is_factor(left) and is_factor(right)
        case _:
            return False
