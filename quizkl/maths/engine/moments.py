"""Expectations of polynomials from a mean and a deviation.

For a polynomial of degree 2 the mean over any distribution is that over two points, one deviation left and right of its
mean; for one of degree 5 under a normal distribution that over five points (the weights solve the moment equations
E Z^2 = 1, E Z^4 = 3).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from quizkl.maths.engine.distributions import Normal
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import (
    Application,
    Binary,
    Call,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
)
from quizkl.maths.syntax.walk import names_in

FamilyOf = Callable[[Expression], type | None]
_TWO_POINTS = {-1: Fraction(1, 2), 1: Fraction(1, 2)}
_FIVE_POINTS = {-2: Fraction(1, 12), -1: Fraction(1, 6), 0: Fraction(1, 2), 1: Fraction(1, 6), 2: Fraction(1, 12)}


def mean_of_polynomial(
    distribution: Expression, variable: str, body: Expression, family: type | None, family_of: FamilyOf
) -> Expression | None:
    """The expectation of ``body`` as an expression in the mean and deviation of ``distribution``; None beyond that."""
    degree = _degree(body, variable, family_of)
    if degree is None or degree > (5 if family is Normal else 2):
        return None
    mean, deviation = Call("mean", (distribution,)), Call("std", (distribution,))
    result: Expression | None = None
    for steps, weight in (_TWO_POINTS if degree <= 2 else _FIVE_POINTS).items():
        shift = Binary(Operator.MULTIPLY, Number(Fraction(abs(steps)), str(abs(steps))), deviation)
        point = Binary(Operator.ADD if steps >= 0 else Operator.SUBTRACT, mean, shift)
        part = Binary(Operator.MULTIPLY, Number(weight), substituted(body, {variable: point}))
        result = part if result is None else Binary(Operator.ADD, result, part)
    return result


def _degree(body: Expression, variable: str, family_of: FamilyOf) -> int | None:
    """The degree of ``body`` as a polynomial in the variable; None if it is none."""
    if variable not in names_in(body):
        return 0
    match body:
        case Name():
            return 1
        case Negate(operand) | Percent(operand):
            return _degree(operand, variable, family_of)
        case Binary(operator, left, right):
            return _degree_of_binary(operator, left, right, variable, family_of)
        case Call("ln", (density,)):
            return 2 if _is_product_of_normals(density, variable, family_of) else None
        case Call("logpdf", (distribution, Name(text))) if text == variable and family_of(distribution) is Normal:
            return 2
        case _:
            return None


def _degree_of_binary(
    operator: Operator, left: Expression, right: Expression, variable: str, family_of: FamilyOf
) -> int | None:
    if operator is Operator.POWER:
        power = right.value if isinstance(right, Number) else None
        base = _degree(left, variable, family_of)
        if base is None or power is None or power.denominator != 1 or not 0 <= power <= 5:
            return None
        return base * int(power)
    degrees = _degree(left, variable, family_of), _degree(right, variable, family_of)
    first, second = degrees
    if first is None or second is None:
        return None
    match operator:
        case Operator.ADD | Operator.SUBTRACT:
            return max(first, second)
        case Operator.MULTIPLY | Operator.DOT:
            return first + second
        case Operator.DIVIDE:
            return first if second == 0 else None
        case _:
            return None


def _is_product_of_normals(density: Expression, variable: str, family_of: FamilyOf) -> bool:
    """Whether it is made of normal densities by products and quotients: its logarithm is quadratic."""
    match density:
        case Application(base, (Name(text),), ()):
            return text == variable and family_of(base) is Normal
        case Call("pdf", (base, Name(text))):
            return text == variable and family_of(base) is Normal
        case Binary(Operator.MULTIPLY | Operator.DIVIDE, left, right):
            return all(_is_product_of_normals(part, variable, family_of) for part in (left, right))
        case _:
            return variable not in names_in(density)
