"""Vectors and matrices written down all at once."""

from __future__ import annotations

from quizkl.maths.engine.worked.amount import Amount, decimals_in, rounded, short
from quizkl.maths.engine.worked.piece import Piece, relation
from quizkl.maths.engine.worked.quantities import Quantities
from quizkl.maths.syntax.tree import Constant, Expression, Index, Symbol, Vector
from quizkl.maths.worked import Link


def array_links(formula: Expression, left: Expression, quantities: Quantities, decimals: int) -> tuple[Link, ...]:
    """From ``left`` to the numbers of ``formula``; nothing where it is they."""
    shown, is_rounded = written_array(formula, quantities, decimals)
    return () if shown == left else (Link(relation(is_rounded), shown),)


def written_array(array: Expression, quantities: Quantities, decimals: int) -> tuple[Expression, bool]:
    """Its numbers, and whether one of them is rounded."""
    shape = quantities.shape(array)
    if not shape:
        amount = quantities.amount(array)
        piece = Piece(Constant(Symbol.INFINITY), None) if amount is None else _entry(amount, decimals)
        return piece.shown, piece.rounded
    entries = [written_array(Index(array, place), quantities, decimals) for place in range(1, shape[0] + 1)]
    return Vector(tuple(entry for entry, _ in entries)), any(is_rounded for _, is_rounded in entries)


def _entry(amount: Amount, decimals: int) -> Piece:
    """Exactly where it has no more decimals than its neighbours may."""
    exact = short(amount)
    if exact is not None and decimals_in(exact) <= decimals:
        return Piece(exact, amount)
    return Piece(rounded(amount.digits, decimals, exactly=True), amount, rounded=amount.digits.is_finite())
