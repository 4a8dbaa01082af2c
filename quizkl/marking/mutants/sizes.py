"""How many entries a vector expression has, read from the tree alone."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quizkl.maths.functions.elementary import ELEMENTARY
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import Absolute, Binary, Call, Expression, Name, Negate, Number, Operator, Percent, Vector

_ENTRY_BY_ENTRY = frozenset(function.name for function in ELEMENTARY) | {"softmax", "log_softmax", "normalize"}
_FOLDING = frozenset(function.name for function in FUNCTIONS.values() if function.result in (Kind.NUMBER, Kind.INTEGER))


def size_of(expression: Expression, given: Mapping[str, Expression]) -> int | None:
    """The number of entries of a vector; None for numbers, matrices and what the tree does not tell."""
    match expression:
        case Name(text):
            return size_of(given[text], given) if text in given and given[text] != expression else None
        case Vector(entries):
            return None if any(isinstance(entry, Vector) for entry in entries) else len(entries)
        case Negate(operand) | Percent(operand) | Absolute(operand):
            return size_of(operand, given)
        case Binary(Operator.DOT | Operator.MATRIX_PRODUCT, _, _):
            return None
        case Binary(_, left, right):
            return size_of(left, given) or size_of(right, given)
        case Call(function, arguments) if function in _ENTRY_BY_ENTRY and arguments:
            return size_of(arguments[0], given)
        case _:
            return None


def is_number(expression: Expression, given: Mapping[str, Expression]) -> bool:
    """Whether the tree tells that this is one number."""
    match expression:
        case Number():
            return True
        case Name(text):
            return text in given and given[text] != expression and is_number(given[text], given)
        case Negate(operand) | Percent(operand) | Absolute(operand):
            return is_number(operand, given)
        case Binary(Operator.DOT | Operator.MATRIX_PRODUCT, _, _):
            return False
        case Binary(_, left, right):
            return is_number(left, given) and is_number(right, given)
        case Call(function, arguments):
            return function in _FOLDING or (function in _ENTRY_BY_ENTRY and is_number(arguments[0], given))
        case _:
            return False


def distributions_in(given: Mapping[str, Expression]) -> tuple[str, ...]:
    """The names of the given vectors whose entries are written as numbers that add up to 1."""
    found = []
    for name, value in given.items():
        entries = numbers_of(value)
        if entries is not None and sum(entries) == 1 and min(entries) >= 0:
            found.append(name)
    return tuple(found)


def numbers_of(expression: Expression) -> tuple[Fraction, ...] | None:
    """The entries of a vector of written numbers or fractions of them; None for anything else."""
    if not isinstance(expression, Vector):
        return None
    numbers = [_number(entry) for entry in expression.entries]
    known = tuple(number for number in numbers if number is not None)
    return known if known and len(known) == len(numbers) else None


def _number(expression: Expression) -> Fraction | None:
    match expression:
        case Number(value):
            return value
        case Negate(Number(value)):
            return -value
        case Binary(Operator.DIVIDE, Number(top), Number(bottom)) if bottom:
            return top / bottom
        case _:
            return None
