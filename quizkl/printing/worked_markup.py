"""A worked solution as typst code: definitions on lines of their own, terms below one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from quizkl.formula.extent import width
from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.maths.worked import MORE_DIGITS, Left, Line, Relation, Role, Worked
from quizkl.printing.formula_markup import display_equation, inline_equation
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import plain, plain_string
from quizkl.text.tree import Display, Mathematics
from quizkl.text.worked_tex import worked_tex

_GUTTER = 0.6  # ems between columns
_RELATIONS = {Relation.EQUAL: "=", Relation.ABOUT: r"\approx"}


def worked_lines(worked: Worked, setting: Setting) -> str:
    """All lines, as blocks one below the other."""
    code = ""
    for role, group in groupby(worked.lines, lambda line: Role.TERM if isinstance(line, Left) else line.role):
        lines = list(group)
        if role is Role.TERM:
            code += _terms(lines, setting)
        elif role is Role.WHERE:
            symbols = [_read(" ".join(_parts(line))) for line in lines if isinstance(line, Line)]
            written = [inline_equation(symbol, setting) for symbol in symbols]
            code += f"#worked-line[{plain('with ', setting)}{plain(', ', setting).join(written)}];"
        else:
            code += "".join([_line(line, setting, role is Role.DEFINITION) for line in lines if isinstance(line, Line)])
    return code


def _line(line: Line, setting: Setting, large: bool = False) -> str:
    whole = _read(" ".join(_parts(line)))
    if large and whole.formula is not None:
        equation = display_equation(Display(whole.source, whole.formula), setting)
        return f"#worked-definition[{equation}{_remark(line, setting)}];"
    return f"#worked-line[{inline_equation(whole, setting)}{_remark(line, setting)}];"


def _terms(lines: Sequence[Line | Left], setting: Setting) -> str:
    """In columns where there is room for them, so that relations stand below relations."""
    rows = [[_read(part) for part in _parts(line)] if isinstance(line, Line) else [] for line in lines]
    columns = max(map(len, rows), default=0)
    widest = [max((_width(row[n]) for row in rows if n < len(row)), default=0.0) for n in range(columns)]
    if columns < 2 or sum(widest) + _GUTTER * columns > setting.ems:
        return "".join([_more(line, setting) if isinstance(line, Left) else _line(line, setting) for line in lines])
    code = ""
    cells: list[str] = []
    for line, row in zip(lines, rows, strict=True):
        if isinstance(line, Left):
            code += _table(columns, cells) + _more(line, setting)
            cells = []
        else:
            parts = [inline_equation(part, setting) for part in row] + [""] * (columns - len(row))
            cells += [f"[{part}]" for part in (*parts, _remark(line, setting))]
    return code + _table(columns, cells)


def _table(columns: int, cells: Sequence[str]) -> str:
    """Rows of as many columns, and one more for remarks."""
    return f"#worked-terms({columns + 1}, {', '.join(cells)});" if cells else ""


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


def _read(tex: str) -> Mathematics:
    formula = parse(tex)
    return Mathematics(tex, None if isinstance(formula, FormulaProblem) else formula)


def _width(part: Mathematics) -> float:
    return 0.0 if part.formula is None else width(part.formula)
