"""Formulas as typst equations, each with its one-line form as alternative text."""

from __future__ import annotations

from typing import Final

from quizkl.formula.line import to_line
from quizkl.formula.spacing import left_class
from quizkl.formula.symbols import AtomClass
from quizkl.formula.tree import Fenced, Formula, Grid, Lines, Node, Row
from quizkl.formula.typst import to_typst, typst_string
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import shown, with_breaks
from quizkl.text.tree import Display, Mathematics

_CELL: Final = 0.6  # ems of a character in the one-line form, wider than most
_LARGE_ROWS: Final = 6


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
    tall = _rows(mathematics.formula.body) >= _LARGE_ROWS
    if tall or (_may_be_wide(line, setting) and _may_be_wide(_longest_run(mathematics.formula), setting)):
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
    if _may_be_wide(line, setting) or _rows(display.formula.body) >= _LARGE_ROWS:
        return f"#shrunk({setting.height:g}mm, {equation});"
    return f"#{equation};"


def _source(text: str, setting: Setting) -> str:
    return f"#raw({typst_string(with_breaks(shown(' '.join(text.split()), setting.lacking)))});"


def _may_be_wide(line: str, setting: Setting) -> bool:
    """A guess on the safe side: most formulas are seen to be narrow without typst measuring each."""
    return _CELL * len(line) > 0.9 * setting.ems - 2


def _longest_run(formula: Formula) -> str:
    """The longest part that typst sets on one line: it breaks a formula after relations and binary operators."""
    runs: list[list[Node]] = [[]]
    for node in formula.body.children:
        if left_class(node) in (AtomClass.RELATION, AtomClass.BINARY):
            runs.append([])
        runs[-1].append(node)
    return max((to_line(Formula(Row(tuple(run)))) for run in runs), key=len)


def _rows(row: Row) -> int:
    """The rows of the tallest grid that stands in a formula, or in brackets of it."""
    tallest = 1
    waiting: list[Node] = [*row.children]
    while waiting:
        match waiting.pop():
            case Grid(rows=rows):
                tallest = max(tallest, len(rows))
            case Lines(rows=lines):
                tallest = max(tallest, len(lines))
            case Row(children):
                waiting += children
            case Fenced(parts=parts):
                waiting += parts
            case _:
                pass
    return tallest
