"""Put expressions in the place of names, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from quizkl.maths.syntax.limits import TREE_DEPTH, refuse_astronomical
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.walk import children

LARGEST = 20_000

Replacement = Callable[[Expression], Expression | None]


def substitute(expression: Expression, replacement: Replacement) -> Expression:
    """``expression`` with every part for which ``replacement`` has something replaced by that, outermost first."""
    replaced = replacement(expression)
    if replaced is not None:
        return replaced
    changes: dict[str, Any] = {}
    for name, part in _parts(expression):
        if isinstance(part, tuple):
            new: Any = tuple(substitute(one, replacement) for one in part)
            changed = any(ours is not theirs for ours, theirs in zip(new, part, strict=True))
        else:
            new = substitute(part, replacement)
            changed = new is not part
        if changed:
            changes[name] = new
    return replace(expression, **changes) if changes else expression


def refusal(expression: Expression) -> str | None:
    """A sentence where the tree has become too large to compute, parts that it shares counted each time; else None."""
    waiting = [(expression, 1)]
    seen = 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > LARGEST or depth > TREE_DEPTH:
            return "it becomes too large when what it refers to is written out"
        waiting += [(child, depth + 1) for child in children(node)]
    return refuse_astronomical(expression)


def _parts(node: Expression) -> list[tuple[str, Any]]:
    """The fields of a node that hold expressions: one, or a tuple of them."""
    found = []
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, tuple) or _is_expression(value):
            found.append((one.name, value))
    return found


def _is_expression(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type)
