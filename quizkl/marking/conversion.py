"""Values in nats, bits and bans: converted as numbers and as expressions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import reduce
from types import MappingProxyType

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Name, Negate, Number, Operator, Vector
from quizkl.maths.units import Unit

Units = Mapping[str, Unit]
"""The units of names that stand for numbers with one, such as ``c = 3 bits``."""

_NO_UNITS: Units = MappingProxyType({})
_DIGITS = Context(prec=50)

_BASES = {Unit.BITS: 2, Unit.BANS: 10}
_LOGARITHMS = {"ln": Unit.NATS, "log2": Unit.BITS, "log10": Unit.BANS}
_LOG_PROBABILITIES = frozenset({"logpdf", "log_softmax", "logsumexp"})
_IN_NATS = _LOG_PROBABILITIES | {function.name for function in FUNCTIONS.values() if function.information}


def nats_per(unit: Unit) -> Decimal:
    """How many nats one ``unit`` is: 1, ln 2, ln 10; 50 digits."""
    return Decimal(1) if unit is Unit.NATS else _DIGITS.ln(Decimal(_BASES[unit]))


def convert(value: Decimal, source: Unit | None, target: Unit | None) -> Decimal:
    """The value in another unit; unchanged where one of the units is not known, or both are the same."""
    if source is None or target is None or source is target or not value.is_finite():
        return value
    return _DIGITS.divide(_DIGITS.multiply(value, nats_per(source)), nats_per(target))


def converted(expression: Expression, source: Unit | None, target: Unit | None) -> Expression:
    """The expression for the same quantity in another unit, with the step a person takes: divided by ln 2."""
    if source is None or target is None or source is target:
        return expression
    if source is not Unit.NATS:
        expression = Binary(Operator.MULTIPLY, expression, _logarithm_of_base(source))
    if target is not Unit.NATS:
        expression = Binary(Operator.DIVIDE, expression, _logarithm_of_base(target))
    return expression


def _logarithm_of_base(unit: Unit) -> Expression:
    base = _BASES[unit]
    return Call("ln", (Number(Fraction(base), str(base)),))


def measured_in(expression: Expression, units: Units = _NO_UNITS) -> Unit | None:
    """The unit in which an expression measures information, read from its logarithms; None where it does not say.

    ``entropy(p)`` is in nats, ``-p * log2(p)`` and ``kl(p, q) / ln 2`` in bits; ``0.3`` and ``exp(entropy(p))`` say
    nothing, nor does a sum of nats and bits. ``units`` are those of names that stand for numbers with one.
    """
    match expression:
        case Name(text):
            return units.get(text)
        case Call(function, _) if function in _LOGARITHMS:
            return _LOGARITHMS[function]
        case Call(function, _) if function in _IN_NATS:
            return Unit.NATS
        case Call("log", (_, base)):
            return _base_of(Call("ln", (base,)))
        case Call("sum" | "mean", (argument,)) | Negate(argument) | Index(argument, _):
            return measured_in(argument, units)
        case Vector(entries):
            return reduce(_agreed, (measured_in(entry, units) for entry in entries), None)
        case Binary(Operator.ADD | Operator.SUBTRACT, left, right):
            return _agreed(measured_in(left, units), measured_in(right, units))
        case Binary(Operator.MULTIPLY | Operator.DOT, left, right):
            return _product(left, right, units)
        case Binary(Operator.DIVIDE, left, right):
            return _quotient(left, right, units)
        case _:
            return None


def _agreed(left: Unit | None, right: Unit | None) -> Unit | None:
    return left if right is None or left is right else right if left is None else None


def _product(left: Expression, right: Expression, units: Units) -> Unit | None:
    for factor, other in ((left, right), (right, left)):
        base = _base_of(factor)
        if base is not None and measured_in(other, units) is base:
            return Unit.NATS
    both = measured_in(left, units), measured_in(right, units)
    return _agreed(*both) if None in both else None


def _quotient(left: Expression, right: Expression, units: Units) -> Unit | None:
    unit = measured_in(left, units)
    base = _base_of(right)
    if base is not None:
        return base if unit is Unit.NATS else None
    return unit if measured_in(right, units) is None else None


def is_base(expression: Expression) -> bool:
    """Whether it is what turns nats into bits or bans: ``ln 2``, ``ln 10``."""
    return _base_of(expression) is not None


def _base_of(expression: Expression) -> Unit | None:
    """The unit whose base the expression is the natural logarithm of: bits for ``ln 2``."""
    match expression:
        case Call("ln", (Number(value=value),)):
            return next((unit for unit, base in _BASES.items() if value == base), None)
        case _:
            return None
