"""What is asked of the engine about a line, and what it may find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from quizkl.maths.derivation.line import Line, Reason, Statement
from quizkl.maths.inquiry import NotDecided, Value

Setting = tuple[tuple[str, Value], ...]
"""A point: symbols with their values, sizes as whole numbers."""


@dataclass(frozen=True, slots=True)
class Following:
    """Does ``line`` follow from ``before``? ``symbols`` are the declarations as they were written."""

    symbols: tuple[tuple[str, str], ...]
    before: Statement
    line: Line


@dataclass(frozen=True, slots=True)
class Proved:
    """By the normal form, or ``by`` a lemma, which may not be the one that the line names."""

    by: Reason | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Sampled:
    """Not proved, but true to 50 digits wherever it was tried; ``points`` are how many."""

    points: int


@dataclass(frozen=True, slots=True)
class Unequal:
    """The relation fails ``at`` a point: None is a side that has no value there."""

    at: Setting
    left: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class NotConstant:
    """The difference is ``first`` at one point and ``second`` at another where only ``then`` is different."""

    at: Setting
    then: Setting
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class OtherOrder:
    """The line before prefers ``one`` to ``other``, and this line does not.

    ``before`` and ``after`` are the two values of what each line looks for an optimum of.
    """

    at: Setting
    one: Setting
    other: Setting
    before: tuple[float, float]
    after: tuple[float, float]


@dataclass(frozen=True, slots=True)
class NoSolution:
    """A point solves one of the two equations and not the other: there its sides are ``left`` and ``right``.

    With ``of_this_line`` it is the line before that it does not solve.
    """

    at: Setting
    left: float
    right: float
    of_this_line: bool = False


@dataclass(frozen=True, slots=True)
class NoValue:
    """What the line states has no value anywhere, and what it should follow from has."""


Refuted = Unequal | NotConstant | OtherOrder | NoSolution | NoValue
Mark = Proved | Sampled | Refuted | NotDecided


class Deriver(Protocol):
    """The asynchronous way to the helper process."""

    async def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]: ...


class BlockingDeriver(Protocol):
    """The same without an event loop."""

    def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]: ...
