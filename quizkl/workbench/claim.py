"""What a claim makes us ask: whether two sides stand to each other as they are said to."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quizkl.deck.card import Decimals, Precision
from quizkl.marking.conversion import measured_in
from quizkl.marking.figures import TypedNumber
from quizkl.marking.information import is_information
from quizkl.marking.notation import NOTATION
from quizkl.marking.typed import typed_answer
from quizkl.maths.syntax.read import Reading
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.walk import free_names, functions_in
from quizkl.workbench.digits import USUAL
from quizkl.workbench.scope import Scope, in_plain_names, is_literal, put_in
from quizkl.workbench.side import ReadSide, in_same_unit, stated_unit
from quizkl.workbench.split import Relation
from quizkl.workbench.task import Comparing, Marking, Ordering, Task

ORDERS: Final = frozenset({Relation.AT_MOST, Relation.AT_LEAST, Relation.BELOW, Relation.ABOVE, Relation.UNEQUAL})
_LARGEST_COMPARED = 3000
"""Nodes of a side in which everything defined stands in its place."""


def claim(left: ReadSide, right: ReadSide, relation: Relation, scope: Scope) -> Task:
    """A number worked out by hand is marked as an answer is; of anything else it is asked whether it is the same."""
    if relation in ORDERS:
        return _ordering(left, right, relation, scope)
    if not _is_hand_made(right.meant) and is_literal(left.meant):
        left, right = right, left
    if relation is Relation.ABOUT and right.precision is None:
        right = replace(right, precision=_as_written(right.typed, left.precision or scope.precision or USUAL))
    if _is_hand_made(right.meant) and scope.closed(left.meant) and (marking := _marking(left, right, scope)):
        return marking
    return _comparing(left, right, scope)


def _as_written(number: Expression, asked: Precision) -> Precision | None:
    """What ``≈`` claims of a number: as many digits as it has. None: as many as are asked for, or it is no number."""
    entries = typed_answer(Reading(number)).entries
    places = [-entry.last for entry in entries if isinstance(entry, TypedNumber)]
    if not places or len(places) < len(entries):
        return None
    fewer = not isinstance(asked, Decimals) or max(places) < asked.places
    return Decimals(max(*places, 0)) if fewer else None


def _ordering(left: ReadSide, right: ReadSide, relation: Relation, scope: Scope) -> Ordering:
    given, (first, second) = in_plain_names(scope.given(left.meant, right.meant), *in_same_unit(left, right, scope))
    return Ordering(first, second, relation, given)


def _marking(left: ReadSide, right: ReadSide, scope: Scope) -> Marking | None:
    """None where what is on the right cannot be typed: it names several definitions of one name."""
    answer = scope.expanded(left.meant)
    unit = left.wanted
    if unit is None and is_information(answer):
        unit = scope.unit or measured_in(answer)
    unit = unit or stated_unit(left, scope)
    given, (answer, meant) = in_plain_names(scope.given(answer, right.meant), answer, right.meant)
    typed, allowed = right.text, frozenset[str]()
    if not _is_hand_made(meant):
        if any("@" in name for name in free_names(meant)):
            return None
        typed, allowed = to_source(meant), functions_in(meant)
    behind = right.wanted or stated_unit(right, scope)
    if behind is not None and (right.wanted is not None or typed != right.text):
        typed = f"{typed} {behind.value}"
    precision = right.precision or left.precision or scope.precision or USUAL
    return Marking(answer, given, precision, unit, typed, allowed)


def _comparing(left: ReadSide, right: ReadSide, scope: Scope) -> Task:
    closed = scope.closed(left.meant) and scope.closed(right.meant)
    marking = _marking(left, right, scope) if closed else None
    first, second = in_same_unit(left, right, scope)
    given = scope.given(first, second)
    put = put_in(first, given, _LARGEST_COMPARED), put_in(second, given, _LARGEST_COMPARED)
    if put[0] is None or put[1] is None:
        return marking or Comparing(first, second)
    is_number = is_literal(left.typed) or is_literal(right.typed)
    undefined = tuple(dict.fromkeys(free_names(put[0]) + free_names(put[1]))) if is_number and not closed else ()
    return Comparing(put[0], put[1], marking, undefined)


def _is_hand_made(expression: Expression) -> bool:
    """Numbers, and what is worked out of them by hand: nothing is named."""
    return not free_names(expression) and functions_in(expression) <= NOTATION
