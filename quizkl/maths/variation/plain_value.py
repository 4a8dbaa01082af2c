"""The value of a small expression without the engines: exact fractions as far as they go, then floats.

For what stands in a card's text, which is on the screen before any engine is loaded.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Index,
    Name,
    Negate,
    Number,
    Operator,
    Percent,
    Symbol,
    Vector,
)
from quizkl.maths.syntax.walk import children

PlainNumber = Fraction | float
PlainValue = PlainNumber | tuple["PlainValue", ...]

MOST_PARTS = 500
"""A deck may have thousands of such expressions, and is opened in no time."""

_MOST_BITS = 4096
_NOTHING: Mapping[str, Expression] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NoPlainValue:
    """Why there is none, for the author."""

    reason: str


class _NoValueError(ValueError):
    pass


def plain_value(expression: Expression, given: Mapping[str, Expression] = _NOTHING) -> PlainValue | NoPlainValue:
    """The value with what is ``given`` for the names. Floats are finite; nothing large is ever built."""
    if _is_large(expression, given):
        return NoPlainValue(f"it has more than {MOST_PARTS} parts")
    try:
        return _value(expression, given)
    except _NoValueError as error:
        return NoPlainValue(str(error))
    except (ValueError, ArithmeticError, RecursionError):
        return NoPlainValue("it has no value here")


def _is_large(expression: Expression, given: Mapping[str, Expression]) -> bool:
    """Whether there is too much to work through, what is given being counted wherever it is used."""
    waiting, seen = [expression], 0
    while waiting:
        node = waiting.pop()
        seen += 1
        if seen > MOST_PARTS:
            return True
        waiting += [given[node.text]] if isinstance(node, Name) and node.text in given else children(node)
    return False


def _value(expression: Expression, given: Mapping[str, Expression]) -> PlainValue:
    match expression:
        case Number(value):
            return value
        case Constant(Symbol.PI):
            return math.pi
        case Constant(Symbol.E):
            return math.e
        case Name(text) if text in given:
            return _value(given[text], given)
        case Name(text):
            raise _NoValueError(f"{text} has no number here")
        case Negate(operand):
            return _each(lambda number: -number, _value(operand, given))
        case Percent(operand):
            return _each(lambda number: number / 100, _value(operand, given))
        case Absolute(operand):
            return _each(lambda number: max(number, -number), _value(operand, given))
        case Vector(entries):
            return tuple(_value(entry, given) for entry in entries)
        case Index(base, index):
            whole = _value(base, given)
            if not isinstance(whole, tuple) or not 1 <= index <= len(whole):
                raise _NoValueError(f"there is no entry {index}")
            return whole[index - 1]
        case Binary(operator, left, right):
            return _binary(operator, _value(left, given), _value(right, given))
        case Call(function, arguments):
            return _call(function, tuple(_value(argument, given) for argument in arguments))
        case _:
            raise _NoValueError("only simple arithmetic can stand here")


def _binary(operator: Operator, left: PlainValue, right: PlainValue) -> PlainValue:
    match operator:
        case Operator.DOT:
            return _total(_pairs(_times, left, right))
        case Operator.MATRIX_PRODUCT:
            raise _NoValueError("a matrix product cannot stand here")
        case _:
            return _pairs(_OPERATIONS[operator], left, right)


def _pairs(
    operation: Callable[[PlainNumber, PlainNumber], PlainNumber], left: PlainValue, right: PlainValue
) -> PlainValue:
    """Entry by entry; a number meets every entry."""
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            raise _NoValueError(f"{len(left)} and {len(right)} entries do not fit together")
        return tuple(_pairs(operation, a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, tuple):
        return tuple(_pairs(operation, part, right) for part in left)
    if isinstance(right, tuple):
        return tuple(_pairs(operation, left, part) for part in right)
    return _bounded(operation(left, right))


def _plus(left: PlainNumber, right: PlainNumber) -> PlainNumber:
    return left + right


def _minus(left: PlainNumber, right: PlainNumber) -> PlainNumber:
    return left - right


def _times(left: PlainNumber, right: PlainNumber) -> PlainNumber:
    return left * right


def _over(left: PlainNumber, right: PlainNumber) -> PlainNumber:
    return left / right


def _power(base: PlainNumber, exponent: PlainNumber) -> PlainNumber:
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        if _bits(base) * abs(exponent) > _MOST_BITS:
            raise _NoValueError("a power in it is too large")
        return Fraction(base ** int(exponent))
    return math.pow(base, exponent)


_OPERATIONS: Mapping[Operator, Callable[[PlainNumber, PlainNumber], PlainNumber]] = MappingProxyType(
    {
        Operator.ADD: _plus,
        Operator.SUBTRACT: _minus,
        Operator.MULTIPLY: _times,
        Operator.DIVIDE: _over,
        Operator.POWER: _power,
    }
)


def _square_root(number: PlainNumber) -> PlainNumber:
    if isinstance(number, Fraction) and number >= 0:
        root = Fraction(math.isqrt(number.numerator), math.isqrt(number.denominator))
        if root * root == number:
            return root
    return math.sqrt(number)


def _logarithm(function: Callable[[float], float]) -> Callable[[PlainNumber], PlainNumber]:
    return lambda number: Fraction(0) if number == 1 else function(float(number))


def _exponential(number: PlainNumber) -> PlainNumber:
    return Fraction(1) if number == 0 else math.exp(number)


_OF_A_NUMBER: Mapping[str, Callable[[PlainNumber], PlainNumber]] = MappingProxyType(
    {
        "sqrt": _square_root,
        "exp": _exponential,
        "ln": _logarithm(math.log),
        "log2": _logarithm(math.log2),
        "log10": _logarithm(math.log10),
    }
)


def _call(function: str, arguments: tuple[PlainValue, ...]) -> PlainValue:
    if function in _OF_A_NUMBER and len(arguments) == 1:
        return _each(_OF_A_NUMBER[function], arguments[0])
    if len(arguments) == 1 and isinstance(arguments[0], tuple) and arguments[0]:
        entries = arguments[0]
        match function:
            case "sum":
                return _total(entries)
            case "mean":
                return _pairs(_over, _total(entries), Fraction(len(entries)))
            case "length":
                return Fraction(len(entries))
            case "max" | "min":
                numbers = [entry for entry in entries if not isinstance(entry, tuple)]
                return max(numbers) if function == "max" else min(numbers)
    raise _NoValueError(f"{function} cannot stand here: {', '.join(sorted(KNOWN))} can")


KNOWN = frozenset({*_OF_A_NUMBER, "sum", "mean", "length", "max", "min"})
"""The functions that are computed here."""


def _total(value: PlainValue) -> PlainNumber:
    if not isinstance(value, tuple):
        return value
    total: PlainNumber = Fraction(0)
    for part in value:
        total = _bounded(total + _total(part))
    return total


def _each(function: Callable[[PlainNumber], PlainNumber], value: PlainValue) -> PlainValue:
    if isinstance(value, tuple):
        return tuple(_each(function, part) for part in value)
    return _bounded(function(value))


def _bounded(number: PlainNumber) -> PlainNumber:
    if isinstance(number, Fraction):
        return number if _bits(number) <= _MOST_BITS else float(number)
    if not math.isfinite(number):
        raise _NoValueError("it has no finite value")
    return number


def _bits(number: Fraction) -> int:
    return number.numerator.bit_length() + number.denominator.bit_length()
