"""What must hold of the variables wherever both sides have a real value.

A proof has to hold only there, and may use it: where ln x stands on one side, x is positive. That makes ln(x^2) and
2 ln x the same, and not √(x²) and x.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from quizkl.maths.comparison import Comparison
from quizkl.maths.engine.equality.sorts import Variable
from quizkl.maths.syntax.tree import Binary, Call, Constant, Expression, Name, Negate, Number, Operator
from quizkl.maths.syntax.walk import nodes


class Standing(IntEnum):
    """Of a real variable; a greater one says more."""

    REAL = 0
    NEGATIVE = 1
    NOT_NEGATIVE = 2
    POSITIVE = 3


_POSITIVE_ARGUMENT = frozenset({"ln", "log2", "log10", "log", "logit", "arccosh", "arcsech"})


def standings(comparison: Comparison, variables: Sequence[Variable]) -> dict[str, Standing]:
    """The standing of every variable, from both sides and from the assumptions."""
    found = {variable.name: _assumed(variable) for variable in variables}
    for side in (comparison.given, comparison.reference):
        for node in nodes(side):
            for name, standing in _implied(node):
                if name in found:
                    found[name] = max(found[name], standing)
    return found


def _assumed(variable: Variable) -> Standing:
    low, high = variable.interval.low, variable.interval.high
    if low is not None and low >= 0:
        return Standing.POSITIVE if low > 0 or variable.nonzero else Standing.NOT_NEGATIVE
    if high is not None and (high < 0 or (high == 0 and variable.nonzero)):
        return Standing.NEGATIVE
    return Standing.REAL


def _implied(node: Expression) -> Iterator[tuple[str, Standing]]:
    match node:
        case Call(function, arguments) if function in _POSITIVE_ARGUMENT:
            for argument in arguments:
                yield from _of(argument, Standing.POSITIVE)
        case Call("sqrt", (operand,)):
            yield from _of(operand, Standing.NOT_NEGATIVE)
        case Binary(Operator.POWER, base, exponent) if _never_whole(exponent):
            yield from _of(base, Standing.NOT_NEGATIVE)
        case _:
            pass


def _of(expression: Expression, standing: Standing) -> Iterator[tuple[str, Standing]]:
    """The names whose sign is that of the expression."""
    match expression:
        case Name(text):
            yield text, standing
        case Binary(Operator.MULTIPLY, Number(value), right) if value > 0:
            yield from _of(right, standing)
        case Binary(Operator.MULTIPLY | Operator.DIVIDE, left, Number(value)) if value > 0:
            yield from _of(left, standing)
        case Binary(Operator.MULTIPLY, Constant(), right):
            yield from _of(right, standing)
        case Binary(Operator.DIVIDE, Number(value), right) if value > 0:
            yield from _of(right, Standing.POSITIVE)
        case Binary(Operator.POWER, base, Number(value)) if value.denominator == 1 and value.numerator % 2:
            yield from _of(base, standing)
        case Binary(Operator.POWER, base, exponent) if _never_whole(exponent):
            yield from _of(base, standing)
        case _:
            pass


def _never_whole(exponent: Expression) -> bool:
    match exponent:
        case Number(value):
            return value.denominator != 1
        case Negate(operand):
            return _never_whole(operand)
        case Binary(Operator.DIVIDE, Number(above), Number(below)):
            return below != 0 and (above / below).denominator != 1
        case _:
            return False
