"""Many trees that share most of their parts, as plain JSON: each part is written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quizkl.maths.helper.tree_codec import NotATreeError, decode_tree, encode_tree
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Negate, Operator, Vector

Json = Any

MOST_TREES = 1_000


@dataclass(slots=True)
class _Table:
    """The parts written so far. Parts are shared where they are one object, or read the same."""

    rows: list[Json] = field(default_factory=list)
    by_identity: dict[int, int] = field(default_factory=dict)
    by_row: dict[str, int] = field(default_factory=dict)

    def place(self, expression: Expression) -> int:
        known = self.by_identity.get(id(expression))
        if known is not None:
            return known
        row = self._row(expression)
        place = self.by_row.setdefault(repr(row), len(self.rows))
        if place == len(self.rows):
            self.rows.append(row)
        self.by_identity[id(expression)] = place
        return place

    def _row(self, expression: Expression) -> Json:
        match expression:
            case Binary(operator, left, right):
                return ["binary", operator.value, self.place(left), self.place(right)]
            case Call(function, arguments):
                return ["call", function, *map(self.place, arguments)]
            case Negate(operand):
                return ["negate", self.place(operand)]
            case Index(base, int(index)):
                return ["index", self.place(base), index]
            case Vector(entries):
                return ["vector", *map(self.place, entries)]
            case _:
                return ["tree", encode_tree(expression)]


def encode_forest(trees: Sequence[Expression]) -> Json:
    """A table of parts that name one another by their rows, and the row of every tree."""
    table = _Table()
    roots = [table.place(tree) for tree in trees]
    return {"parts": table.rows, "trees": roots}


def decode_forest(data: Json) -> tuple[Expression, ...]:
    """The trees again, shared parts being one object. Raises NotATreeError for anything else."""
    match data:
        case {"parts": list(rows), "trees": list(roots)} if len(roots) <= MOST_TREES:
            parts: list[Expression] = []
            for row in rows:
                parts.append(_part(row, parts))
            return tuple(_known(parts, root) for root in roots)
        case _:
            raise NotATreeError("this is no forest")


def _part(row: Json, parts: Sequence[Expression]) -> Expression:
    match row:
        case ["binary", str(operator), left, right] if operator in _OPERATORS:
            return Binary(_OPERATORS[operator], _known(parts, left), _known(parts, right))
        case ["call", str(function), *arguments]:
            return Call(function, tuple(_known(parts, place) for place in arguments))
        case ["negate", operand]:
            return Negate(_known(parts, operand))
        case ["index", base, int(index)]:
            return Index(_known(parts, base), index)
        case ["vector", *entries]:
            return Vector(tuple(_known(parts, place) for place in entries))
        case ["tree", tree]:
            return decode_tree(tree)
        case _:
            raise NotATreeError("this is no part of a forest")


def _known(parts: Sequence[Expression], place: Json) -> Expression:
    """A part by its row, which comes before all that use it."""
    if isinstance(place, int) and 0 <= place < len(parts):
        return parts[place]
    raise NotATreeError("a part is used before it is written")


_OPERATORS = {operator.value: operator for operator in Operator}
