"""Delimiters: ``\\left … \\right`` and the sizes ``\\big`` to ``\\Bigg``."""

from __future__ import annotations

from quizkl.formula.problem import Refused
from quizkl.formula.reader import Construct, Reader
from quizkl.formula.symbols import CLOSING, OPENING, SYMBOLS, AtomClass, Symbol
from quizkl.formula.tokens import Token
from quizkl.formula.tree import Delimiter, Fenced, Node, alone

_OTHERS = ("vert", "Vert", "backslash", "uparrow", "downarrow", "updownarrow", "Uparrow", "Downarrow", "Updownarrow")
_DELIMITERS: dict[str, Symbol | None] = {
    **{"\\" + name: symbol for name, symbol in (OPENING | CLOSING).items() if name.isalpha()},
    **{"\\" + name: SYMBOLS[name] for name in _OTHERS},
    "(": SYMBOLS["("],
    ")": SYMBOLS[")"],
    "[": SYMBOLS["["],
    "]": SYMBOLS["]"],
    "\\{": SYMBOLS["{"],
    "\\}": SYMBOLS["}"],
    "|": SYMBOLS["vert"],
    "\\|": SYMBOLS["Vert"],
    "/": SYMBOLS["/"],
    "<": SYMBOLS["langle"],
    ">": SYMBOLS["rangle"],
    "⟨": SYMBOLS["langle"],
    "⟩": SYMBOLS["rangle"],
    "‖": SYMBOLS["Vert"],
    ".": None,
}
_STOPS = frozenset(("\\right", "\\middle"))


def delimiter(reader: Reader, after: str) -> Symbol | None:
    """The delimiter that stands here; None for the invisible one."""
    token = reader.take(f"a bracket after {after}")
    if token.text not in _DELIMITERS:
        message = f"{token.text} after {after} is no bracket."
        raise Refused(token.offset, message, rf"Write ( [ \{{ | \| \langle, or {after}. for an invisible one.")
    return _DELIMITERS[token.text]


def _fenced(reader: Reader, token: Token) -> Node:
    left = delimiter(reader, "\\left")
    parts: list[Node] = []
    middles: list[Symbol | None] = []
    while True:
        parts.append(alone(reader.row(_STOPS)))
        if not reader.upcoming:
            raise Refused(
                token.offset, r"This \left has no \right.", r"Write \right) or the like; \right. is invisible."
            )
        if reader.take().text == "\\right":
            return Fenced(left, delimiter(reader, "\\right"), tuple(parts), tuple(middles))
        middles.append(delimiter(reader, "\\middle"))


def _sized(size: int, kind: AtomClass) -> Construct:
    def read(reader: Reader, token: Token) -> Node | None:
        symbol = delimiter(reader, token.text)
        if symbol is None:
            return None
        sided = kind == AtomClass.ORDINARY and symbol.kind in (AtomClass.OPENING, AtomClass.CLOSING)
        return Delimiter(symbol, size, symbol.kind if sided else kind)

    return read


_SIDES = {
    "": AtomClass.ORDINARY,
    "l": AtomClass.OPENING,
    "r": AtomClass.CLOSING,
    "m": AtomClass.RELATION,
}
BRACKETS: dict[str, Construct] = {"left": _fenced} | {
    name + side: _sized(size, kind)
    for size, name in enumerate(("big", "Big", "bigg", "Bigg"), start=1)
    for side, kind in _SIDES.items()
}
