"""A value with all its digits, and the numbers that are written down for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from quizkl.maths.engine.novalue import TooLargeError
from quizkl.maths.syntax.rank import exact_decimal
from quizkl.maths.syntax.tree import Binary, Constant, Expression, Negate, Number, Operator, Symbol

_CONTEXT = Context(prec=200, rounding=ROUND_HALF_UP, Emax=10**8, Emin=-(10**8))
_SHORT_DIGITS = 8
_SHORT_LENGTH = 12
_LARGEST_IN_FRACTION = 999
_WITHOUT_POWER_OF_TEN = range(-9, 15)
_FIGURES_OF_SMALL = 3
_LARGEST_POWER = 1_000


@dataclass(frozen=True, slots=True)
class Amount:
    """A number to 40 significant digits; ``exact`` where it is rational."""

    digits: Decimal
    exact: Fraction | None = None


def short(amount: Amount, fractions: bool = False) -> Expression | None:
    """The exact number as a person writes it: a decimal of few digits, a small fraction if ``fractions``, else None."""
    if amount.exact is None:
        return None
    size = abs(amount.exact)
    text = exact_decimal(size) if size.denominator < 10**_SHORT_LENGTH and size < 10**_SHORT_LENGTH else None
    if text is not None and len(text.replace(".", "").strip("0")) <= _SHORT_DIGITS and len(text) <= _SHORT_LENGTH:
        return _signed(Number(size, text), amount.exact < 0)
    if fractions and max(size.numerator, size.denominator) <= _LARGEST_IN_FRACTION:
        quotient = Binary(Operator.DIVIDE, Number(Fraction(size.numerator)), Number(Fraction(size.denominator)))
        return _signed(quotient, amount.exact < 0)
    return None


def decimals_in(number: Expression) -> int:
    """How many decimals a written number has; many for what is no decimal."""
    if isinstance(number, Negate):
        number = number.operand
    if not isinstance(number, Number) or "e" in number.text:
        return 99
    return len(number.text.partition(".")[2])


def rounded(digits: Decimal, decimals: int, exactly: bool = False) -> Expression:
    """The number to so many ``decimals``; with more of them for a small number, unless ``exactly`` so many."""
    if digits.is_infinite():
        return _signed(Constant(Symbol.INFINITY), digits < 0)
    if digits == 0:
        return Number(Fraction(0), "0")
    power = digits.adjusted()
    if power not in _WITHOUT_POWER_OF_TEN and not (exactly and power < 0):
        return _with_power_of_ten(digits)
    if not exactly and power < 1 - decimals:
        decimals = _FIGURES_OF_SMALL - 1 - power
    value = digits.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    size = abs(value)
    return _signed(Number(Fraction(size), f"{size:f}"), value < 0)


def _with_power_of_ten(digits: Decimal) -> Expression:
    """Six significant digits of what is too large or too small for a decimal: ``1.97007e434``.

    Raises TooLargeError for a power of ten that nobody would write.
    """
    if abs(digits.adjusted()) > _LARGEST_POWER:
        raise TooLargeError
    value = Context(prec=6, rounding=ROUND_HALF_UP, Emax=10**8, Emin=-(10**8)).plus(abs(digits))
    power = value.adjusted()
    mantissa = value.scaleb(-power, context=_CONTEXT)
    return _signed(Number(Fraction(mantissa) * Fraction(10) ** power, f"{mantissa:f}e{power}"), digits < 0)


def _signed(expression: Expression, negative: bool) -> Expression:
    return Negate(expression) if negative else expression
