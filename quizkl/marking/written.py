"""Numbers written out at the precision that was asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.typed import Shape
from quizkl.maths.units import Unit

_EXACTLY = Context(prec=2000, rounding=ROUND_HALF_UP)
_LONGEST_PLAIN = 15
FIGURES_WITHIN_A_BOUND = 6
BEYOND_A_BOUND = 2
"""Places that are shown of a number beyond the first one of the bound: 2.088 within 0.1."""


def written(values: Sequence[Decimal], shape: Shape, precision: Precision, unit: Unit | None = None) -> str:
    """``0.0258 nats``, ``[0.3665, 0.3665, 0.3219]``: the values in brackets as their shape says."""
    text = _bracketed([written_number(value, precision) for value in values], shape)
    return text if unit is None else f"{text} {unit.value}"


def _bracketed(texts: Sequence[str], shape: Shape) -> str:
    if not shape:
        return texts[0]
    if shape[0] == 0:
        return "[]"
    size = len(texts) // shape[0]
    parts = [_bracketed(texts[start : start + size], shape[1:]) for start in range(0, len(texts), size)]
    return f"[{', '.join(parts)}]"


def written_number(value: Decimal, precision: Precision) -> str:
    """One value, correctly rounded (half away from zero), with a true minus sign; infinity as ``∞``."""
    if value.is_infinite():
        return "−∞" if value.is_signed() else "∞"
    digits = _digits(value, precision)
    return f"−{digits[1:]}" if digits[0] == "-" else digits


def typable(text: str) -> str:
    """What was written, as it is typed into a deck."""
    return text.replace("−", "-").replace("∞", "oo")


def _digits(value: Decimal, precision: Precision) -> str:
    match precision:
        case Decimals(places):
            if value.adjusted() >= _LONGEST_PLAIN:
                return _to_figures(value, _LONGEST_PLAIN)
            return _plain(value.quantize(Decimal(1).scaleb(-places), context=_EXACTLY))
        case SignificantFigures(figures):
            return _to_figures(value, figures)
        case Absolute(bound) if bound and value.adjusted() - bound.adjusted() + BEYOND_A_BOUND < FIGURES_WITHIN_A_BOUND:
            return _short(
                _plain(value.quantize(Decimal(1).scaleb(bound.adjusted() - BEYOND_A_BOUND), context=_EXACTLY))
            )
        case Relative() | Absolute():
            return _short(_to_figures(value, FIGURES_WITHIN_A_BOUND))


def _to_figures(value: Decimal, figures: int) -> str:
    if value == 0:
        return "0"
    rounded = Context(prec=figures, rounding=ROUND_HALF_UP).plus(value)
    rounded = rounded.quantize(Decimal(1).scaleb(rounded.adjusted() - figures + 1), context=_EXACTLY)
    whole_zeros = rounded.as_tuple().exponent
    if -6 <= rounded.adjusted() < _LONGEST_PLAIN and isinstance(whole_zeros, int) and whole_zeros <= 0:
        return _plain(rounded)
    mantissa = rounded.scaleb(-rounded.adjusted(), context=_EXACTLY)
    return f"{mantissa:f}e{rounded.adjusted()}"


def _plain(value: Decimal) -> str:
    return f"{abs(value) if value == 0 else value:f}"


def _short(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def digits_asked(precision: Precision) -> str:
    """``4 decimals``: what the precision asks for, after "to" or "give"."""
    match precision:
        case Decimals(0):
            return "a whole number"
        case Decimals(places):
            return f"{places} decimal{'s' * (places != 1)}"
        case SignificantFigures(figures):
            return f"{figures} significant figure{'s' * (figures != 1)}"
        case Relative(bound):
            return f"a value within {(bound * 100).normalize():f}% of it"
        case Absolute(bound):
            return f"a value within ±{bound:f}"


def listed(positions: Sequence[int], shape: Shape) -> str:
    """``entry 2``, ``entries 1 and 3``, ``entries (1, 2) and (2, 2)``: positions in reading order, named from 1."""
    names = [_entry_name(position, shape) for position in positions]
    if len(names) == 1:
        return f"entry {names[0]}"
    return f"entries {', '.join(names[:-1])} and {names[-1]}"


def _entry_name(position: int, shape: Shape) -> str:
    indices: list[int] = []
    for size in reversed(shape):
        indices.insert(0, position % size + 1)
        position //= size
    return str(indices[0]) if len(indices) == 1 else f"({', '.join(map(str, indices))})"
