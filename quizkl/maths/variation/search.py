"""What is asked of the engines about drawn numbers, and what they find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Protocol

from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.variation.condition import Condition
from quizkl.maths.variation.kinds import Draw


@dataclass(frozen=True, slots=True)
class Variation:
    """What varies, what is ``given`` besides (in terms of it where it depends on it), and what must hold."""

    draws: Mapping[str, Draw]
    given: Mapping[str, Expression] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Grain:
    """How finely an answer is asked: exactly one of the four. ``relative`` and ``absolute`` are bounds of an error."""

    places: int | None = None
    figures: int | None = None
    relative: Decimal | None = None
    absolute: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer, in the unit in which it is asked, with the mistaken answers that must not look right.

    The first ``named`` of ``mistakes`` are those that the deck names; the others are slips that people make.
    """

    answer: Expression
    grain: Grain
    mistakes: tuple[Expression, ...] = ()
    named: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """The first of ``tries`` seeds, from ``seed`` on, whose draw meets the conditions and gives good questions."""

    variation: Variation
    asked: tuple[Asked, ...]
    seed: int
    tries: int = 64


@dataclass(frozen=True, slots=True)
class Sought:
    """``met`` counts the tries that met the conditions. ``good`` is False where none of those was a good question:
    ``seed`` is then the first that has an answer at all, or None.
    """

    seed: int | None
    tries: int
    met: int
    good: bool = True


class Trouble(Enum):
    """Why a draw that meets the conditions is no good question."""

    UNDEFINED = "the answer is undefined"
    INFINITE = "the answer is infinite"
    TOO_SMALL = "the answer is too small for the precision asked"
    MISTAKE_LOOKS_RIGHT = "a mistaken value is within the rounding by hand"
    NAMED_MISTAKE_IS_RIGHT = "a mistake that the deck names has the right answer"


@dataclass(frozen=True, slots=True)
class Survey:
    """The draws of seeds 0, 1, ... until ``wanted`` have met the conditions, and what is wrong with those."""

    variation: Variation
    asked: tuple[Asked, ...]
    wanted: int


@dataclass(frozen=True, slots=True)
class Affected:
    """How many draws have the trouble, and the seed of the first of them. ``step`` counts from 1; ``mistake`` is the
    position of the one that is most often to blame.
    """

    step: int
    trouble: Trouble
    draws: int
    seed: int
    mistake: int | None = None


@dataclass(frozen=True, slots=True)
class Surveyed:
    """``draws`` were drawn and ``met`` of them looked at; ``good`` of those have no trouble, ``sample`` are some."""

    draws: int
    met: int
    good: int
    affected: tuple[Affected, ...] = ()
    sample: tuple[int, ...] = ()


class Drawer(Protocol):
    """The asynchronous way to the helper process."""

    async def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]: ...


class BlockingDrawer(Protocol):
    """The same without an event loop."""

    def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]: ...


class BlockingSurveyor(Protocol):
    """The commands' way."""

    def survey(self, surveys: Sequence[Survey]) -> tuple[Surveyed | NotDecided, ...]: ...
