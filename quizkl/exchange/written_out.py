"""A card text for a program that does not know the deck's macros."""

from __future__ import annotations

from collections.abc import Mapping

from quizkl.formula.macros import expand
from quizkl.formula.problem import Refused
from quizkl.formula.tokens import Token, tokenize
from quizkl.text.formulas import locate_formulas


def written_out(text: str, macros: Mapping[str, str]) -> str:
    """The text with the macros in its formulas written out; a formula that cannot be read stays as it is."""
    if not macros or "$" not in text:
        return text
    pieces: list[str] = []
    position = 0
    for span in locate_formulas(text).formulas:
        pieces += [text[position : span.inner], _tex(text[span.inner : span.inner_end], macros)]
        position = span.inner_end
    return "".join(pieces) + text[position:]


def _tex(tex: str, macros: Mapping[str, str]) -> str:
    try:
        tokens = tokenize(tex)
        if not any(token.text.removeprefix("\\") in macros for token in tokens if token.text[0] == "\\"):
            return tex
        return _joined(expand(tokens, macros, len(tex)))
    except Refused:
        return tex


def _joined(tokens: list[Token]) -> str:
    """The tokens as one source: a command must not run into the letter behind it."""
    pieces: list[str] = []
    for token in tokens:
        command = pieces[-1] if pieces else ""
        apart = token.spaced or (len(command) > 1 and command[-1].isalpha() and token.text[0].isalpha())
        pieces += [" ", token.text] if apart and pieces else [token.text]
    return "".join(pieces)
