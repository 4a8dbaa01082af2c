"""Put expressions in the place of names, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from quizkl.maths.syntax.limits import TREE_DEPTH, refuse_astronomical
from quizkl.maths.syntax.tree import Binary, Call, Expression, Factorial, Operator
from quizkl.maths.syntax.walk import children, nodes

LARGEST = 20_000
TOO_LARGE = "it becomes too large when what it refers to is written out"

_NOTHING_KNOWN: Mapping[int, Size] = MappingProxyType({})
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


@dataclass(frozen=True, slots=True)
class Size:
    """The nodes of a tree, parts that it shares counted each time, and its levels."""

    nodes: int
    levels: int


def size_of(expression: Expression, known: Mapping[int, Size] = _NOTHING_KNOWN) -> Size | None:
    """The size of a tree, or None where it is too large to compute. ``known`` are sizes of its parts by ``id``, so
    that a large part is not walked each time it is used.
    """
    waiting = [(expression, 1)]
    seen, levels = 0, 0
    while waiting:
        node, level = waiting.pop()
        part = known.get(id(node))
        if part is None:
            waiting += [(child, level + 1) for child in children(node)]
        seen += part.nodes if part else 1
        levels = max(levels, level + (part.levels - 1 if part else 0))
        if seen > LARGEST or levels > TREE_DEPTH:
            return None
    return Size(seen, levels)


def refusal(expression: Expression, written: Expression) -> str | None:
    """A sentence where what was put into ``written`` makes a number without end of it, else None."""
    if expression is written or not any(_grows(node) for node in nodes(written)):
        return None
    return refuse_astronomical(expression)


def _grows(node: Expression) -> bool:
    match node:
        case Binary(operator=Operator.POWER) | Factorial() | Call():
            return True
        case _:
            return False


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
