"""What is shown of a step beside the learner's own answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkl.maths.worked import Worked as Solution
    from quizkl.text.tree import Text


@dataclass(frozen=True, slots=True)
class Worked:
    """``answer`` as it was asked for, or why there is none; ``exact`` its exact form; ``solution`` the way there. An
    answer that is an expression has a ``formula`` instead of those two.
    """

    answer: str
    exact: str | None = None
    solution: Solution | None = None
    formula: Text | None = None


NOTHING_WORKED: Mapping[int, Worked] = {}
