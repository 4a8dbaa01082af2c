"""How two factors are joined, by a sign or by standing side by side."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.syntax.limits import EXPONENT
from quizkl.maths.syntax.token import Kind, Token
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
    Transpose,
)

_LITERAL_NODES = 64
_SCALAR_CALLS = frozenset({"ln", "log2", "log10", "log", "exp", "sqrt", "cbrt", "sin", "cos", "tan"})


def is_literal(expression: Expression) -> bool:
    """Whether it can only be a number: made of digits and constants alone, and not of very many."""
    waiting = [expression]
    for _ in range(_LITERAL_NODES):
        match waiting.pop():
            case Number() | Constant():
                pass
            case Negate(operand) | Percent(operand) | Factorial(operand) | Absolute(operand):
                waiting.append(operand)
            case Binary(_, left, right):
                waiting += (left, right)
            case Call(function, arguments) if function in _SCALAR_CALLS:
                waiting += arguments
            case _:
                return False
        if not waiting:
            return True
    return False


def join(operator: Operator, left: Expression, right: Expression) -> Expression:
    """``left operator right``; a dot beside a number is an ordinary product."""
    if operator is Operator.DOT and (is_literal(left) or is_literal(right)):
        return Binary(Operator.MULTIPLY, left, right)
    return Binary(operator, left, right)


def joined_side_by_side(left: Expression, right: Expression) -> Expression:
    """``x^T y`` and ``x^T A y`` are matrix products; everything else side by side is an ordinary one."""
    if is_matrix_product(left) or (isinstance(right, Transpose) and not is_literal(left)):
        return Binary(Operator.MATRIX_PRODUCT, left, right)
    return Binary(Operator.MULTIPLY, left, right)


def is_matrix_product(left: Expression) -> bool:
    """Whether the last factor on the left is a transpose or itself part of a matrix product."""
    match left:
        case Transpose() | Binary(Operator.MATRIX_PRODUCT, _, _):
            return True
        case Binary(Operator.MULTIPLY, _, last):
            return isinstance(last, Transpose)
        case _:
            return False


def times_power_of_ten(left: Expression, tokens: list[Token], place: int) -> tuple[Number, int] | None:
    """``2.58×10^-2`` as one number, so that its digits count; None where ``tokens[place]`` begins no such thing.

    The result is the number and the place after it.
    """
    before = tokens[place - 1]
    if not isinstance(left, Number) or before.kind is not Kind.NUMBER or tokens[place].text not in ("*", "·"):
        return None
    if "e" in left.text or "E" in left.text or tokens[place + 1].text != "10":
        return None
    exponent = _whole_power(tokens, place + 2)
    if exponent is None or abs(exponent[0]) > EXPONENT:
        return None
    value = left.value * Fraction(10) ** exponent[0]
    return Number(value, f"{left.text}e{exponent[0]}"), exponent[1]


def _whole_power(tokens: list[Token], place: int) -> tuple[int, int] | None:
    """The whole number that is the power written at ``place``, and the place after it."""
    token = tokens[place]
    if token.kind is Kind.SUPERSCRIPT:
        return (int(token.text), place + 1) if _is_whole(token.text) else None
    if token.text not in ("^", "**"):
        return None
    opened = tokens[place + 1].text in ("(", "{")
    place += 2 if opened else 1
    sign = tokens[place].text if tokens[place].text in ("+", "-") else ""
    place += bool(sign)
    digits = tokens[place]
    if digits.kind is not Kind.NUMBER or not _is_whole(digits.text):
        return None
    place += 1
    if opened:
        if tokens[place].text not in (")", "}"):
            return None
        place += 1
    if tokens[place].text in ("^", "**", "!", "%", ".", "°") or tokens[place].kind is Kind.SUPERSCRIPT:
        return None
    return int(sign + digits.text), place


def _is_whole(text: str) -> bool:
    return len(text) <= 5 and text.lstrip("+-").isdigit() and len(text) - len(text.lstrip("+-")) <= 1
