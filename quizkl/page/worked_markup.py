"""A worked solution as elements: a line may break before each relation, terms stand below one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from quizkl.formula.markup import Element, Markup, element
from quizkl.maths.worked import MORE_DIGITS, Left, Line, Relation, Role, Worked
from quizkl.page.formula_markup import formula_of, inline_formula
from quizkl.page.own_words import own
from quizkl.text.worked_tex import worked_tex

_RELATIONS: Final = {Relation.EQUAL: "=", Relation.ABOUT: r"\approx"}


def worked_lines(worked: Worked) -> Element:
    """All lines, one below the other."""
    shown: list[Element] = []
    for role, group in groupby(worked.lines, lambda line: Role.TERM if isinstance(line, Left) else line.role):
        lines = list(group)
        if role is Role.TERM:
            shown += _terms(lines)
        elif role is Role.WHERE:
            shown.append(_where([line for line in lines if isinstance(line, Line)]))
        else:
            shown += [_line(line, large=role is Role.DEFINITION) for line in lines if isinstance(line, Line)]
    if any(isinstance(line, Line) and line.remark == MORE_DIGITS for line in worked.lines):
        shown.append(own("p", "Shown rounded; worked out with more digits.", class_="muted"))
    return element("div", *shown, class_="worked")


def _where(lines: Sequence[Line]) -> Element:
    symbols: list[Markup] = []
    for line in lines:
        symbols += [", " if symbols else "with ", inline_formula(formula_of(" ".join(_parts(line))))]
    return own("p", *symbols)


def _line(line: Line, large: bool = False) -> Element:
    parts: list[Markup] = []
    for part in _parts(line):
        formula = inline_formula(formula_of(part), large)
        parts += [" ", formula] if parts else [formula]
    return element("p", *parts, *_remark(line), class_="line")


def _terms(lines: Sequence[Line | Left]) -> list[Element]:
    """A table where all terms have as many relations; one below the other where the page is narrow."""
    rows = [line for line in lines if isinstance(line, Line)]
    if len({len(line.links) for line in rows}) > 1:
        return [_more(line) if isinstance(line, Left) else _line(line) for line in lines]
    columns = max((len(line.links) for line in rows), default=0) + 2
    shown = []
    for line in lines:
        if isinstance(line, Left):
            cells = [own("td", _count(line), class_="muted", colspan=str(columns))]
        else:
            cells = [element("td", inline_formula(formula_of(part))) for part in _parts(line)]
            cells.append(element("td", *_remark(line)))
        shown.append(element("tr", *cells))
    table = element("table", element("tbody", *shown), class_="terms", role="presentation")
    return [element("div", table, class_="scrolls")]


def _more(left: Left) -> Element:
    return own("p", _count(left), class_="muted")


def _count(left: Left) -> str:
    return f"… ({left.count} more)"


def _remark(line: Line) -> list[Markup]:
    """What is to be said of one line; that all are rounded is said once for all."""
    if not line.remark or line.remark == MORE_DIGITS:
        return []
    return [own("span", f" ({line.remark})", class_="muted")]


def _parts(line: Line) -> list[str]:
    """The left side, then each link with its relation, the unit after the last; as TeX."""
    parts = [worked_tex(line.left)]
    parts += [f"{_RELATIONS[link.relation]} {worked_tex(link.right)}" for link in line.links]
    if line.unit is not None:
        parts[-1] += rf" \text{{ {line.unit.value}}}"
    return parts
