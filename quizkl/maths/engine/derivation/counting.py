"""Sums of powers of an index."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

from quizkl.maths.engine.derivation import algebra
from quizkl.maths.engine.derivation.form import Form, plus, scaled

if TYPE_CHECKING:
    from quizkl.maths.engine.derivation.algebra import Room


def sum_of_powers(exponent: int, size: Form, room: Room) -> Form:
    """1^k + 2^k + ... + n^k as a polynomial in n (Faulhaber; Graham, Knuth & Patashnik, Concrete Mathematics, 6.5)."""
    bernoulli = _bernoulli(exponent)
    terms = []
    for place in range(exponent + 1):
        coefficient = Fraction(comb(exponent + 1, place), exponent + 1) * bernoulli[place]
        if coefficient:
            terms.append(scaled(algebra.power(size, Fraction(exponent + 1 - place), room), coefficient))
    return plus(*terms)


def _bernoulli(highest: int) -> list[Fraction]:
    """The Bernoulli numbers with B_1 = +1/2."""
    found = [Fraction(1)]
    for order in range(1, highest + 1):
        total = sum((comb(order + 1, place) * found[place] for place in range(order)), Fraction(0))
        found.append(-total / (order + 1))
    if highest >= 1:
        found[1] = Fraction(1, 2)
    return found
