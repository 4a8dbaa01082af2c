"""How large an answer may be; checked before any number or tree of that size exists.

Merely constructing ``0*9^9^9`` keeps a computer algebra system busy for ever, so the size of every power and factorial
of constants is estimated by its logarithm first.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Negate,
    Number,
    Operator,
    Percent,
    Symbol,
)
from quizkl.maths.syntax.walk import children

LEARNER_LENGTH = 2_000
"""Characters in what a learner types."""
DECK_LENGTH = 20_000
"""Characters in what a deck gives: a list of a few thousand numbers."""
NESTING = 64
"""Brackets, functions and exponents inside one another."""
TREE_DEPTH = 200
"""Levels of the tree, of which each term of a sum is one."""
NUMBER_DIGITS = 400
EXPONENT = 1_000
NAME_LENGTH = 64
DIGITS = 4_000
"""Digits of an exact intermediate result (Python prints integers of up to 4300)."""
LONG_DIGITS = 50_000
"""The same of a number in the reach of float64, such as 1.0001^10000: its value is computed, and not written out."""
POWER_OF_E = 1_000_000
"""The greatest exponent on e, whose powers are never written out."""
DERIVATIVES = 6
"""Derivatives in one answer, counted with their orders: the work grows exponentially with their depth."""
SYMBOLIC_POWER = 10_000
"""The greatest exponent on something that is not a constant."""

_CONSTANTS = {Symbol.PI: math.pi, Symbol.E: math.e}
_CALLS: dict[str, Callable[[float], float]] = {
    "exp": math.exp, "expm1": math.expm1, "sinh": math.sinh, "cosh": math.cosh, "ln": math.log, "log2": math.log2,
    "log10": math.log10, "sqrt": math.sqrt, "floor": math.floor, "ceil": math.ceil, "round": round,
}  # fmt: skip


def is_too_deep(expression: Expression) -> bool:
    """Whether the tree has more levels than everything that walks it can follow (walked without recursion)."""
    level: list[Expression] = [expression]
    for _ in range(TREE_DEPTH):
        level = [child for node in level for child in children(node)]
        if not level:
            return False
    return True


class Astronomical(Exception):
    """Some constant part is too large to be written out; raised by ``bound`` with a sentence."""


def refuse_astronomical(expression: Expression) -> str | None:
    """A sentence if some part of the expression would be astronomically large, else None."""
    try:
        _bound(expression)
    except Astronomical as refusal:
        return str(refusal)
    return None


_Bound = tuple[float, float] | None
"""Of a constant: digits of its exact numerator or denominator (an upper bound), and its value, infinite where it is
beyond a float. None: not a constant, or without a value."""


def _bound(expression: Expression) -> _Bound:
    match expression:
        case Number(value):
            return _digits(value.numerator, value.denominator), float(value) if _fits(value.numerator) else math.inf
        case Constant(symbol):
            return (1.0, _CONSTANTS[symbol]) if symbol in _CONSTANTS else None  # oo needs no digits
        case Negate(operand):
            inner = _bound(operand)
            return (inner[0], -inner[1]) if inner else None
        case Absolute(operand):
            inner = _bound(operand)
            return (inner[0], abs(inner[1])) if inner else None
        case Percent(operand):
            inner = _bound(operand)
            return (inner[0] + 2, inner[1] / 100) if inner else None
        case Factorial(operand):
            return _bound_factorial(_bound(operand))
        case Binary(operator, left, right):
            return _bound_binary(operator, _bound(left), _bound(right))
        case Call(function, arguments):
            return _bound_call(function, [_bound(argument) for argument in arguments])
        case _:
            for child in children(expression):
                _bound(child)
            return None


def _bound_factorial(inner: _Bound) -> _Bound:
    if inner is None:
        return None
    value = inner[1]
    digits = math.lgamma(abs(value) + 1) / math.log(10) if abs(value) < 1e9 else math.inf
    if digits > DIGITS:
        raise Astronomical("This factorial has too many digits to be written out.")
    return digits + 1, 10.0**digits if digits < 308 else math.inf


def _bound_binary(operator: Operator, left: _Bound, right: _Bound) -> _Bound:
    if operator is Operator.POWER:
        return _bound_power(left, right)
    if left is None or right is None:
        return None
    digits = left[0] + right[0] + 1
    if digits > 2 * LONG_DIGITS:
        raise Astronomical("This has too many digits to be written out.")
    a, b = left[1], right[1]
    match operator:
        case Operator.ADD:
            value = a + b
        case Operator.SUBTRACT:
            value = a - b
        case Operator.DIVIDE if b == 0:
            return None
        case Operator.DIVIDE:
            value = a / b
        case _:
            value = a * b
    return digits, math.inf if math.isnan(value) else value


def _bound_power(base: _Bound, exponent: _Bound) -> _Bound:
    if exponent is None:
        return None
    size = abs(exponent[1])
    if base is None:
        if size > SYMBOLIC_POWER:
            raise Astronomical(f"This exponent is beyond {SYMBOLIC_POWER}.")
        return None
    if base[1] == math.e and size <= POWER_OF_E:
        return 1.0, math.exp(exponent[1]) if exponent[1] < 700 else math.inf
    digits = size * max(base[0], 0.4) if base[1] not in (0, 1, -1) else 1.0
    try:
        value = math.pow(base[1], exponent[1])
    except OverflowError:
        value = math.inf
    except ValueError:
        value = math.nan
    if digits > LONG_DIGITS and 0 < abs(value) < math.inf:
        raise Astronomical("This power has too many digits to be written out; exp(n*ln(a)) is computed without them.")
    if digits > DIGITS and not 0 < abs(value) < math.inf:
        raise Astronomical("This power has too many digits to be written out.")
    if math.isnan(value):
        return None
    return digits + exponent[0], value


def _bound_call(function: str, arguments: list[_Bound]) -> _Bound:
    if function == "choose" and any(argument and abs(argument[1]) > DIGITS for argument in arguments):
        raise Astronomical(f"choose(n, k) is computed for n up to {DIGITS}.")
    if function not in _CALLS or len(arguments) != 1 or arguments[0] is None:
        return None
    digits, value = arguments[0]
    if function in ("exp", "expm1", "sinh", "cosh") and abs(value) > POWER_OF_E:
        raise Astronomical(f"`{function}` is computed up to {POWER_OF_E}.")
    try:
        return digits + 1, float(_CALLS[function](value))
    except OverflowError:
        return digits + 1, math.inf
    except ValueError:
        return None


def _digits(*integers: int) -> float:
    """The decimal digits of the longest of them, without writing it out."""
    return max(math.log10(max(abs(integer), 1)) for integer in integers)


def _fits(integer: int) -> bool:
    return integer.bit_length() < 1000
