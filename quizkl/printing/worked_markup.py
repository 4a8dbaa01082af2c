"""A worked solution as typst code: definitions on lines of their own, terms below one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.tree import Formula
from quizkl.maths.worked import MORE_DIGITS, Left, Line, Relation, Role, Worked
from quizkl.printing.formula_markup import display_equation, inline_equation
from quizkl.printing.formula_width import width
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import plain, plain_string
from quizkl.text.tree import Display, Mathematics
from quizkl.text.worked_tex import worked_tex

_RELATIONS = {Relation.EQUAL: "=", Relation.ABOUT: r"\approx"}


def worked_lines(worked: Worked, setting: Setting) -> str:
    """All lines, as blocks one below the other."""
    code = ""
    for role, group in groupby(worked.lines, lambda line: Role.TERM if isinstance(line, Left) else line.role):
        lines = list(group)
        if role is Role.TERM:
            code += _terms(lines, setting)
        elif role is Role.WHERE:
            written = [_equation(_tex(line), setting) for line in lines if isinstance(line, Line)]
            code += f"#worked-line[{plain('with ', setting)}{plain(', ', setting).join(written)}];"
        else:
            code += "".join([_line(line, setting, role is Role.DEFINITION) for line in lines if isinstance(line, Line)])
    return code


def _line(line: Line, setting: Setting, large: bool = False) -> str:
    tex = _tex(line)
    formula = parse(tex)
    if large and not isinstance(formula, FormulaProblem):
        return f"#worked-definition[{display_equation(Display(tex, formula), setting)}{_remark(line, setting)}];"
    return f"#worked-line[{_equation(tex, setting)}{_remark(line, setting)}];"


def _terms(lines: Sequence[Line | Left], setting: Setting) -> str:
    """In columns where there is room for them, so that relations stand below relations."""
    rows = [_parts(line) for line in lines if isinstance(line, Line)]
    columns = max(map(len, rows), default=0)
    formulas = [[parse(part) for part in row] for row in rows]
    widest = [max((_width(row[n]) for row in formulas if n < len(row)), default=0.0) for n in range(columns)]
    if columns < 2 or sum(widest) + 0.6 * columns > setting.ems:
        return "".join([_more(line, setting) if isinstance(line, Left) else _line(line, setting) for line in lines])
    code = ""
    for more, group in groupby(lines, lambda line: isinstance(line, Left)):
        if more:
            code += "".join([_more(line, setting) for line in group if isinstance(line, Left)])
            continue
        cells = []
        for line in group:
            assert isinstance(line, Line)
            parts = [_equation(part, setting) for part in _parts(line)]
            parts += [""] * (columns - len(parts))
            cells += [f"[{part}]" for part in (*parts, _remark(line, setting))]
        code += f"#worked-terms({columns + 1}, {', '.join(cells)});"
    return code


def _more(left: Left, setting: Setting) -> str:
    return f"#worked-line[#muted({plain_string(f'… ({left.count} more)', setting)});];"


def _remark(line: Line, setting: Setting) -> str:
    """What is to be said of one line; that all are rounded is said once for all."""
    if not line.remark or line.remark == MORE_DIGITS:
        return ""
    return f"#muted({plain_string(f' ({line.remark})', setting)});"


def _parts(line: Line) -> list[str]:
    """The left side, then each link with its relation, the unit after the last; as TeX."""
    parts = [worked_tex(line.left)]
    parts += [f"{_RELATIONS[link.relation]} {worked_tex(link.right)}" for link in line.links]
    if line.unit is not None:
        parts[-1] += rf" \text{{ {line.unit.value}}}"
    return parts


def _tex(line: Line) -> str:
    return " ".join(_parts(line))


def _equation(tex: str, setting: Setting) -> str:
    formula = parse(tex)
    return inline_equation(Mathematics(tex, None if isinstance(formula, FormulaProblem) else formula), setting)


def _width(formula: Formula | FormulaProblem) -> float:
    return 0.0 if isinstance(formula, FormulaProblem) else width(formula)
