"""Whether two expressions are the same: what is asked, and what can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from quizkl.maths.inquiry import Digits, NotDecided
from quizkl.maths.syntax.tree import Expression


class Relation(Enum):
    """How two numbers are supposed to stand to each other."""

    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    UNEQUAL = "!="


@dataclass(frozen=True, slots=True)
class Related:
    """``x > 0``, ``x < y``: points at which this does not hold are not looked at."""

    left: Expression
    relation: Relation
    right: Expression


@dataclass(frozen=True, slots=True)
class Whole:
    """``n integer``: the variable takes whole numbers only."""

    name: str


Assumption = Related | Whole


@dataclass(frozen=True, slots=True)
class Comparison:
    """Are ``given`` and ``reference`` equal wherever both are real and finite? Their free names are real variables."""

    given: Expression
    reference: Expression
    assumptions: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class SameProved:
    """By a normal form or by sympy. ``remark`` is a sentence on a difference of domain."""

    remark: str | None = None


@dataclass(frozen=True, slots=True)
class SameSampled:
    """They agree to 50 digits at ``points`` points, and differ at none."""

    points: int
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Different:
    """They differ ``at`` a point (a value for every variable): None is the side that has no value at all."""

    at: Mapping[str, Digits]
    given: Digits | None
    reference: Digits | None
    remark: str | None = None


Sameness = SameProved | SameSampled | Different | NotDecided


class Comparer(Protocol):
    """The asynchronous way to the helper process."""

    async def compare(self, comparisons: Sequence[Comparison]) -> tuple[Sameness, ...]: ...


class BlockingComparer(Protocol):
    """The same without an event loop."""

    def compare(self, comparisons: Sequence[Comparison]) -> tuple[Sameness, ...]: ...
