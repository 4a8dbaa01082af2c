"""Many expressions that share most of their parts, valued together in float64.

Every part that occurs anywhere is computed once. Parts of one height that do the same to operands of the same shape are
stacked and computed in one operation of torch, so that two hundred variants of an answer cost little more than one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric import arithmetic
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, aligned, stacked
from quizkl.maths.engine.numeric.evaluate import Evaluation, evaluate
from quizkl.maths.engine.numeric.forms import TORCH_FORMS
from quizkl.maths.engine.one_thread import one_thread
from quizkl.maths.engine.products import LOGARITHMS
from quizkl.maths.engine.quantities import resolved
from quizkl.maths.inquiry import Value
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Name, Negate, Operator, Vector

_OPERATIONS = {
    Operator.ADD: arithmetic.add,
    Operator.SUBTRACT: arithmetic.subtract,
    Operator.MULTIPLY: arithmetic.multiply,
    Operator.DIVIDE: arithmetic.divide,
    Operator.POWER: arithmetic.power,
    Operator.DOT: arithmetic.dot,
    Operator.MATRIX_PRODUCT: arithmetic.matrix_product,
}

_PLAIN_LOGARITHMS = {"ln": torch.log, "log2": torch.log2, "log10": torch.log10}
"""Without a note on the logarithm of 0, which may stand beside a factor 0; that of a negative number is NaN."""

_Slot = NumericValue | None
"""The value of a part; None where it has none at all (sizes that do not fit)."""


@dataclass(slots=True)
class _Parts:
    """The distinct parts with their operands and heights."""

    expressions: list[Expression] = field(default_factory=list)
    operands: list[tuple[int, ...]] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    by_identity: dict[int, int] = field(default_factory=dict)
    by_form: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def place(self, expression: Expression) -> int:
        known = self.by_identity.get(id(expression))
        if known is not None:
            return known
        operands = tuple(self.place(part) for part in _operands(expression))
        key = (*_action(expression), operands) if operands else (expression,)
        place = self.by_form.setdefault(key, len(self.expressions))
        if place == len(self.expressions):
            self.expressions.append(expression)
            self.operands.append(operands)
            self.heights.append(1 + max((self.heights[operand] for operand in operands), default=0))
        self.by_identity[id(expression)] = place
        return place


def _operands(expression: Expression) -> tuple[Expression, ...]:
    """The parts that are valued apart; every other node is valued as a whole."""
    match expression:
        case Binary(_, left, right):
            return (left, right)
        case Negate(operand):
            return (operand,)
        case Call(function, arguments) if function in TORCH_FORMS:
            return arguments
        case Vector(entries):
            return entries
        case Index(base, int()):
            return (base,)
        case _:
            return ()


def _action(expression: Expression) -> tuple[Any, ...]:
    """What is done to the operands, as a key: equal keys can be done together."""
    match expression:
        case Binary(operator, left, right):
            return (Binary, operator, _is_logarithm(left), _is_logarithm(right))
        case Call(function):
            return (Call, function)
        case Index(_, index):
            return (Index, index)
        case _:
            return (type(expression),)


def values_of(trees: Sequence[Expression], given: Mapping[str, Expression]) -> tuple[Value | None, ...]:
    """The value of each tree in its order; None where it has none, or is no number, vector or matrix."""
    try:
        parts = _Parts()
        roots = [parts.place(tree) for tree in trees]
        with one_thread():
            slots = _computed(parts, _quantities(given))
    except (NoValueError, RecursionError):
        return (None,) * len(trees)
    return tuple(_plain(slots[root]) for root in roots)


def _quantities(given: Mapping[str, Expression]) -> dict[str, NumericValue]:
    """The given quantities, without those that have no value: what uses them has none either."""
    known: dict[str, NumericValue] = {}
    for name in given:
        try:
            known |= resolved(Name(name), given, _quantity)
        except NoValueError:
            continue
    return known


def _quantity(expression: Expression, known: Mapping[str, NumericValue]) -> NumericValue:
    outcome = evaluate(expression, known)
    if outcome.reason is not None:
        raise NoValueError(outcome.reason)
    return outcome.value


def _computed(parts: _Parts, quantities: Mapping[str, NumericValue]) -> list[_Slot]:
    slots: list[_Slot] = [None] * len(parts.expressions)
    levels: dict[int, list[int]] = defaultdict(list)
    for place, height in enumerate(parts.heights):
        levels[height].append(place)
    for place in levels.pop(1, ()):
        slots[place] = _alone(parts.expressions[place], quantities)
    for height in sorted(levels):
        for group in _groups(parts, levels[height], slots):
            _compute_group(parts, group, slots)
    return slots


def _alone(expression: Expression, quantities: Mapping[str, NumericValue]) -> _Slot:
    notes = Notes()
    try:
        value = Evaluation(quantities, notes).value(expression)
    except (NoValueError, RecursionError):
        return None
    return None if notes.entries else value


def _groups(parts: _Parts, places: Sequence[int], slots: Sequence[_Slot]) -> list[list[int]]:
    """Parts of one height that can be computed together; those without a value for an operand are left out."""
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place in places:
        values = [slots[operand] for operand in parts.operands[place]]
        if any(value is None for value in values):
            continue
        shapes = tuple(value.shape if isinstance(value, Array) else place for value in values)
        groups[(*_action(parts.expressions[place]), shapes)].append(place)
    return list(groups.values())


def _compute_group(parts: _Parts, group: Sequence[int], slots: list[_Slot]) -> None:
    rows = [[slots[operand] for operand in parts.operands[place]] for place in group]
    expression, notes = parts.expressions[group[0]], Notes()
    columns = [_stack(column) for column in zip(*rows, strict=True)]
    try:
        result = _applied(expression, columns, _logarithms_inside(parts, group, slots), notes)
    except NoValueError:
        _one_by_one(parts, group, slots)  # such as a seed, which cannot vary within a batch
        return
    if not isinstance(result, Array):
        _keep_distributions(parts, group, slots, result, notes)
        return
    missing = notes.missing()
    if result.data.dim() == result.rank:  # one value for all: nothing in it varies
        for place in group:
            slots[place] = None if bool(missing.any()) else result
        return
    gone = missing.expand(len(group)).tolist()
    for place, data, lost in zip(group, result.data.unbind(0), gone, strict=True):
        slots[place] = None if lost else Array(data, result.rank)


def _keep_distributions(
    parts: _Parts, group: Sequence[int], slots: list[_Slot], result: NumericValue, notes: Notes
) -> None:
    """A distribution cannot be taken out of a batch: where there are several, each is made by itself."""
    if len(group) == 1:
        slots[group[0]] = None if notes.entries else result
    _one_by_one(parts, group, slots)


def _one_by_one(parts: _Parts, group: Sequence[int], slots: list[_Slot]) -> None:
    if len(group) > 1:
        for place in group:
            _compute_group(parts, [place], slots)


def _stack(column: Sequence[_Slot]) -> NumericValue:
    """The operands of a group, one behind the other; a group of one is no batch."""
    first = column[0]
    assert first is not None
    if not isinstance(first, Array):
        return first
    if len(column) == 1:
        return first
    arrays = [value for value in column if isinstance(value, Array)]
    return Array(torch.stack([array.data for array in arrays]), first.rank)


def _applied(
    expression: Expression, operands: Sequence[NumericValue], inside: Sequence[Array | None], notes: Notes
) -> NumericValue:
    if isinstance(expression, Call) and expression.function in _PLAIN_LOGARITHMS and isinstance(operands[0], Array):
        return Array(_PLAIN_LOGARITHMS[expression.function](operands[0].data), operands[0].rank)
    if isinstance(expression, Call):
        return TORCH_FORMS[expression.function](notes, tuple(operands))
    arrays = [operand for operand in operands if isinstance(operand, Array)]
    if len(arrays) < len(operands):
        raise NoValueError("a distribution is no number")
    match expression:
        case Negate():
            return Array(-arrays[0].data, arrays[0].rank)
        case Vector():
            return stacked(arrays)
        case Index(_, index):
            return _entry(arrays[0], index)
        case Binary(operator):
            result = _OPERATIONS[operator]
            if operator is Operator.MULTIPLY and any(inside):
                return _product(arrays, inside, notes)
            return result(notes, arrays[0], arrays[1])
        case _:
            raise NoValueError("this is valued as a whole")


def _entry(array: Array, index: int) -> Array:
    if not array.rank or not 1 <= index <= array.shape[0]:
        raise NoValueError("there is no such entry")
    return Array(array.data.select(-array.rank, index - 1), array.rank - 1)


def _product(factors: Sequence[Array], inside: Sequence[Array | None], notes: Notes) -> Array:
    """A product with 0 · ln 0 = 0; ``inside`` is what stands in the logarithm that a factor is."""
    left, right = factors
    zero: Tensor | None = None
    for argument, other in ((inside[0], right), (inside[1], left)):
        if argument is not None:
            (a, b), _ = aligned(argument, other)
            both = (a == 0) & (b == 0)
            zero = both if zero is None else zero | both
    if zero is None or not bool(zero.any()):
        return arithmetic.multiply(notes, left, right)
    (a, b), rank = aligned(left, right)
    return notes.checked(Array((a * b).masked_fill(zero, 0.0), rank), (a, b), "0 · ∞ has no value")


def _is_logarithm(expression: Expression) -> bool:
    return _logarithm(expression) is not None


def _logarithm(expression: Expression) -> Call | None:
    match expression:
        case Negate(operand):
            return _logarithm(operand)
        case Call(function) if function in LOGARITHMS:
            return expression
        case _:
            return None


def _logarithms_inside(parts: _Parts, group: Sequence[int], slots: Sequence[_Slot]) -> list[Array | None]:
    """For each operand of the group that is a logarithm: what it is the logarithm of."""
    inside: list[Array | None] = []
    for position in range(len(parts.operands[group[0]])):
        column: list[_Slot] = []
        for place in group:
            logarithm = _logarithm(parts.expressions[parts.operands[place][position]])
            if logarithm is not None:
                column.append(slots[parts.place(logarithm.arguments[0])])
        whole = _stack(column) if len(column) == len(group) and None not in column else None
        inside.append(whole if isinstance(whole, Array) else None)
    return inside


def _plain(slot: _Slot) -> Value | None:
    if not isinstance(slot, Array):
        return None
    value = _value(slot.data.tolist())
    return None if _has_nan(value) else value


def _value(data: Any) -> Value:
    return tuple(_value(part) for part in data) if isinstance(data, list) else float(data)


def _has_nan(value: Value) -> bool:
    return any(map(_has_nan, value)) if isinstance(value, tuple) else math.isnan(value)
