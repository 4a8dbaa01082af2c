"""What one point says of two expressions, to fifty digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mpmath import mp

from quizkl.maths.comparison import Comparison
from quizkl.maths.engine.equality.at_point import Point, value_at
from quizkl.maths.engine.equality.ball import MOST_DIGITS, Ball, Real, UnclearError, ball, digits
from quizkl.maths.engine.nested import Nested, entries, shape
from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.syntax.tree import Expression

AGREEMENT = 50
"""Digits to which two values have to agree."""
PRECISIONS = (60, 150, MOST_DIGITS)
"""Digits to compute with, until the answer is clear."""


@dataclass(frozen=True, slots=True)
class Agree:
    """``exactly``: both are fractions, and the same one."""

    exactly: bool


@dataclass(frozen=True, slots=True)
class Differ:
    given: Nested
    reference: Nested


@dataclass(frozen=True, slots=True)
class OneSided:
    """One side, or neither, has a finite real value there: the point says nothing on equality."""

    given: Nested | None
    reference: Nested | None
    why: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """More digits are needed than may be used, or numbers larger than may be written."""


Settled = Agree | Differ | OneSided | Unclear


def settled(comparison: Comparison, point: Point, precisions: Sequence[int] = PRECISIONS) -> Settled:
    """Raises CannotEvaluateError."""
    for count in precisions:
        with digits(count):
            try:
                found = _compared(_side(comparison.given, point), _side(comparison.reference, point))
            except UnclearError:
                continue
        if found is not None:
            return found
    return Unclear()


def _side(expression: Expression, point: Point) -> Nested | str:
    """The value, or a sentence on why there is none."""
    try:
        return value_at(expression, point)
    except NoValueError as nothing:
        return nothing.reason


def _compared(given: Nested | str, reference: Nested | str) -> Settled | None:
    """None where more digits are needed."""
    if isinstance(given, str):
        return OneSided(None, None if isinstance(reference, str) else reference, given)
    if isinstance(reference, str):
        return OneSided(given, None, reference)
    if shape(given) != shape(reference):
        return Differ(given, reference)
    verdicts = [_agree(a, b) for a, b in zip(entries(given), entries(reference), strict=True)]
    if False in verdicts:
        return Differ(given, reference)
    return None if None in verdicts else Agree(_exact(given) and _exact(reference))


def _agree(given: Real, reference: Real) -> bool | None:
    """Whether two numbers are one; None where the error does not let it be said."""
    if isinstance(given, Fraction) and isinstance(reference, Fraction):
        return given == reference
    a, b = ball(given), ball(reference)
    error = 2 * (a.radius + b.radius)
    if abs(a.middle - b.middle) > error:
        return False
    size = max(abs(a.middle), abs(b.middle), 1 if _around_zero(a) and _around_zero(b) else 0)
    return True if error <= size * mp.mpf(10) ** -AGREEMENT else None


def _around_zero(value: Ball) -> bool:
    return bool(abs(value.middle) <= value.radius)


def _exact(value: Nested) -> bool:
    return all(isinstance(entry, Fraction) for entry in entries(value))
