"""A number as it was typed: its value, and which of its digits the text claims.

The rule for significant figures of a typed text (style guides differ; this one is ours):

* leading zeros never count: ``0.0258`` has three figures, ``04`` has one;
* every digit from the first that is not zero to the last one written counts: ``0.4000`` has four;
* the trailing zeros of a whole number without a decimal point may or may not count: ``100`` has one to three,
  ``420`` two or three; a point settles it: ``100.`` has three, ``100.0`` four;
* in scientific notation the digits before the ``e`` decide: ``1.00e3`` has three, ``10e1`` one or two;
* zero has as many figures as decimals, and at least one: ``0`` one, ``0.0`` one, ``0.00`` two.

A number that may have several counts is given the one that suits the learner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from quizkl.maths.syntax.tree import Expression, Negate, Number, Percent

_WRITTEN = re.compile(r"(?P<whole>[0-9]*)(?P<point>\.?)(?P<part>[0-9]*)(?:[eE](?P<exponent>[+-]?[0-9]{1,4}))?")
_FARTHEST_PLACE = 400
"""Beyond 10^±400 no float follows: such a number is left to the engines."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A decimal number as typed. Places are powers of ten: ``last`` is -4 for ``0.0258``.

    ``first`` is the place of the first digit that counts, ``last`` that of the last digit written, and ``loosest``
    the coarsest place that the text may be rounded to (``100``: first 2, last 0, loosest 2).
    """

    value: Fraction
    first: int
    last: int
    loosest: int

    def shifted(self, places: int) -> TypedNumber:
        """The number times ``10**places``, with the same digits."""
        return TypedNumber(
            self.value * Fraction(10) ** places, self.first + places, self.last + places, self.loosest + places
        )


def figures(number: TypedNumber) -> tuple[int, int]:
    """The fewest and the most significant figures that the text may mean."""
    return number.first - number.loosest + 1, number.first - number.last + 1


def number_written(text: str) -> TypedNumber | None:
    """Read unsigned decimal text (``0.0258``, ``.5``, ``2.58e-2``); None for anything else."""
    match = _WRITTEN.fullmatch(text)
    if match is None or not (match["whole"] or match["part"]):
        return None
    whole, part = match["whole"], match["part"]
    exponent = int(match["exponent"] or 0)
    if abs(exponent) + len(whole) + len(part) > _FARTHEST_PLACE:
        return None
    digits = whole + part
    last = -len(part)
    counted = len(digits.lstrip("0"))
    if not counted:
        return TypedNumber(Fraction(0), min(last + max(len(part), 1) - 1, 0), last, last).shifted(exponent)
    trailing = len(digits) - len(digits.rstrip("0"))
    loosest = last if match["point"] else last + trailing
    value = Fraction(int(digits)) * Fraction(10) ** last
    return TypedNumber(value, last + counted - 1, last, loosest).shifted(exponent)


def number_typed(expression: Expression) -> TypedNumber | None:
    """The plain number that an expression is: signed, or a percentage; None for anything else."""
    match expression:
        case Number(text=text):
            return number_written(text)
        case Negate(operand):
            number = number_typed(operand)
            return None if number is None else replace(number, value=-number.value)
        case Percent(operand):
            number = number_typed(operand)
            return None if number is None else number.shifted(-2)
        case _:
            return None
