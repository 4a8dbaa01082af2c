"""One entry of the function table: how a function is called, what it takes, what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a parameter takes, or what a function gives."""

    NUMBER = "a number"
    INTEGER = "a whole number"
    ENTRYWISE = "a number, or a vector or matrix entry by entry"
    VECTOR = "a vector"
    MATRIX = "a matrix"
    ARRAY = "a number, a vector or a matrix"
    PROBABILITIES = "a vector of probabilities"
    FAMILY = "a distribution such as normal(0, 1)"
    DISTRIBUTION = "a vector of probabilities or a distribution such as normal(0, 1)"
    SAMPLE = "numbers in a vector, or a distribution"


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: Kind
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """``information`` says that the result is measured in nats (and may be asked for in bits or bans).

    With ``repeats`` the last parameter may be given any number of times. ``inverse`` names the function that
    ``name^-1`` means. ``doc`` is the definition with its source; ``domain`` says where it is defined.
    """

    name: str
    parameters: tuple[Parameter, ...]
    result: Kind
    doc: str
    aliases: tuple[str, ...] = ()
    domain: str = ""
    information: bool = False
    repeats: bool = False
    inverse: str | None = None

    @property
    def fewest(self) -> int:
        """The number of arguments it needs."""
        return sum(not parameter.optional for parameter in self.parameters)

    @property
    def most(self) -> int | None:
        """The number of arguments it takes at most; None when there is no bound."""
        return None if self.repeats else len(self.parameters)

    @property
    def signature(self) -> str:
        """``kl(p, q)``, ``var(x, [ddof])``, ``max(x, ...)``: how it is written."""
        inside = [f"[{parameter.name}]" if parameter.optional else parameter.name for parameter in self.parameters]
        return f"{self.name}({', '.join([*inside, '...'] if self.repeats else inside)})"
