"""Proofs that two expressions are equal."""

from __future__ import annotations

from quizkl.maths.comparison import Comparison, Sameness, SameProved
from quizkl.maths.engine.equality.compare import Sampling


def proved(comparison: Comparison, first: Sampling, seconds: float) -> Sameness:
    """The same outcome with a proof where one is found within ``seconds``."""
    return SameProved() if comparison.given == comparison.reference else first.found
