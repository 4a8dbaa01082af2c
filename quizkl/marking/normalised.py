"""Probabilities that were right but for the last division."""

from __future__ import annotations

from fractions import Fraction

from quizkl.marking.case import Case
from quizkl.marking.tolerance import Exactly, Infinite, is_exact

_ONE = Fraction(1, 10**9)


def normalising_sum(case: Case) -> str | None:
    """The sum by which the typed entries become the expected probabilities; None when they do not."""
    finite = [entry.value for entry in case.entries if not isinstance(entry, Infinite)]
    if len(case.shape) != 1 or len(finite) < max(2, len(case.entries)) or any(value < 0 for value in finite):
        return None
    if not all(value.is_finite() and value >= 0 for value in case.reference.values):
        return None
    total = sum(finite, Fraction(0))
    if total == 0 or abs(sum(map(Fraction, case.reference.values), Fraction(0)) - 1) > _ONE:
        return None
    pairs = zip(finite, case.reference.values, strict=True)
    if all(is_exact(Exactly(value / total), reference, case.precision) for value, reference in pairs):
        return f"{float(total):.6g}"
    return None
