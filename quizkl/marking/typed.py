"""A typed answer taken apart: the numbers that were typed as digits, and those that have yet to be computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quizkl.marking.figures import TypedNumber, number_typed
from quizkl.marking.tolerance import Exactly, Held, Infinite
from quizkl.maths.inquiry import Digits, Interval, Intervals, Value
from quizkl.maths.syntax.read import Reading
from quizkl.maths.syntax.tree import Constant, Expression, Negate, Symbol, Vector
from quizkl.maths.units import Unit

Shape = tuple[int, ...]
"""``()`` is a number, ``(3,)`` a vector of three, ``(2, 3)`` a matrix of two rows."""


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """An entry whose value the engines have to find."""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What was typed. ``entries`` are in reading order; ``shape`` is None while the engines have to say it.

    ``remarks`` are the reader's, on readings that may surprise.
    """

    expression: Expression
    unit: Unit | None
    entries: tuple[TypedNumber | Infinite | Uncomputed, ...]
    shape: Shape | None
    remarks: tuple[str, ...] = ()

    @property
    def needs_value(self) -> bool:
        return any(isinstance(entry, Uncomputed) for entry in self.entries)


def typed_answer(reading: Reading) -> TypedAnswer:
    """Take apart what was read."""
    expression = reading.expression
    shape = _shape_written(expression)
    entries = (Uncomputed(),) if shape is None else tuple(_entry(leaf) for leaf in _leaves(expression))
    return TypedAnswer(expression, reading.unit, entries, shape, reading.remarks)


def _entry(expression: Expression) -> TypedNumber | Infinite | Uncomputed:
    match expression:
        case Constant(Symbol.INFINITY):
            return Infinite()
        case Negate(Constant(Symbol.INFINITY)):
            return Infinite(negative=True)
        case _:
            return number_typed(expression) or Uncomputed()


def _shape_written(expression: Expression) -> Shape | None:
    """The shape of brackets and plain numbers; None where an expression may have any."""
    if not isinstance(expression, Vector):
        return None if isinstance(_entry(expression), Uncomputed) else ()
    inner = {_shape_written(entry) if isinstance(entry, Vector) else () for entry in expression.entries}
    if len(inner) != 1:
        return None
    rows = inner.pop()
    return None if rows is None else (len(expression.entries), *rows)


def _leaves(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Vector):
        for entry in expression.entries:
            yield from _leaves(entry)
    else:
        yield expression


def held_entries(typed: TypedAnswer, own: Digits | None) -> tuple[Shape, tuple[Held, ...]] | None:
    """The shape and the entries, with the computed values (``own``, from the engines) put in.

    None where a value is missing or does not fit the brackets.
    """
    if own is None:
        known = [entry for entry in typed.entries if not isinstance(entry, Uncomputed)]
        return None if typed.shape is None or len(known) < len(typed.entries) else (typed.shape, tuple(known))
    shape, values = shape_of(own), flat(own)
    if typed.shape != shape:
        return shape, tuple(held(value) for value in values)
    return shape, tuple(
        held(value) if isinstance(entry, Uncomputed) else entry
        for entry, value in zip(typed.entries, values, strict=True)
    )


def held(value: Decimal) -> Held:
    """A computed value, which has no last place."""
    return Infinite(value.is_signed()) if value.is_infinite() else Exactly(Fraction(value))


def shape_of(digits: Digits) -> Shape:
    if isinstance(digits, Decimal):
        return ()
    return (len(digits), *(shape_of(digits[0]) if digits else ()))


def shape_of_value(value: Value) -> Shape:
    """The same for plain numbers."""
    return (len(value), *(shape_of_value(value[0]) if value else ())) if isinstance(value, tuple) else ()


def numbers_of_value(value: Value) -> tuple[float, ...]:
    """The plain numbers in reading order."""
    return (
        tuple(number for part in value for number in numbers_of_value(part)) if isinstance(value, tuple) else (value,)
    )


def flat(digits: Digits) -> tuple[Decimal, ...]:
    """The entries in reading order."""
    if isinstance(digits, Decimal):
        return (digits,)
    return tuple(entry for part in digits for entry in flat(part))


def flat_intervals(intervals: Intervals) -> tuple[Interval, ...]:
    if isinstance(intervals, Interval):
        return (intervals,)
    return tuple(entry for part in intervals for entry in flat_intervals(part))
