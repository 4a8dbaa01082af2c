"""Symbols, words and scripts in the characters that a writer may use."""

from __future__ import annotations

import unicodedata

from quizkl.formula.characters import Characters
from quizkl.formula.symbols import Symbol


def glyph(symbol: Symbol, characters: Characters) -> str:
    """How the symbol is written."""
    if characters is Characters.DEJAVU:
        return symbol.dejavu
    return symbol.character if characters is Characters.FULL else symbol.ascii


_UPPER = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαεθ⊤∗⋆∘′†‡",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵋᶿᵀ**°′†‡",
        strict=True,
    )
)
_LOWER = dict(zip("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
SUPERSCRIPTS: dict[Characters, dict[str, str]] = {
    Characters.DEJAVU: _UPPER,
    Characters.FULL: _UPPER | dict(zip("βγδφχ", "ᵝᵞᵟᵠᵡ", strict=True)),
    Characters.ASCII: {},
}
SUBSCRIPTS: dict[Characters, dict[str, str]] = {
    Characters.DEJAVU: _LOWER,
    Characters.FULL: _LOWER | dict(zip("βγρφχ", "ᵦᵧᵨᵩᵪ", strict=True)),
    Characters.ASCII: {},
}


def script(text: str, table: dict[str, str]) -> str | None:
    """``text`` in raised or lowered characters, or None unless every one of them exists."""
    if all(character in table for character in text):
        return "".join([table[character] for character in text]).replace("′′′", "‴").replace("′′", "″")
    return None


def written(text: str, characters: Characters) -> str:
    """Words and letters as they were typed; in ASCII without accents, and what is left by its number."""
    if characters is not Characters.ASCII or text.isascii():
        return text
    return "".join([_plain(character) for character in unicodedata.normalize("NFC", text)])


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in _PLAIN:
        return _PLAIN[character]
    bare = "".join([part for part in unicodedata.normalize("NFD", character) if part.isascii()])
    return bare or f"<U+{ord(character):04X}>"


_PLAIN = dict(zip("‘’“”–—…−×", ("'", "'", '"', '"', "-", "--", "...", "-", "*"), strict=True))
