"""The one table of symbols: command, character, class, and how typst, DejaVu Sans Mono and ASCII write it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from quizkl.formula import symbol_table


class AtomClass(IntEnum):
    """What an atom is to its neighbours; spacing follows from it (TeXbook, chapter 18)."""

    ORDINARY = 0
    OPERATOR = 1
    BINARY = 2
    RELATION = 3
    OPENING = 4
    CLOSING = 5
    PUNCTUATION = 6
    INNER = 7


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol: ``character`` is its Unicode form, ``dejavu`` what stands for it in DejaVu Sans Mono, ``ascii`` what
    does in ASCII; ``limits`` says that its scripts go above and below it in a display."""

    name: str
    character: str
    ascii: str
    dejavu: str
    kind: AtomClass
    limits: bool = False

    @property
    def typst(self) -> str:
        """The symbol in typst's mathematics."""
        if self.character.endswith(_STROKE):
            return f'class("relation", cancel({_typst(self.character.removesuffix(_STROKE))}))'
        return _typst(self.character)


def _typst(character: str) -> str:
    """A character in typst, escaped where it would be a shorthand, a bracket that grows, or a root of what follows."""
    if character == "′":
        return "prime"
    punctuation = character.isascii() and not character.isalnum()
    return "\\" + character if punctuation or character in _ACTIVE else character


_STROKE = "\u0338"
_ACTIVE = "⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯⌜⌝⌞⌟‖√"


def _rows(table: str, kind: AtomClass, limits: bool = False) -> dict[str, Symbol]:
    symbols: dict[str, Symbol] = {}
    for line in table.strip().splitlines():
        names, character, plain, *rest = line.split()
        aliases = names.split(",") if len(names) > 1 else [names]
        symbol = Symbol(aliases[0], character, plain, rest[0] if rest else character, kind, limits)
        symbols |= dict.fromkeys(aliases, symbol)
    return symbols


# The keys: a command without its backslash, or, for what is typed as it is, the character. A few of the latter are
# commands too (``\|``, ``\{``, ``\%``), told apart by the parser.
LARGE = _rows(symbol_table.LIMITED, AtomClass.OPERATOR, limits=True)
INTEGRALS = _rows(symbol_table.INTEGRALS, AtomClass.OPERATOR)
OPENING = _rows(symbol_table.OPENING, AtomClass.OPENING)
CLOSING = _rows(symbol_table.CLOSING, AtomClass.CLOSING)
SYMBOLS = (
    _rows(symbol_table.ORDINARY, AtomClass.ORDINARY)
    | _rows(symbol_table.BINARY, AtomClass.BINARY)
    | _rows(symbol_table.RELATION, AtomClass.RELATION)
    | OPENING
    | CLOSING
    | _rows(symbol_table.PUNCTUATION, AtomClass.PUNCTUATION)
    | LARGE
    | INTEGRALS
)

_BY_CHARACTER: dict[str, Symbol] = {}
for _symbol in SYMBOLS.values():
    _BY_CHARACTER.setdefault(_symbol.character, _symbol)


def symbol_of(character: str) -> Symbol | None:
    """The symbol that is typed as itself, as ``+`` and ``≤`` are."""
    return SYMBOLS.get(character) if character.isascii() else _BY_CHARACTER.get(character)


_NOT_IN_DEJAVU = "⊭⊮⋬⋭"


def negated(symbol: Symbol) -> Symbol:
    """The symbol struck through, as ``\\not`` asks: as one character if Unicode has it."""
    character = unicodedata.normalize("NFC", symbol.character + _STROKE)
    known = symbol_of(character)
    if known is not None:
        return known
    dejavu = character if len(character) == 1 and character not in _NOT_IN_DEJAVU else "¬" + symbol.dejavu
    return Symbol(f"not {symbol.name}", character, "!" + symbol.ascii, dejavu, AtomClass.RELATION)
