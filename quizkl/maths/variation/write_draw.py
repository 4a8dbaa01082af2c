"""Writes how a quantity varies, so that ``read_draw`` reads the same again."""

from __future__ import annotations

from quizkl.maths.variation.kinds import Choice, Draw, Drawn, Normal, Permutation, PositiveDefinite, Simplex, Uniform


def write_draw(draw: Draw) -> str:
    """``simplex(3, step=1/10, min=0)``: with every argument."""
    match draw:
        case Uniform(low, high, step, count):
            return f"uniform({low}, {high}, step={step}{_times(count)})"
        case Choice(options, count):
            return f"choice({', '.join(map(_value, options))}{_times(count)})"
        case Simplex(n, step, least):
            return f"simplex({n}, step={step}, min={least})"
        case Normal(mean, deviation, step, count):
            return f"normal({mean}, {deviation}, step={step}{_times(count)})"
        case PositiveDefinite(n, step, most):
            return f"positive_definite({n}, step={step}, most={most})"
        case Permutation(items):
            return f"permutation({_value(items)})"


def _times(count: int | None) -> str:
    return "" if count is None else f", n={count}"


def _value(value: Drawn) -> str:
    return f"[{', '.join(map(_value, value))}]" if isinstance(value, tuple) else str(value)
