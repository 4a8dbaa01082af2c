"""Puts expressions in the place of names, without a bound index catching what it should not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from quizkl.maths.syntax.tree import (
    Application,
    Derivative,
    Entry,
    Expectation,
    Expression,
    Index,
    Name,
    Number,
    Product,
    Sum,
)
from quizkl.maths.syntax.walk import bound_name, children, free_names, with_children


def entry(base: Expression, index: Expression) -> Expression:
    """The entry of ``base`` at ``index``: an ``Index`` where that is a whole number from 1 on, else an ``Entry``."""
    if isinstance(index, Number) and index.value.denominator == 1 and index.value >= 1:
        return Index(base, int(index.value))
    return Entry(base, index)


def substituted(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """The expression with every free name of ``values`` replaced.

    A bound index that occurs in what is put in gets another name first (``i`` becomes ``i1``). The variable of a
    derivative can only be replaced by a name or an entry; anything else leaves it as it is.
    """
    if isinstance(expression, Name):
        return values.get(expression.text, expression)
    parts = children(expression)
    bound = bound_name(expression)
    if bound is not None:
        return _below_binding(expression, bound, values)
    replaced = [substituted(part, values) for part in parts]
    if isinstance(expression, Derivative) and not isinstance(replaced[0], Name | Index | Entry):
        return expression
    if isinstance(expression, Entry):
        made = entry(*replaced)
        return replace(made, raised=expression.raised) if isinstance(made, Entry) else made
    return with_children(expression, replaced)


def _below_binding(expression: Expression, bound: str, values: Mapping[str, Expression]) -> Expression:
    """A node that binds a name: the name means something else inside than outside."""
    outside = {name: value for name, value in values.items() if name in free_names(expression)}
    if not outside:
        return expression
    caught = {name for value in outside.values() for name in free_names(value)}
    if bound in caught:
        taken = caught | {name for part in children(expression) for name in free_names(part)} | {bound}
        expression = renamed(expression, next(name for name in _other_names(bound) if name not in taken))
        bound = bound_name(expression) or bound
    inside = {name: value for name, value in outside.items() if name != bound}
    parts = children(expression)
    conditional = isinstance(expression, Expectation) and isinstance(expression.distribution, Application)
    replaced = [
        substituted(part, inside if place == len(parts) - 1 or (conditional and place == 0) else outside)
        for place, part in enumerate(parts)
    ]
    return with_children(expression, replaced)


def _other_names(name: str) -> Iterator[str]:
    """``i1``, ``i2``, ... for ``i`` and for ``i1``."""
    return (f"{name.rstrip('0123456789')}{number}" for number in count(1))


def renamed(expression: Expression, name: str) -> Expression:
    """A sum, product or expectation with another name for its bound index; ``name`` must not be free in it."""
    old = bound_name(expression)
    if old is None or old == name:
        return expression
    inside: dict[str, Expression] = {old: Name(name)}
    match expression:
        case Sum() | Product():
            return replace(expression, index=name, body=substituted(expression.body, inside))
        case Expectation(_, distribution, body):
            if isinstance(distribution, Application):
                distribution = substituted(distribution, inside)
            return replace(expression, variable=name, distribution=distribution, body=substituted(body, inside))
        case _:
            return expression
