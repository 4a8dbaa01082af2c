r"""Formulas as other programs mark them, ``\(…\)``, ``\[…\]``, ``[$]…[/$]``, become formulas between dollars."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARKED = re.compile(
    r"(?<!\\)\\\((?P<round>.+?)(?<!\\)\\\)"
    r"|\[\$\](?P<dollar>.+?)\[/\$\]"
    r"|\[\$\$\](?P<dollars>.+?)\[/\$\$\]"
    r"|(?<!\\)\\\[(?P<square>.+?)(?<!\\)\\\]",
    re.DOTALL,
)
_LATEX = re.compile(r"\[latex\](.*?)\[/latex\]", re.DOTALL)  # a text of LaTeX, with formulas of its own
_DISPLAYS = ("dollars", "square")
_LONE_DOLLAR = re.compile(r"(?<!\\)\$")


def with_dollars(text: str, clean: Callable[[str], str] = str, square: bool = True) -> str:
    r"""The text with every marked formula between dollars. ``clean`` is done to the TeX inside; ``square`` False
    leaves ``\[`` alone, which is a bracket where brackets mean something else.
    """
    text = _LATEX.sub(r"\1", text)
    pieces: list[str] = []
    position = 0
    for found in _MARKED.finditer(text):
        formula = _formula(found, clean) if square or found.lastgroup != "square" else None
        if formula is None:
            continue
        before, after = text[position : found.start()], text[found.end() : found.end() + 1]
        pieces += [before, _kept_apart(before[-1:], formula, after)]
        position = found.end()
    return "".join(pieces) + text[position:]


def _formula(found: re.Match[str], clean: Callable[[str], str]) -> str | None:
    """The formula between dollars; None where it cannot stand there."""
    assert found.lastgroup is not None
    tex = " ".join(clean(found[found.lastgroup]).split())
    if tex.endswith("\\") and not tex.endswith("\\\\"):
        tex = tex[:-1].rstrip()  # a blank behind a backslash: before a dollar it would make it a character
    if not tex or _LONE_DOLLAR.search(tex):
        return None
    return f"$${tex}$$" if found.lastgroup in _DISPLAYS else f"${tex}$"


def _kept_apart(before: str, formula: str, after: str) -> str:
    """A dollar next to a digit or to another dollar would be read as a price: a blank keeps them apart."""
    if before.isdigit() or before == "$":
        formula = f" {formula}"
    return f"{formula} " if after.isdigit() or after == "$" else formula
