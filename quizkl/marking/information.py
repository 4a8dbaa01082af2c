"""Whether an expression is a quantity of information, and so has a unit."""

from __future__ import annotations

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Negate, Number, Operator, Vector

_LOGARITHMS = frozenset({"ln", "log", "log2", "log10"})


def is_information(expression: Expression) -> bool:
    """True of an entropy or a divergence, and of a sum of ``p log p``; a logarithm by itself is only a number."""
    match expression:
        case Call(name, _) if name in FUNCTIONS and FUNCTIONS[name].information:
            return True
        case Call("sum" | "mean", (argument, *_)):
            return is_information(argument) or _weighs_logarithm(argument)
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            sides = (left, right)
            return any(map(is_information, sides)) or all(map(_weighs_logarithm, sides))
        case Binary(Operator.DOT):
            return _weighs_logarithm(expression)
        case Binary(Operator.MULTIPLY | Operator.DIVIDE, left, right):
            return is_information(left) or is_information(right)
        case Negate(argument) | Index(argument, _):
            return is_information(argument)
        case Vector(entries):
            return any(map(is_information, entries))
        case _:
            return False


def bare_beside_information(expression: Expression) -> bool:
    """Whether a number without a unit is added to a quantity of information or taken from one, as in ``1 - H(p)``: in
    nats, as everything is computed, it is another number than in bits.
    """
    match expression:
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            beside = (is_information(left) and _is_bare(right)) or (_is_bare(left) and is_information(right))
            return beside or bare_beside_information(left) or bare_beside_information(right)
        case Negate(argument) | Binary(Operator.MULTIPLY | Operator.DIVIDE, argument, _):
            return bare_beside_information(argument)
        case _:
            return False


def _is_bare(expression: Expression) -> bool:
    """Whether this is a number other than 0, or a logarithm to another base than that of nats."""
    match expression:
        case Number(value):
            return value != 0
        case Call("log2" | "log10", _):
            return True
        case Negate(argument):
            return _is_bare(argument)
        case Binary(_, left, right):
            return _is_bare(left) and _is_bare(right)
        case _:
            return False


def _weighs_logarithm(expression: Expression) -> bool:
    """Whether this is some quantity times a logarithm, or sums of such."""
    match expression:
        case Binary(Operator.MULTIPLY | Operator.DOT, left, right):
            return any(_is_logarithm(side) or _weighs_logarithm(side) for side in (left, right))
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            return _weighs_logarithm(left) and _weighs_logarithm(right)
        case Binary(Operator.DIVIDE, left, _):
            return _weighs_logarithm(left)
        case Negate(argument):
            return _weighs_logarithm(argument)
        case _:
            return False


def _is_logarithm(expression: Expression) -> bool:
    match expression:
        case Call(name, _):
            return name in _LOGARITHMS
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            return _is_logarithm(left) and _is_logarithm(right)
        case Negate(argument) | Binary(Operator.DIVIDE, argument, _):
            return _is_logarithm(argument)
        case _:
            return False
