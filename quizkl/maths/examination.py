"""A typed expression held against the right one: what is asked, and what can be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from quizkl.maths.comparison import Comparison, Different, SameProved, SameSampled
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.tree import Expression


@dataclass(frozen=True, slots=True)
class Examination:
    """Is what ``comparison`` has as given the same as its reference; and if not, which of ``others`` is it?"""

    comparison: Comparison
    others: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """``alike`` are the positions of the others that the given one is the same as; none where it is the reference.

    ``factor`` and ``shift`` are numbers by which the given one is the reference multiplied, or to which it is added.
    """

    sameness: SameProved | SameSampled | Different
    alike: tuple[int, ...] = ()
    factor: Fraction | None = None
    shift: Fraction | None = None


Result = Examined | NotDecided


class Examiner(Protocol):
    """The asynchronous way to the helper process."""

    async def examine(self, examinations: Sequence[Examination]) -> tuple[Result, ...]: ...


class BlockingExaminer(Protocol):
    """The same without an event loop."""

    def examine(self, examinations: Sequence[Examination]) -> tuple[Result, ...]: ...
