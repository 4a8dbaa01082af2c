"""Formulas as typst equations, each with its one-line form as alternative text."""

from __future__ import annotations

from typing import Final

from quizkl.formula.line import to_line
from quizkl.formula.typst import to_typst, typst_string
from quizkl.printing.formula_width import longest_run, rows, width
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import shown, with_breaks
from quizkl.text.tree import Display, Mathematics

_MANY_ROWS: Final = 6


def inline_equation(mathematics: Mathematics, setting: Setting) -> str:
    """A formula in running text. Where it cannot be broken and may be too wide, typst measures and shrinks it."""
    if mathematics.formula is None or setting.source:
        return _source(f"${mathematics.source}$", setting)
    line = to_line(mathematics.formula)
    code = to_typst(mathematics.formula)
    if setting.lacking.intersection(code):
        return _source(line, setting)
    if not code:
        return ""
    equation = f"math.equation(alt: {typst_string(line)}, ${code}$)"
    tall = rows(mathematics.formula) >= _MANY_ROWS
    if tall or (width(mathematics.formula) > setting.ems and longest_run(mathematics.formula) > setting.ems):
        return f"#tight({setting.width:g}mm, {setting.height:g}mm, {equation});"
    return f"#{equation};"


def display_equation(display: Display, setting: Setting) -> str:
    """A formula on lines of its own; one that may be too wide or too high is measured by typst and shrunk."""
    if display.formula is None or setting.source:
        return _source(f"$${display.source}$$", setting)
    line = to_line(display.formula)
    code = to_typst(display.formula)
    if setting.lacking.intersection(code):
        return _source(line, setting)
    if not code:
        return ""
    equation = f"math.equation(block: true, alt: {typst_string(line)}, ${code}$.body)"
    if width(display.formula) > setting.ems or rows(display.formula) >= _MANY_ROWS:
        return f"#shrunk({setting.height:g}mm, {equation});"
    return f"#{equation};"


def _source(text: str, setting: Setting) -> str:
    return f"#raw({typst_string(with_breaks(shown(' '.join(text.split()), setting.lacking)))});"
