"""Formulas as MathML; one that could not be read, or is wider than a telephone, has a box of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quizkl.formula.characters import Characters
from quizkl.formula.extent import width
from quizkl.formula.line import to_line
from quizkl.formula.markup import Element, element
from quizkl.formula.mathml import mathml
from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.tree import Formula
from quizkl.text.tree import Display, Mathematics

PRINTED_EMS: Final = (24, 30, 36, 44, 54, 66, 80, 98, 120, 150)
"""The widths in ems that the style of the page knows."""

_ANY_PAPER: Final = 20  # ems that every paper has room for
_WIDE: Final = 26  # characters of the one-line form, about what a telephone shows in a row


def inline_formula(mathematics: Mathematics, large: bool = False) -> Element:
    """A formula in running text; ``large``: with fractions and sums as large as on rows of their own."""
    if mathematics.formula is None:
        return element("code", f"${mathematics.source}$")
    formula = mathml(mathematics.formula)
    if large:
        formula = replace(formula, attributes=(*formula.attributes, ("displaystyle", "true")))
    if len(to_line(mathematics.formula, Characters.FULL)) <= _WIDE:
        return formula
    return element("span", formula, class_="wide")


def display_formula(display: Display) -> Element:
    """A formula on rows of its own, which scrolls within its box where it is too wide."""
    if display.formula is None:
        return element("pre", element("code", f"$${display.source}$$"))
    return element("div", mathml(display.formula, display=True), class_=f"display scrolls{_ems(display.formula)}")


def _ems(formula: Formula) -> str:
    """The class of formulas that need so much room: on paper, where nothing scrolls, they are made smaller by it."""
    room = width(formula)
    fitting = next((ems for ems in PRINTED_EMS if room <= ems), PRINTED_EMS[-1])
    return f" ems-{fitting}" if room > _ANY_PAPER else ""


def formula_of(tex: str) -> Mathematics:
    """What is written in TeX by the program itself."""
    formula = parse(tex)
    return Mathematics(tex, None if isinstance(formula, FormulaProblem) else formula)
