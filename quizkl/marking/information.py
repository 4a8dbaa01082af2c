"""Whether an expression is a quantity of information, and so has a unit."""

from __future__ import annotations

from typing import Final

from quizkl.marking.conversion import Units, converted, is_base, measured_in
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Negate, Number, Operator, Vector
from quizkl.maths.syntax.walk import free_names, nodes
from quizkl.maths.units import Unit

NUMBER_WITHOUT_UNIT: Final = (
    "A number beside an entropy has no unit.",
    "Entropies are computed in nats: one bit is ln 2, as in ln 2 - H(p).",
)
"""What is found, and what to do."""
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


def informs(expression: Expression, units: Units) -> bool:
    """The same where ``units`` are those of names that stand for numbers with one."""
    named = any(name in units for name in free_names(expression)) if units else False
    return is_information(expression) or (named and measured_in(expression, units) is not None)


def in_one_unit(expression: Expression, units: Units) -> Expression:
    """The expression with sums and quotients of quantities in different units (``-sum(p log2 p) + H(q)``) in nats."""
    return _in_one_unit(expression, units) if units or _has_several_bases(expression) else expression


def _has_several_bases(expression: Expression) -> bool:
    """Whether some logarithm is not natural, or 2 or 10 stand in one by which to divide."""
    calls = (node for node in nodes(expression) if isinstance(node, Call))
    return any(measured_in(call) in (Unit.BITS, Unit.BANS) or is_base(call) for call in calls)


def _in_one_unit(expression: Expression, units: Units) -> Expression:
    match expression:
        case Binary(Operator.ADD | Operator.SUBTRACT | Operator.DIVIDE as operator, left, right):
            sides = _all_in_one_unit((left, right), units)
            return Binary(operator, sides[0], sides[1])
        case Vector(entries):
            return Vector(_all_in_one_unit(entries, units))
        case Call("sum" | "mean" as name, (argument,)):
            return Call(name, (_in_one_unit(argument, units),))
        case Negate(argument):
            return Negate(_in_one_unit(argument, units))
        case Binary(Operator.MULTIPLY as operator, left, right):
            return Binary(operator, _in_one_unit(left, units), _in_one_unit(right, units))
        case _:
            return expression


def _all_in_one_unit(expressions: tuple[Expression, ...], units: Units) -> tuple[Expression, ...]:
    """In nats where they are quantities of information in different units."""
    parts = tuple(_in_one_unit(one, units) for one in expressions)
    measured = [measured_in(part, units) for part in parts]
    if None in measured or len(set(measured)) < 2 or not all(informs(part, units) for part in parts):
        return parts
    return tuple(converted(part, unit, Unit.NATS) for part, unit in zip(parts, measured, strict=True))


def lacks_unit(expression: Expression, unit: Unit | None) -> bool:
    """Whether it cannot be said in ``unit``, because of a number in it that is in no unit: ``1 - H(p)`` in bits.

    ``1 + sum(p log2 p)`` can be said in bits, in which it is measured, and in no other; ``log2(3) - H(p)`` in none.
    """
    if not bare_beside_information(expression):
        return False
    measured = measured_in(expression)
    return measured is None or (unit is not None and measured is not unit)


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
