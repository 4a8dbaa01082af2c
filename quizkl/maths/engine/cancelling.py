"""Whether float64 loses a value on the way because large numbers cancel: ``10^16 + 1 - 10^16``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from quizkl.maths.engine.agreement import largest_difference
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array, NumericValue
from quizkl.maths.engine.numeric.evaluate import evaluate
from quizkl.maths.inquiry import Digits, Value
from quizkl.maths.syntax.tree import Absolute, Binary, Call, Expression, Negate, Operator

_ROUNDING = Decimal("1e-14")
"""What a few roundings of float64 come to, relative to the largest number on the way."""


def cancels(expression: Expression, quantities: Mapping[str, NumericValue], value: Value, digits: Digits) -> bool:
    """Whether the engines differ by no more than float64 rounds the numbers that are added and taken away."""
    try:
        outcome = evaluate(_without_signs(expression), quantities)
    except (NoValueError, RecursionError):
        return False
    if outcome.reason is not None or not isinstance(outcome.value, Array):
        return False
    size = float(outcome.value.data.abs().max())
    difference = largest_difference(value, digits)
    return difference is not None and difference <= _ROUNDING * Decimal(size)


def _without_signs(expression: Expression) -> Expression:
    """The expression with every difference as a sum, and what is added or taken away without its sign."""
    match expression:
        case Negate(operand):
            return _without_signs(operand)
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            return Binary(Operator.ADD, _without_signs(left), _without_signs(right))
        case Binary(Operator.MULTIPLY as operator, left, right):
            return Binary(operator, _without_signs(left), _without_signs(right))
        case Binary(Operator.DIVIDE as operator, left, right):
            return Binary(operator, _without_signs(left), Absolute(right))
        case Call("sum" | "mean" as function, (argument,)):
            return Call(function, (_without_signs(argument),))
        case _:
            return Absolute(expression)
