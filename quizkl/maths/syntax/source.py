"""Writes a tree as plain ASCII that reads back to the same tree."""

from __future__ import annotations

from quizkl.maths.syntax.rank import RANK_OF, Rank, digits_of
from quizkl.maths.syntax.source_bound import indexed, write_bound
from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Entry,
    Expectation,
    Expression,
    Factorial,
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Prefix,
    Product,
    Sum,
    Transpose,
    Vector,
)


def to_source(expression: Expression) -> str:
    """``0.4*ln(4/3)``: canonical text. With the same names, ``read(to_source(tree))`` is the tree again."""
    return _write(expression)[0]


def _write(expression: Expression) -> tuple[str, Rank]:
    match expression:
        case Number():
            return digits_of(expression)
        case Constant(symbol):
            return symbol.value, Rank.ATOM
        case Name(text):
            return text, Rank.ATOM
        case Negate(operand):
            return f"-{_in_rank(operand, Rank.SERIES)}", Rank.SUM
        case Percent(operand):
            return f"{_in_rank(operand, Rank.ATOM)}%", Rank.POSTFIX
        case Factorial(operand):
            return f"{_in_rank(operand, Rank.ATOM)}!", Rank.POSTFIX
        case Absolute(operand):
            return f"abs({to_source(operand)})", Rank.ATOM
        case Norm(operand):
            return f"norm({to_source(operand)})", Rank.ATOM
        case Transpose(operand):
            return f"transpose({to_source(operand)})", Rank.ATOM
        case Binary(operator, left, right):
            return _write_binary(operator, left, right)
        case Call(function, arguments):
            return f"{function}({', '.join(map(to_source, arguments))})", Rank.ATOM
        case Vector(entries):
            return f"[{', '.join(map(to_source, entries))}]", Rank.ATOM
        case Index(base, index):
            return f"{indexed(base, to_source(base))}[{index}]", Rank.ATOM
        case Field(base, name):
            return f"{_in_rank(base, Rank.ATOM)}.{name}", Rank.ATOM
        case Entry() | Prefix() | Application() | Sum() | Product() | Expectation() | Derivative():
            return write_bound(expression, _write)


def _write_binary(operator: Operator, left: Expression, right: Expression) -> tuple[str, Rank]:
    rank = RANK_OF[operator]
    match operator:
        case Operator.DOT:
            return f"dot({to_source(left)}, {to_source(right)})", Rank.ATOM
        case Operator.POWER:
            exponent = _in_rank(right, Rank.POWER)
            if right == Name("T"):
                exponent = "(T)"  # x^T transposes
            return f"{_in_rank(left, Rank.POSTFIX)}^{exponent}", rank
        case Operator.MULTIPLY if isinstance(left, Number) and is_power_of_ten(right):
            return f"{_in_rank(left, rank)}*({to_source(right)})", rank  # 2*10^3 is one number
        case Operator.ADD | Operator.SUBTRACT | Operator.MATRIX_PRODUCT:
            return f"{_in_rank(left, rank)} {operator.value} {_in_rank(right, Rank(rank + 1))}", rank
        case _:
            return f"{_in_rank(left, rank)}{operator.value}{_in_rank(right, Rank(rank + 1))}", rank


def is_power_of_ten(expression: Expression) -> bool:
    """Whether it is 10 to some power: after a number it would be read as that number's exponent."""
    return (
        isinstance(expression, Binary)
        and expression.operator is Operator.POWER
        and isinstance(expression.left, Number)
        and expression.left.value == 10
    )


def _in_rank(expression: Expression, needed: Rank) -> str:
    text, rank = _write(expression)
    return text if rank >= needed else f"({text})"
