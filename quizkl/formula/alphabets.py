"""The mathematical alphabets of Unicode."""

from __future__ import annotations

from quizkl.formula.characters import Characters
from quizkl.formula.tree import Alphabet

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
