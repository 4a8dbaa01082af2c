"""Exact fractions as decimals."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.syntax.rank import exact_decimal


def decimals(value: Fraction) -> str | None:
    """``0.4``, ``-1.25``, ``3``: the exact decimal; None where there is none."""
    text = exact_decimal(abs(value))
    return f"-{text}" if text is not None and value < 0 else text


def at_places(value: Fraction, places: int) -> str:
    """The value rounded to ``places`` decimals, a tie away from zero; never ``-0``."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 and whole else text
