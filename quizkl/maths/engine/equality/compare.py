"""A comparison to its outcome, cheapest means first."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.maths.comparison import Comparison, Sameness
from quizkl.maths.inquiry import NotDecided


@dataclass(frozen=True, slots=True)
class Sampling:
    """What points have shown. ``provable`` says that a proof could still say more."""

    found: Sameness
    provable: bool


def sampled(comparison: Comparison) -> Sampling:
    return Sampling(NotDecided("neither a proof nor a counterexample was found"), provable=True)
