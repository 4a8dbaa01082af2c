"""Where an edit is made: what is given, and what is not to be touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizkl.marking.mutants.sizes import is_number, size_of
from quizkl.maths.syntax.tree import Expression


@dataclass(frozen=True, slots=True)
class Setting:
    """``sealed`` are the arguments put into a definition: they are edited where they were written, not in each place
    that the definition uses them. ``deviations`` are those that a normal distribution has as its standard deviation.

    Both hold identities of nodes, which live as long as the answer does. ``about_normal`` says that a plain number may
    be a standard deviation too.
    """

    given: Mapping[str, Expression]
    sealed: frozenset[int] = frozenset()
    deviations: frozenset[int] = frozenset()
    about_normal: bool = False

    def size(self, expression: Expression) -> int | None:
        return size_of(expression, self.given)

    def is_number(self, expression: Expression) -> bool:
        return is_number(expression, self.given)
