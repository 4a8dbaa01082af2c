"""Signs and brackets as MathML operators, with the space and the size that TeX gives them."""

from __future__ import annotations

from typing import Final

from quizkl.formula.markup import Element, element
from quizkl.formula.mathml_spacing import Neighbours, Spaces
from quizkl.formula.symbols import AtomClass, Symbol
from quizkl.formula.tree import Mark

_SIZES: Final = (1.2, 1.8, 2.4, 3.0)
_GROW: Final = {True: "true", False: "false"}
# What every browser's table of operators sets as TeX does; all others carry their space with them.
_WELL_KNOWN: Final = frozenset("=<>≤≥≠≈≡∼∝∈∉⊂⊆→⇒+−×·,;∑∏∫∬∭∮⋃⋂")

_ACCENTS: Final = {
    Mark.HAT: "^",
    Mark.WIDE_HAT: "^",
    Mark.TILDE: "~",
    Mark.WIDE_TILDE: "~",
    Mark.BAR: "¯",
    Mark.OVERLINE: "‾",
    Mark.UNDERLINE: "_",
    Mark.VECTOR: "→",
    Mark.RIGHT_ARROW: "→",
    Mark.LEFT_ARROW: "←",
    Mark.DOT: "˙",
    Mark.TWO_DOTS: "¨",
    Mark.THREE_DOTS: "⃛",
    Mark.CHECK: "ˇ",
    Mark.BREVE: "˘",
    Mark.ACUTE: "´",
    Mark.GRAVE: "`",
    Mark.RING: "˚",
}
_WIDE: Final = frozenset(
    (Mark.WIDE_HAT, Mark.WIDE_TILDE, Mark.OVERLINE, Mark.UNDERLINE, Mark.RIGHT_ARROW, Mark.LEFT_ARROW)
)


def operator(character: str, stretchy: bool) -> Element:
    """An operator with no space around it."""
    return element("mo", character, stretchy=_GROW[stretchy], lspace="0", rspace="0")


def accent(mark: Mark) -> Element:
    """What goes above a base, or below it; wide accents are as wide as the base."""
    return operator(_ACCENTS[mark], stretchy=mark in _WIDE)


def sign(symbol: Symbol, around: Neighbours, tight: bool) -> Element:
    """A sign as it stands between its neighbours; only ``\\left`` and ``\\right`` make brackets grow."""
    character = symbol.character
    if symbol.kind in (AtomClass.OPENING, AtomClass.CLOSING) or character in "|‖∣∥/∖↑↓↕⇑⇓⇕":
        form = {AtomClass.OPENING: "prefix", AtomClass.CLOSING: "postfix"}.get(symbol.kind)
        spaces = around.spaces(symbol, tight)
        return element("mo", character, form=form, stretchy="false", lspace=spaces.before, rspace=spaces.after)
    if symbol.kind is AtomClass.ORDINARY and not character.isascii() and character != "′":
        return element("mi", character, mathvariant="normal")
    if character in _WELL_KNOWN and not around.alone and not tight and not around.unary:
        return element("mo", character)
    if symbol.kind is AtomClass.OPERATOR:
        return element("mo", character, rspace="0" if tight else None)
    spaces = around.spaces(symbol, tight)
    stretchy = "false" if character in "→←↔⇒⇐⇔↦⟶⟵⟹^_~¯‾" else None
    form = "prefix" if around.unary else None
    return element("mo", character, form=form, stretchy=stretchy, lspace=spaces.before, rspace=spaces.after)


def fence(symbol: Symbol | None, form: str) -> Element:
    """A delimiter as tall as what it is beside; nothing for the invisible one."""
    if symbol is None:
        return element("mrow")
    space = "0.2778em" if form == "infix" and symbol.character in "|‖" else "0"
    return element("mo", symbol.character, form=form, stretchy="true", lspace=space, rspace=space)


def sized(symbol: Symbol, size: int, kind: AtomClass) -> Element:
    """``\\big`` (1) to ``\\Bigg`` (4)."""
    height = f"{_SIZES[size - 1]}em"
    space = Spaces.of(kind).before
    return element("mo", symbol.character, stretchy="true", minsize=height, maxsize=height, lspace=space, rspace=space)


def thin_space() -> Element:
    return element("mspace", width="0.1667em")
