"""An entry of a vector's expression: ``p ln(p/q)`` at 2 is ``p₂ ln(p₂/q₂)``."""

from __future__ import annotations

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.worked.quantities import Quantities
from quizkl.maths.functions.elementary import ELEMENTARY
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Expression,
    Factorial,
    Index,
    Name,
    Negate,
    Operator,
    Percent,
    Transpose,
    Vector,
)
from quizkl.maths.syntax.walk import children, with_children

_ENTRYWISE = frozenset(function.name for function in ELEMENTARY)


def at(expression: Expression, place: int, quantities: Quantities, kept: frozenset[str]) -> Expression:
    """The expression of the entry at ``place``, down to where the numbers are written.

    The names in ``kept`` stay names; so does what has to be worked out as a whole (``softmax(z)``).
    """
    if not _shape(expression, quantities):
        return expression
    match expression:
        case Vector(entries):
            return entries[place - 1]
        case Name(text) if text not in kept and text in quantities.given:
            inner = at(quantities.given[text], place, quantities, kept)
            return Index(expression, place) if inner == Index(quantities.given[text], place) else inner
        case Index(base, row):
            inner = at(base, row, quantities, kept)
            if inner == expression:
                return Index(expression, place)
            return at(inner, place, quantities, kept)
        case Negate() | Percent() | Factorial() | Absolute():
            return with_children(expression, [_down(part, place, quantities, kept) for part in children(expression)])
        case Binary(operator) if operator not in (Operator.DOT, Operator.MATRIX_PRODUCT):
            return with_children(expression, [_down(part, place, quantities, kept) for part in children(expression)])
        case Call(function) if function in _ENTRYWISE:
            return with_children(expression, [_down(part, place, quantities, kept) for part in children(expression)])
        case Transpose(Transpose(inner)):
            return at(inner, place, quantities, kept)
        case _:
            return Index(expression, place)


def _down(part: Expression, place: int, quantities: Quantities, kept: frozenset[str]) -> Expression:
    """Names stay until numbers are put in: ``p₂``, not ``0.4``."""
    if isinstance(part, Name) and _shape(part, quantities):
        return Index(part, place)
    return at(part, place, quantities, kept)


def _shape(expression: Expression, quantities: Quantities) -> tuple[int, ...]:
    """Where one entry has no value (``ln 0``) the others still have a place: the shape is that of the parts."""
    try:
        return quantities.shape(expression)
    except NoValueError:
        return next((shape for shape in (_shape(part, quantities) for part in children(expression)) if shape), ())
