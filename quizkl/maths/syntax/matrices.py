"""What goes entry by entry here and is a product of matrices, or a determinant, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.products import is_literal
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
    Transpose,
    Vector,
)
from quizkl.maths.syntax.walk import nodes

_LONGEST = 24
"""Characters of an operand that a remark writes out."""
_MOST_FACTORS = 3


Given = Callable[[str], Expression | None]
"""What a name stands for; None where that is not known."""


def matrix_remarks(expression: Expression, given: Given) -> tuple[str, ...]:
    """A sentence for each product and power of matrices that goes entry by entry, with how to write the other."""
    return tuple(dict.fromkeys(_remarks(expression, _Matrices(given))))


def _remarks(expression: Expression, matrices: _Matrices) -> Iterator[str]:
    for node in nodes(expression):
        match node:
            case Binary(Operator.POWER, base, exponent) if matrices.has(base) and not _is_one_or_negative(exponent):
                yield f"{_short(echo(node), 'This power')} goes entry by entry. {_instead_of_power(base, exponent)}"
            case Binary(Operator.MULTIPLY, left, right) if matrices.has(left) and matrices.has(right):
                written = _short(to_source(Binary(Operator.MATRIX_PRODUCT, left, right)), "A @ B")
                instead = f"If the product of matrices is meant, write {written}."
                yield f"{_short(echo(node), 'This product')} goes entry by entry. {instead}"
            case Binary(Operator.ADD | Operator.SUBTRACT, left, right) if matrices.has(left) and is_literal(right):
                number = _short(to_source(right), "the number")
                instead = f"If a multiple of the identity is meant, write {number}*identity(n)."
                yield f"In {_short(echo(node), 'this sum')} every entry changes. {instead}"
            case Absolute(operand) if matrices.has(operand):
                written = f"det({_short(to_source(operand), 'A')})"
                yield f"The bars go entry by entry. If the determinant is meant, write {written}."
            case _:
                pass


def _is_one_or_negative(exponent: Expression) -> bool:
    """Powers of which nothing is to be said: A^1 is A either way, and A^-1 is refused."""
    return isinstance(exponent, Negate) or (isinstance(exponent, Number) and exponent.value == 1)


def _instead_of_power(base: Expression, exponent: Expression) -> str:
    factor = _short(to_source(base) if isinstance(base, Name | Vector) else f"({to_source(base)})", "A")
    if not isinstance(exponent, Number) or exponent.value.denominator != 1:
        return "It is no power of the matrix."
    several = exponent.value > _MOST_FACTORS
    written = f"{factor} @ {factor} and so on" if several else " @ ".join([factor] * int(exponent.value))
    return f"If the power of the matrix is meant, write {written}."


def _short(text: str, otherwise: str) -> str:
    return text if len(text) <= _LONGEST else otherwise


class _Matrices:
    """Which expressions are matrices as far as linear algebra makes them, by what is ``given``. A function that goes
    entry by entry says so itself, and makes none.
    """

    def __init__(self, given: Given) -> None:
        self._given = given
        self._known: dict[str, bool] = {}

    def has(self, expression: Expression) -> bool:
        match expression:
            case Vector(entries):
                return any(isinstance(entry, Vector) for entry in entries)
            case Name(text):
                return self._named(text)
            case Transpose(operand) | Negate(operand):
                return self.has(operand)
            case Call(function, _):
                return function in FUNCTIONS and FUNCTIONS[function].result is Kind.MATRIX
            case Binary(Operator.MATRIX_PRODUCT | Operator.DOT, left, right):
                return self.has(left) and self.has(right)
            case Binary(Operator.POWER, _, Negate()):
                return False  # refused
            case Binary(Operator.DIVIDE | Operator.POWER, left, right):
                return self.has(left) and not self.has(right)
            case Binary(_, left, right):
                return self.has(left) or self.has(right)
            case _:
                return False

    def _named(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = False  # what is defined by itself is none
            meant = self._given(name)
            self._known[name] = meant is not None and self.has(meant)
        return self._known[name]
