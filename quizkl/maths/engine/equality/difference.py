"""A derivative for which no rule is known, by a symmetric difference with many more digits than are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from mpmath import mp

from quizkl.maths.engine.equality import ball
from quizkl.maths.engine.equality.ball import Real
from quizkl.maths.engine.nested import Nested
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.syntax.tree import Expression, Index, Name

_SHARE_OF_DIGITS = 0.3
"""The step is ``10^-(0.3 d)`` with ``d`` digits: it leaves an error of ``10^-(0.6 d)``, and rounding one of
``10^-(0.7 d)``."""

PointAt = Callable[[Fraction], Nested]


def slope(value_at: PointAt) -> Real:
    """The derivative at 0 of what ``value_at`` gives for a step to either side.

    The error of a step is a quarter of that of twice the step; what both differ by bounds it, three times over.
    """
    step = Fraction(1, 10 ** int(_SHARE_OF_DIGITS * mp.dps))
    near, far = _quotient(value_at, step), _quotient(value_at, 2 * step)
    gap = ball.ball(ball.subtract(far, near))
    error = abs(gap.middle) + gap.radius
    found = ball.ball(near)
    return replace(found, radius=found.radius + error) if error else near


def _quotient(value_at: PointAt, step: Fraction) -> Real:
    ahead, behind = value_at(step), value_at(-step)
    if isinstance(ahead, tuple) or isinstance(behind, tuple):
        raise NoValueError("only numbers are differentiated here, no vectors")
    return ball.divide(ball.subtract(ahead, behind), 2 * step)


def moved(value: Nested, places: tuple[int, ...], step: Fraction) -> Nested:
    """A number, or the entry of a vector at ``places``, a step further."""
    if not places:
        if isinstance(value, tuple):
            raise NoValueError("a derivative is taken with respect to a number")
        return ball.add(value, step)
    if not isinstance(value, tuple) or not 1 <= places[0] <= len(value):
        raise NoValueError(f"there is no entry {places[0]}")
    place = places[0] - 1
    return (*value[:place], moved(value[place], places[1:], step), *value[place + 1 :])


def target(variable: Expression) -> tuple[str, tuple[int, ...]] | None:
    """The name that varies, and the places of its entry."""
    match variable:
        case Name(text):
            return text, ()
        case Index(base, place):
            inner = target(base)
            return None if inner is None else (inner[0], (*inner[1], place))
        case _:
            return None
