"""How computed values are written: for people and as JSON."""

from __future__ import annotations

import math
from typing import Any

from quizkl.maths.inquiry import Value

SHOWN_FIGURES = 7


def as_json(value: Value) -> Any:
    """A number, a list, or ``"inf"``, ``"-inf"``, ``"nan"``, which JSON has no numbers for."""
    if isinstance(value, tuple):
        return [as_json(entry) for entry in value]
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value


def number(value: float, figures: int = SHOWN_FIGURES) -> str:
    """A number with a true minus sign; a whole number without a point."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.{figures}g}".replace("-", "−")


def for_people(value: Value, figures: int = SHOWN_FIGURES) -> str:
    """A number, ``[a, b]`` for a vector, ``[[a, b], [c, d]]`` for a matrix."""
    if isinstance(value, tuple):
        return "[" + ", ".join(for_people(entry, figures) for entry in value) + "]"
    return number(value, figures)
