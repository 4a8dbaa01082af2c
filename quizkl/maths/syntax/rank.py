"""How tightly each kind of node holds together when it is written, and numbers as they are written."""

from __future__ import annotations

import re
from enum import IntEnum
from fractions import Fraction

from quizkl.maths.syntax.tree import Number, Operator


class Rank(IntEnum):
    """A part is put in brackets where its rank is below what its place needs."""

    SUM = 1
    SERIES = 2
    """``sum_i p_i``: what takes the whole product that follows."""
    PRODUCT = 3
    POWER = 4
    POSTFIX = 5
    ATOM = 6


RANK_OF = {
    Operator.ADD: Rank.SUM,
    Operator.SUBTRACT: Rank.SUM,
    Operator.MULTIPLY: Rank.PRODUCT,
    Operator.DIVIDE: Rank.PRODUCT,
    Operator.DOT: Rank.PRODUCT,
    Operator.MATRIX_PRODUCT: Rank.PRODUCT,
    Operator.POWER: Rank.POWER,
}
_TYPED = re.compile(r"[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?|\.[0-9]+([eE][+-]?[0-9]+)?")


def digits_of(number: Number) -> tuple[str, Rank]:
    """A number as it was typed, or as a decimal; as a fraction where no decimal is exact."""
    if _TYPED.fullmatch(number.text):
        return number.text.rstrip("."), Rank.ATOM
    text = exact_decimal(abs(number.value))
    rank = Rank.ATOM
    if text is None:
        text, rank = f"{abs(number.value.numerator)}/{number.value.denominator}", Rank.PRODUCT
    return (f"-{text}", Rank.SUM) if number.value < 0 else (text, rank)


def exact_decimal(value: Fraction) -> str | None:
    """A fraction that is not negative as a decimal of finite length, or None where there is none."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return None
    places = max(twos, fives)
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def is_small_whole(number: Number) -> bool:
    """Whether it can be shown as a superscript."""
    return number.value.denominator == 1 and 0 <= number.value < 1000
