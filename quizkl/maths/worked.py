"""Worked solutions: how a person gets from an expression to its value, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from quizkl.maths.inquiry import NotDecided, Undefined
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.units import Unit

MORE_DIGITS = "worked out with more digits than are shown"
"""The remark on a line whose rounded numbers alone would give another last digit."""


class Relation(Enum):
    """How an expression follows from the one before it: exactly, or with numbers rounded."""

    EQUAL = "="
    ABOUT = "≈"


class Role(Enum):
    """What a line is there for."""

    DEFINITION = "definition"
    """A function in symbols."""
    WHERE = "where"
    """What a symbol of the definition stands for."""
    TERM = "term"
    """One addend of a sum, or one entry of a vector."""
    RESULT = "result"
    """The value of a part, or of the whole."""


@dataclass(frozen=True, slots=True)
class Link:
    relation: Relation
    right: Expression


@dataclass(frozen=True, slots=True)
class Line:
    """``left = right = right ≈ right``: every expression follows from the one before it.

    In a link with ``ABOUT`` each rounded number is within half a unit of its last place of what it stands for; the
    digits that are not shown are carried on. ``remark`` is a sentence; ``unit`` is that of the last expression.
    """

    left: Expression
    links: tuple[Link, ...] = ()
    role: Role = Role.RESULT
    remark: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Lines like the one before that are not shown: ``… (14 more)``."""

    count: int


@dataclass(frozen=True, slots=True)
class Work:
    """Work ``expression`` out with the quantities ``given`` to so many ``decimals`` or significant ``figures``.

    ``earlier`` names the given quantities that have been worked out before, ``known`` are such expressions: both are
    put in as numbers.
    """

    expression: Expression
    given: Mapping[str, Expression] = field(default_factory=dict)
    earlier: frozenset[str] = frozenset()
    known: tuple[Expression, ...] = ()
    decimals: int | None = 4
    figures: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """The lines in order, the last one ending in the value; ``where`` holds the symbols that they bring in."""

    lines: tuple[Line | Left, ...]
    where: Mapping[str, Expression] = field(default_factory=dict)


WorkedOut = Worked | Undefined | NotDecided


class Worker(Protocol):
    """The asynchronous way to the helper process."""

    async def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]: ...


class BlockingWorker(Protocol):
    """The same without an event loop."""

    def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]: ...
