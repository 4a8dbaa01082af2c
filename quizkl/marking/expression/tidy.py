"""An expression into which numbers were put, with the arithmetic done that nobody would leave standing."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.syntax.tree import Binary, Expression, Negate, Number, Operator
from quizkl.maths.syntax.walk import children, with_children

_LARGEST_POWER = 12


def tidy(expression: Expression) -> Expression:
    """``3 x^(3 - 1)`` as ``3 x^2``: whole numbers reckoned together, factors and exponents of 1 left out."""
    parts = children(expression)
    if not parts:
        return expression
    inner = with_children(expression, [tidy(part) for part in parts])
    match inner:
        case Binary(operator, left, right):
            a, b = _whole(left), _whole(right)
            if a is not None and b is not None:
                return _reckoned(operator, a, b) or inner
            return _without_ones(inner, a, b)
        case Negate(Negate(operand)):
            return operand
        case _:
            return inner


def _reckoned(operator: Operator, a: int, b: int) -> Expression | None:
    match operator:
        case Operator.ADD:
            return _literal(a + b)
        case Operator.SUBTRACT:
            return _literal(a - b)
        case Operator.MULTIPLY:
            return _literal(a * b)
        case Operator.DIVIDE if b and a % b == 0:
            return _literal(a // b)
        case Operator.POWER if 0 <= b <= _LARGEST_POWER and abs(a) <= _LARGEST_POWER:
            return _literal(a**b)
        case _:
            return None


def _without_ones(whole: Binary, a: int | None, b: int | None) -> Expression:
    match whole.operator:
        case Operator.MULTIPLY if a == 1:
            return whole.right
        case Operator.MULTIPLY | Operator.DIVIDE | Operator.POWER if b == 1:
            return whole.left
        case Operator.ADD if a == 0:
            return whole.right
        case Operator.ADD | Operator.SUBTRACT if b == 0:
            return whole.left
        case _:
            return whole


def _whole(expression: Expression) -> int | None:
    match expression:
        case Number(value) if value.denominator == 1 and abs(value) < 10**6:
            return int(value)
        case Negate(operand):
            inner = _whole(operand)
            return None if inner is None else -inner
        case _:
            return None


def _literal(value: int) -> Expression:
    number = Number(Fraction(abs(value)), str(abs(value)))
    return Negate(number) if value < 0 else number
