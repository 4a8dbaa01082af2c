"""An estimate from more and more samples, with the width that theory gives it."""

from __future__ import annotations

import math

from torch import Tensor

from quizkl.experiments.engine.step import Step, Steps

_LEADING = (1, 2, 5)


def sample_counts(n: int) -> list[int]:
    """1, 2, 5, 10, 20, 50 … below ``n``, and ``n`` itself."""
    counts = [lead * 10**power for power in range(len(str(n))) for lead in _LEADING]
    return [*(count for count in counts if count < n), n]


def running_estimates(samples: Tensor, exact: float, variance: float) -> Steps:
    """The mean over the first samples, for each of the counts.

    ``samples`` (n,) are values of the quantity whose expectation is wanted; ``exact`` is that expectation and
    ``variance`` that of a single sample, so that an estimate from k of them has the deviation √(variance/k).
    """
    for count in sample_counts(len(samples)):
        estimate = samples[:count].mean().item()
        deviation = math.sqrt(variance / count)
        found = {"estimate": estimate, "exact": exact, "error": estimate - exact, "deviation": deviation}
        band = {"low": exact - 2 * deviation, "high": exact + 2 * deviation}
        yield Step({"n": count, **found, **band}, found)
