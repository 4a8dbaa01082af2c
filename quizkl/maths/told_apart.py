"""Where two expressions differ, in figures: as many as it takes to see it."""

from __future__ import annotations

from collections.abc import Mapping

from quizkl.maths.inquiry import Digits

_FEWEST = 7


def told_apart(first: Digits | None, second: Digits | None, fewest: int = _FEWEST) -> tuple[str, str]:
    """Both values with as many figures as it takes to see the difference, ``fewest`` at the least; None is no value."""
    for figures in (fewest, _FEWEST, 12, 20, 30, 45):
        pair = in_figures(first, figures), in_figures(second, figures)
        if pair[0] != pair[1]:
            return pair
    return in_figures(first, 600), in_figures(second, 600)


def point(at: Mapping[str, Digits]) -> str:
    """``x = 0.62, y = 3``: where that is; empty where nothing varies."""
    return ", ".join(f"{name} = {in_figures(value)}" for name, value in at.items())


def in_figures(digits: Digits | None, figures: int = 10) -> str:
    """A value in so many significant figures, with a true minus sign."""
    if digits is None:
        return "without a value"
    if isinstance(digits, tuple):
        return "[" + ", ".join(in_figures(entry, figures) for entry in digits) + "]"
    mantissa, _, exponent = f"{digits:.{figures}g}".partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", "−")
