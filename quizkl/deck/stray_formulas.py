r"""What an author means for a formula and nobody reads as one: ``\(x\)``, ``$ x $``, a dollar without its other one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizkl.text.formulas import locate_formulas

_OTHER_MARKS = re.compile(r"(?<!\\)(?:\\\((?=.+?\\\))|\\\[(?=.+?\\\]))", re.DOTALL)
_LIKE_TEX = re.compile(r"(?<![\\\w$])\$(?!\$)(?= ?\\[A-Za-z]|[A-Za-z](?![A-Za-z])|[A-Za-z]+[_^=(]| [A-Za-z]+ ?[$_^=])")


@dataclass(frozen=True, slots=True)
class Stray:
    """``offset`` is where it stands in the text."""

    offset: int
    message: str
    hint: str


def stray_formula(text: str) -> Stray | None:
    """The first mark in ``text`` that looks like the beginning of a formula and is none."""
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return None
    located = locate_formulas(text)
    read = [*((span.start, span.end) for span in located.formulas), *located.code]
    for found in sorted((*_OTHER_MARKS.finditer(text), *_LIKE_TEX.finditer(text)), key=lambda one: one.start()):
        if not any(start <= found.start() < end for start, end in read):
            return _said(found)
    return None


def _said(found: re.Match[str]) -> Stray:
    if found[0] == "$":
        message = "this $ begins no formula: it is never closed, or a blank stands inside beside a dollar"
        return Stray(found.start(), message, r"Write $x$, without blanks at its ends; \$ is a dollar.")
    dollars = "$…$" if found[0] == "\\(" else "$$…$$"
    return Stray(found.start(), f"{found[0]} begins no formula, and is shown as a bracket", f"Write {dollars}.")
