"""Values as they stand beside a line."""

from __future__ import annotations

from decimal import Decimal

from quizkl.deck.card import Precision, SignificantFigures
from quizkl.marking.written import written_number
from quizkl.maths.inquiry import Digits
from quizkl.maths.units import Unit
from quizkl.workbench.digits import USUAL

_SMALL = Decimal("0.001")
"""Below it four decimals say too little: figures are shown, unless the page says how many digits it wants."""
_SMALL_FIGURES = SignificantFigures(4)
_NOISE = Decimal("1e-14")


def value_text(digits: Digits, precision: Precision | None, unit: Unit | None = None) -> str:
    """``0.0258 nats``, ``[−0.0893, 0.1151, 0]``. Zeros at the end mean that the value was rounded to them."""
    text = _text(digits, precision)
    return text if unit is None else f"{text} {unit.value}"


def _text(digits: Digits, precision: Precision | None) -> str:
    if isinstance(digits, tuple):
        return f"[{', '.join(_text(entry, precision) for entry in digits)}]"
    if digits.is_nan():
        return "no value"
    if digits.is_infinite():
        return "−∞" if digits.is_signed() else "∞"
    return _number(digits, precision or _usual(digits))


def _usual(value: Decimal) -> Precision:
    return _SMALL_FIGURES if 0 < abs(value) < _SMALL else USUAL


def _number(value: Decimal, precision: Precision) -> str:
    text = written_number(value, precision)
    if "e" in text or "." not in text:
        return text
    return text.rstrip("0").rstrip(".") if _is_all(value, text) else text


def is_rounded(digits: Digits, precision: Precision | None) -> bool:
    """Whether what is shown of a value is not all of it."""
    if isinstance(digits, tuple):
        return any(is_rounded(entry, precision) for entry in digits)
    if not digits.is_finite():
        return False
    text = written_number(digits, precision or _usual(digits))
    return not _is_all(digits, text)


def _is_all(value: Decimal, text: str) -> bool:
    shown = Decimal(text.replace("−", "-"))
    if "e" in text:
        return shown == value
    return abs(shown - value) <= _NOISE * max(abs(value), Decimal("1e-10"))
