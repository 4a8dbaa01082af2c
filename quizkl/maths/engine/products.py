"""Products with the convention 0 · ln 0 = 0."""

from __future__ import annotations

from quizkl.maths.syntax.tree import Binary, Call, Expression, Negate, Operator

LOGARITHMS = frozenset({"ln", "log2", "log10", "log"})


def factors(expression: Expression) -> tuple[list[Expression], list[Expression], bool]:
    """The factors above and below the fraction bar, and whether the whole is negated.

    Only entry-by-entry products and quotients are taken apart.
    """
    match expression:
        case Negate(operand):
            above, below, negative = factors(operand)
            return above, below, not negative
        case Binary(Operator.MULTIPLY, left, right):
            above, below, negative = factors(left)
            more_above, more_below, flip = factors(right)
            return above + more_above, below + more_below, negative != flip
        case Binary(Operator.DIVIDE, left, right):
            above, below, negative = factors(left)
            return above, [*below, right], negative
        case _:
            return [expression], [], False


def has_logarithm(expressions: list[Expression]) -> bool:
    """Whether a factor is a logarithm, so that the convention may be needed."""
    return any(isinstance(factor, Call) and factor.function in LOGARITHMS for factor in expressions)
