"""Points and values as plain decimal numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from mpmath import mp

from quizkl.maths.comparison import Comparison, Different
from quizkl.maths.engine.equality.at_point import Point
from quizkl.maths.engine.equality.ball import Real
from quizkl.maths.engine.equality.points import points_for
from quizkl.maths.engine.equality.search import admitted
from quizkl.maths.engine.equality.sorts import Variable
from quizkl.maths.engine.nested import Nested
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric.array import Array
from quizkl.maths.engine.numeric.evaluate import evaluate
from quizkl.maths.inquiry import Digits

FIGURES = 60
ALL_FIGURES = 590
"""Of numbers that are told apart by more than FIGURES."""
SURE = 1e-6
"""A relative difference in float64 that, all over the points, is no matter of rounding."""


def as_digits(value: Nested | None, figures: int = FIGURES) -> Digits | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return tuple(digits for entry in value if (digits := as_digits(entry, figures)) is not None)
    return _decimal(value, figures)


def _decimal(value: Real, figures: int) -> Decimal:
    with localcontext() as context:
        context.prec = figures
        if isinstance(value, Fraction):
            return Decimal(value.numerator) / Decimal(value.denominator)
        return +Decimal(mp.nstr(value.middle, figures, min_fixed=1, max_fixed=0))


def different_at(point: Point, given: Nested, reference: Nested) -> Different:
    """The refutation, with as many figures as it takes to see the difference."""
    at = {name: digits for name, value in point.items() if (digits := as_digits(value)) is not None}
    pair = as_digits(given), as_digits(reference)
    if pair[0] == pair[1]:
        pair = as_digits(given, ALL_FIGURES), as_digits(reference, ALL_FIGURES)
    return Different(at, *pair)


def point_text(point: Point) -> str:
    """``x = −0.4, y = 2``."""
    return ", ".join(f"{name} = {_text(value)}" for name, value in point.items())


def _text(value: Nested) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    return f"{float(value):.6g}".replace("-", "−").replace("e+", "e")


def in_float64(comparison: Comparison, variables: Sequence[Variable]) -> Different | None:
    """A plain difference in float64, for what cannot be computed to more digits; None where there is none."""
    points = admitted(points_for(variables, 3), comparison.assumptions)
    arrays = points.arrays()
    try:
        sides = [evaluate(side, arrays) for side in (comparison.given, comparison.reference)]
    except (NoValueError, RuntimeError, RecursionError):
        return None
    values = [side.value for side in sides if isinstance(side.value, Array) and side.value.rank == 0]
    if len(values) < 2:
        return None
    a, b = (value.data.expand(points.count) for value in values)
    apart = (a - b).abs() > SURE * a.abs().maximum(b.abs())
    known = (a - a == 0) & (b - b == 0)
    for side in sides:  # a slope in float64 may be a number where there is nothing that has one
        known &= ~side.missing.expand(points.count)
    if not bool(known.any()) or float((apart & known).sum()) < 0.5 * float(known.sum()):
        return None
    row = int((apart & known).nonzero()[0])
    at = {name: digits for name, value in points.exactly(row).items() if (digits := as_digits(value)) is not None}
    return Different(at, Decimal(repr(float(a[row]))), Decimal(repr(float(b[row]))))
