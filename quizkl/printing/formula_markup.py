"""Formulas as typst equations, each with its one-line form as alternative text."""

from __future__ import annotations

from typing import Final

from quizkl.formula.extent import longest_run, rows, stands_high, width
from quizkl.formula.line import to_line
from quizkl.formula.tree import Formula
from quizkl.formula.typst import to_typst, typst_string
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import shown, with_breaks
from quizkl.text.tree import Display, Mathematics

_MANY_ROWS: Final = 6
_SINGLE: Final = 2.5  # ems; what is narrower has no sign between two sides
_SHORT: Final = 13  # ems; a formula up to this width stays on one line


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
    wide = width(mathematics.formula)
    if rows(mathematics.formula) >= _MANY_ROWS:
        return f"#tight({setting.width:g}mm, {setting.height:g}mm, none, {equation});"
    if wide > setting.ems and (run := longest_run(mathematics.formula)) > setting.ems:
        return f"#tight({setting.width:g}mm, {setting.height:g}mm, {run:.2f}em, {equation});"
    if stands_high(mathematics.formula):
        equation = f"tall({equation})"
    if _SINGLE < wide < min(_SHORT, setting.ems / 2) and longest_run(mathematics.formula) < wide:
        equation = f"box({equation})"  # a line could end after its sign of equality
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
    if width(display.formula) > setting.ems or rows(display.formula) >= _MANY_ROWS:
        breaking = "none" if rows(display.formula) > 1 else f"{longest_run(display.formula):.2f}em"
        return f"#shrunk({setting.height:g}mm, {breaking}, {typst_string(line)}, ${code}$.body);"
    return f"#math.equation(block: true, alt: {typst_string(line)}, ${code}$.body);"


def displayed_in_line(formula: Formula, setting: Setting) -> str:
    """A formula as large as on lines of its own, in a line that may be broken in it."""
    code, line = to_typst(formula), to_line(formula)
    if setting.lacking.intersection(code):
        return _source(line, setting)
    equation = f"math.equation(alt: {typst_string(line)}, math.display(${code}$.body))"
    run = longest_run(formula)
    if run > setting.ems:
        return f"#tight({setting.width:g}mm, {setting.height:g}mm, {run:.2f}em, {equation});"
    return f"#{equation};"


def _source(text: str, setting: Setting) -> str:
    return f"#raw({typst_string(with_breaks(shown(' '.join(text.split()), setting.lacking), setting.ems))});"
