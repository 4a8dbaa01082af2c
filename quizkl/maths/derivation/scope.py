"""What names mean while an expression is turned into a term: symbols, bound indices, drawn variables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.derivation.term import Affine, Term


class Unfit(Exception):
    """Raised while a term is made, for a sentence to the learner; never leaves ``elaborate``."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Index:
    """A bound index under the name that it has in terms; ``worth`` is what an outcome counts as a number."""

    name: str
    worth: Term | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """The variable of an expectation under a density, under the name that it has in terms."""

    name: str


@dataclass(frozen=True, slots=True)
class Scope:
    """``here`` is the place at which vectors are taken where an expression goes entry by entry."""

    symbols: Symbols
    bound: dict[str, Index | Variable] = field(default_factory=dict)
    here: Affine | Variable | None = None
    fresh: Iterator[int] = field(default_factory=lambda: count(1))

    def binding(self, name: str, meaning: Index | Variable) -> Scope:
        return Scope(self.symbols, {**self.bound, name: meaning}, self.here, self.fresh)

    def at(self, here: Affine | Variable | None) -> Scope:
        return Scope(self.symbols, self.bound, here, self.fresh)

    def new_name(self, name: str) -> str:
        """A name for a bound index that nothing else has: ``i#3``."""
        return f"{name}#{next(self.fresh)}"
