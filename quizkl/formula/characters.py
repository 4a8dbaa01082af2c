"""Which characters a writer may use, and the Unicode alphabets and scripts within them."""

from __future__ import annotations

import unicodedata
from enum import Enum

from quizkl.formula.symbols import Symbol
from quizkl.formula.tree import Alphabet


class Characters(Enum):
    """``DEJAVU`` has what DejaVu Sans Mono shows, which most terminals do; ``FULL`` adds the mathematical alphabets of
    Unicode; ``ASCII`` is for the plainest terminals and for reading aloud."""

    DEJAVU = "dejavu"
    FULL = "full"
    ASCII = "ascii"


def glyph(symbol: Symbol, characters: Characters) -> str:
    """How the symbol is written."""
    if characters is Characters.DEJAVU:
        return symbol.dejavu
    return symbol.character if characters is Characters.FULL else symbol.ascii


_UPPER = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαεθ⊤∗∘′†‡",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵋᶿᵀ*°′†‡",
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


_CAPITAL_A = {
    Alphabet.BOLD: 0x1D400,
    Alphabet.ITALIC: 0x1D434,
    Alphabet.BOLD_ITALIC: 0x1D468,
    Alphabet.CALLIGRAPHIC: 0x1D49C,
    Alphabet.SCRIPT: 0x1D49C,
    Alphabet.FRAKTUR: 0x1D504,
    Alphabet.BLACKBOARD: 0x1D538,
    Alphabet.SANS: 0x1D5A0,
    Alphabet.TYPEWRITER: 0x1D670,
}
_ZERO = {
    Alphabet.BOLD: 0x1D7CE,
    Alphabet.BLACKBOARD: 0x1D7D8,
    Alphabet.SANS: 0x1D7E2,
    Alphabet.TYPEWRITER: 0x1D7F6,
}
_GREEK_ALPHA = {Alphabet.BOLD: (0x1D6A8, 0x1D6C2), Alphabet.BOLD_ITALIC: (0x1D71C, 0x1D736)}
_SCRIPT_LETTERS = dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True))
# Letters that Unicode had before it had their alphabet, and that the alphabet therefore leaves out.
_EARLIER = {
    Alphabet.BLACKBOARD: dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    Alphabet.CALLIGRAPHIC: _SCRIPT_LETTERS,
    Alphabet.SCRIPT: _SCRIPT_LETTERS,
    Alphabet.FRAKTUR: dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    Alphabet.ITALIC: {"h": "ℎ"},
}


def styled(text: str, alphabet: Alphabet, characters: Characters) -> str:
    """``text`` in the alphabet, as far as the characters go: DejaVu Sans Mono has only a few blackboard letters."""
    if characters is Characters.FULL:
        return "".join([_styled_character(character, alphabet) for character in text])
    if characters is Characters.DEJAVU and alphabet is Alphabet.BLACKBOARD:
        letters = _EARLIER[alphabet]
        return "".join([letters.get(character, character) for character in text])
    return text


def _styled_character(character: str, alphabet: Alphabet) -> str:
    earlier = _EARLIER.get(alphabet, {}).get(character)
    if earlier is not None:
        return earlier
    code = ord(character)
    if alphabet in _CAPITAL_A:
        if "A" <= character <= "Z":
            return chr(_CAPITAL_A[alphabet] + code - ord("A"))
        if "a" <= character <= "z":
            return chr(_CAPITAL_A[alphabet] + 26 + code - ord("a"))
    if alphabet in _ZERO and "0" <= character <= "9":
        return chr(_ZERO[alphabet] + code - ord("0"))
    if alphabet in _GREEK_ALPHA:
        capital, small = _GREEK_ALPHA[alphabet]
        if "Α" <= character <= "Ω":
            return chr(capital + code - ord("Α"))
        if "α" <= character <= "ω":
            return chr(small + code - ord("α"))
    return character


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
