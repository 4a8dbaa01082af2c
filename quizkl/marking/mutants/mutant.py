"""An answer with one slip in it."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.marking.mistake_kind import MistakeKind
from quizkl.maths.syntax.tree import Expression

VALUE = "{value}"
"""Stands in a sentence for the value that the slip leads to."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """``say`` names the slip to the learner; ``whole`` does it better where the slip is the whole answer.
    ``depth`` is how far inside the answer it happened.
    """

    expression: Expression
    kind: MistakeKind
    say: str
    whole: str | None = None
    depth: int = 0

    def sentence(self, value: str) -> str:
        return (self.whole or self.say).replace(VALUE, value)
