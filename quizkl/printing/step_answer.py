"""The computed answer to a step of an exercise, as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # most cards have no steps
    from quizkl.maths.worked import Worked


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """``written`` is the value as the step asks for it; None where there is none, and ``reason`` says why.

    ``exact`` is the exact form as TeX; ``worked`` is how one gets there, where that was asked for. An answer that is an
    expression is printed as the ``formula``, which is TeX too.
    """

    written: str | None
    exact: str | None = None
    worked: Worked | None = None
    reason: str = ""
    formula: str | None = None
