"""A walk through many trees that computes each part once, however many of them it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from torch import Tensor

from quizkl.maths.engine.numeric.array import NumericValue
from quizkl.maths.engine.numeric.evaluate import Evaluation
from quizkl.maths.syntax.tree import Constant, Expression, Name, Number

_MOST_PARTS = 1_000
"""What is remembered holds a number for each draw."""

Part = tuple[NumericValue, tuple[tuple[Tensor, str], ...]]
"""A value, with what went missing on the way to it."""


@dataclass(frozen=True, slots=True)
class Remembering(Evaluation):
    """``parts`` may be shared by walks over the same quantities."""

    parts: dict[Expression, Part] = field(default_factory=dict)

    def value(self, expression: Expression) -> NumericValue:
        if isinstance(expression, Name | Number | Constant):
            return Evaluation.value(self, expression)
        known = self.parts.get(expression)
        if known is not None:
            self.notes.entries.extend(known[1])
            return known[0]
        before = len(self.notes.entries)
        value = Evaluation.value(self, expression)
        if len(self.parts) < _MOST_PARTS:
            self.parts[expression] = value, tuple(self.notes.entries[before:])
        return value
