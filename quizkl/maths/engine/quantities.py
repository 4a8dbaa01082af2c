"""The given quantities as values of an engine: only those that the expression needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Expression,
    Factorial,
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Percent,
    Transpose,
    Vector,
)

T = TypeVar("T")


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that an expression is directly made of."""
    match expression:
        case Negate(x) | Percent(x) | Factorial(x) | Absolute(x) | Norm(x) | Transpose(x) | Index(x) | Field(x):
            return (x,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Vector(entries):
            return entries
        case _:
            return ()


def names_in(expression: Expression) -> tuple[str, ...]:
    """The names of an expression, each once, as they come."""
    found: dict[str, None] = {}
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name):
            found[part.text] = None
        waiting.extend(reversed(parts(part)))
    return tuple(found)


def resolved(
    expression: Expression, given: Mapping[str, Expression], compute: Callable[[Expression, Mapping[str, T]], T]
) -> dict[str, T]:
    """The values of the given names that ``expression`` uses; one given may use another, but none itself.

    Raises NoValueError for a quantity that is defined by itself.
    """
    values: dict[str, T] = {}
    _resolve(expression, given, compute, values, ())
    return values


def _resolve(
    expression: Expression,
    given: Mapping[str, Expression],
    compute: Callable[[Expression, Mapping[str, T]], T],
    values: dict[str, T],
    above: tuple[str, ...],
) -> None:
    for name in names_in(expression):
        if name in values or name not in given:
            continue
        if name in above:
            raise NoValueError(f"{name} is defined by itself")
        _resolve(given[name], given, compute, values, (*above, name))
        values[name] = compute(given[name], values)
