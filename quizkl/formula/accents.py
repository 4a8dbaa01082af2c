"""Accents: the combining character of each, and its name where it has to be spelt out."""

from __future__ import annotations

import unicodedata

from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.formula.tree import Mark

_COMBINING = {
    Mark.HAT: "\u0302",
    Mark.WIDE_HAT: "\u0302",
    Mark.TILDE: "\u0303",
    Mark.WIDE_TILDE: "\u0303",
    Mark.BAR: "\u0304",
    Mark.OVERLINE: "\u0304",
    Mark.UNDERLINE: "\u0332",
    Mark.DOT: "\u0307",
    Mark.TWO_DOTS: "\u0308",
    Mark.CHECK: "\u030c",
    Mark.BREVE: "\u0306",
    Mark.ACUTE: "\u0301",
    Mark.GRAVE: "\u0300",
    Mark.RING: "\u030a",
}
# DejaVu Sans Mono has no combining arrow and no three dots.
_ONLY_FULL = {Mark.VECTOR: "\u20d7", Mark.RIGHT_ARROW: "\u20d7", Mark.LEFT_ARROW: "\u20d6", Mark.THREE_DOTS: "\u20db"}
_NAMES = {
    Mark.WIDE_HAT: "hat",
    Mark.WIDE_TILDE: "tilde",
    Mark.OVERLINE: "bar",
    Mark.RIGHT_ARROW: "vec",
    Mark.LEFT_ARROW: "leftvec",
    Mark.RING: "ring",
}


def accented(base: str, mark: Mark, characters: Characters) -> str | None:
    """``base`` with the accent on it, or None where it is not one letter or the characters have no such accent."""
    combining = _COMBINING.get(mark)
    if combining is None and characters is Characters.FULL:
        combining = _ONLY_FULL.get(mark)
    if combining is None or characters is Characters.ASCII or width(base) != 1 or base == " ":
        return None
    return unicodedata.normalize("NFC", base + combining) if base[0].isalpha() else base + combining


def precomposed(base: str, mark: Mark) -> str | None:
    """``base`` and its accent as a single character, or None where Unicode has none. Fonts put combining characters
    where they belong over Latin letters only, if at all, so a drawing does better without them."""
    combining = _COMBINING.get(mark)
    composed = "" if combining is None else unicodedata.normalize("NFC", base + combining)
    return composed if len(composed) == 1 and base.isascii() and base else None


def accent_name(mark: Mark) -> str:
    """The accent as a word, as in ``hat(x)``."""
    return _NAMES.get(mark, mark.value)
