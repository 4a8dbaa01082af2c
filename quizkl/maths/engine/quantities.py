"""The given quantities as values of an engine: only those that the expression needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.walk import free_names

T = TypeVar("T")


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
    for name in free_names(expression):
        if name in values or name not in given:
            continue
        if name in above:
            raise NoValueError(f"{name} is defined by itself")
        _resolve(given[name], given, compute, values, (*above, name))
        values[name] = compute(given[name], values)
