"""The characters that the answer language knows beyond ASCII: an explicit map, everything else is refused by name.

There is no general normalisation on purpose: it would read ``10⁻³`` as 10-3 and ``2½`` as 21/2.
"""

from __future__ import annotations

import unicodedata

from quizkl.maths.syntax.elsewhere import DOTS, INTEGRAL, LIMIT

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "\u00b5": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
    "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "ℼ": "pi",
}  # fmt: skip
"""A Greek letter and its spelling (the micro sign of some keyboards is mu; capitals that look Latin are left out)."""

LETTER_OF = {
    spelling: letter for letter, spelling in reversed(GREEK.items()) if letter not in ("ϵ", "ϑ", "ϕ", "\u00b5", "ℼ")
}
"""The letter that is shown for a spelling."""

OPERATORS = {"∑": "sum", "∏": "prod", "𝔼": "E", "𝒩": "𝒩"}
"""Signs that are read as the names of what they do."""

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789aehijklmnoprstuvx", strict=True))

FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

SIGNS = {
    "−": "-", "–": "-", "×": "*", "∗": "*", "⋅": "·", "·": "·", "÷": "/", "∕": "/", "⁄": "/", "‖": "‖", "∥": "‖",
    "∣": "|", "′": "'", "⊤": "ᵀ", "ᵀ": "ᵀ", "√": "√", "∛": "∛", "°": "°", "≈": "≈", "∞": "oo", "∼": "~",
    "∈": "∈", "∂": "∂",
}  # fmt: skip
"""A sign and the one the parser knows it by. The en dash is what editors make of a hyphen."""

SPACES = " \t\n\r\u00a0\u2009\u202f"

_HINTS = {
    "$": "Leave the dollar signs out; write the mathematics alone.",
    "=": "An answer is one expression, without an equals sign.",
    "{": "Write ( ) to group, [ ] for a vector.",
    "}": "Write ( ) to group, [ ] for a vector.",
    ">": "An answer is one expression, not a comparison.",
    "?": "Leave the question mark out.",
    ":": "For a quotient write /.",
    "_": "A name begins with a letter.",
    '"': "Leave the quotation marks out.",
    "∫": INTEGRAL,
    "…": DOTS,
    "⋯": DOTS,
    "→": LIMIT,
    "\u2014": "For a minus sign write -.",
    "\u2010": "For a minus sign write -.",
    "\u2011": "For a minus sign write -.",
    "ˆ": "For a power write ^.",
}


def is_known(character: str) -> bool:
    """Whether the reader has a meaning for a character that is not ASCII."""
    return any(character in table for table in (GREEK, OPERATORS, SUPERSCRIPTS, SUBSCRIPTS, FRACTIONS, SIGNS, SPACES))


def describe(character: str) -> str:
    """A character named so that it can be shown on any terminal: never the raw character unless it prints."""
    code = f"U+{ord(character):04X}"
    if "!" <= character <= "~":
        return f"`{character}`"
    name = unicodedata.name(character, "")
    if not name:
        return f"the control character {code}" if ord(character) < 0xA0 else f"the character {code}"
    if unicodedata.category(character)[0] in "LNPS" and not unicodedata.combining(character):
        return f"`{character}` ({code} {name.lower()})"
    return f"the character {code} {name.lower()}"


def hint_for(character: str) -> str:
    """What to write instead of a character that has no meaning."""
    if character in _HINTS:
        return _HINTS[character]
    if "!" <= character <= "~":
        return ""
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) == 1 and "!" <= plain <= "~" and plain != character:
        return f"If you mean {plain}, type it from the keyboard."
    return "Type the answer with ordinary letters, digits and signs."
