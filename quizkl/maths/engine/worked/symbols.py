"""The letters of a definition: a quantity's own name, or a new one where it has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from quizkl.maths.engine.worked.definition import Definition
from quizkl.maths.engine.worked.quantities import Quantities
from quizkl.maths.functions.distributions import FAMILIES
from quizkl.maths.syntax.tree import Call, Expression, Name


@dataclass(slots=True)
class Symbols:
    """``where`` is what the new letters stand for; they are quantities like the given ones."""

    quantities: Quantities
    where: dict[str, Expression] = field(default_factory=dict)

    def name(self, argument: Expression, *letters: str) -> Expression:
        """The argument itself if it is a name, else the first of ``letters`` that is free or stands for it."""
        if isinstance(argument, Name):
            return argument
        numbered = (f"{letters[-1].partition('_')[0]}_{number}" for number in range(1, 1000))
        for letter in chain(letters, numbered):
            known = self.where.get(letter)
            if known == argument:
                return Name(letter)
            if known is None and letter not in self.quantities.given:
                self.where[letter] = argument
                self.quantities.given[letter] = argument
                return Name(letter)
        return argument

    def index(self) -> str:
        """A letter for the index of a sum."""
        return next((letter for letter in "ijkmnl" if letter not in self.quantities.given), "i_1")

    def family(self, argument: Expression) -> Call | None:
        """The call that a distribution is written as, also where a quantity stands for it."""
        seen = 0
        while isinstance(argument, Name) and argument.text in self.quantities.given and seen < 20:
            argument = self.quantities.given[argument.text]
            seen += 1
        return argument if isinstance(argument, Call) and argument.function in _FAMILIES else None

    def size(self, vector: Expression) -> int | None:
        """The number of entries of a vector; None for anything else."""
        shape = self.quantities.shape(vector)
        return shape[0] if len(shape) == 1 else None


_FAMILIES = frozenset(function.name for function in FAMILIES)

Define = Callable[[Symbols, tuple[Expression, ...]], Definition]
"""Raises NoValueError where the arguments have no value."""
