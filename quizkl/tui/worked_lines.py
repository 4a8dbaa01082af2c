"""An exact form and a table of terms, as on paper."""

from __future__ import annotations

from math import isinf, isnan

from quizkl.formula.cells import width
from quizkl.maths.inquiry import TermTable
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, line, muted
from quizkl.tui.look import Look
from quizkl.tui.worked import Worked

_BETWEEN = "   "
_INDENT = "    "
_DECIMALS = 4
_MOST_ROWS = 12


def worked_lines(worked: Worked, columns: int, look: Look) -> list[Line]:
    """What there is beyond the answer itself; nothing where that says it all or there is no room."""
    lines: list[Line] = []
    exact = worked.exact
    if exact and exact not in worked.answer and width(exact) + 10 <= columns and not look.ascii:
        lines.append(line(muted("  exactly "), exact))
    if worked.terms is not None and len(worked.terms.headings) > 1 and len(worked.terms.rows) <= _MOST_ROWS:
        table = _table(worked.terms, look)
        if max(row.width for row in table) <= columns:
            lines += [EMPTY, *table]
    return lines


def _table(terms: TermTable, look: Look) -> list[Line]:
    cells = [[_part(value, look) for value in row[:-1]] + [_term(row[-1], look)] for row in terms.rows]
    total = _term(terms.total, look)
    columns = list(zip(terms.headings, *cells, strict=True))
    widths = [max(width(cell) for cell in column) for column in columns]
    widths[-1] = max(widths[-1], width(total))
    before = " " * (sum(widths[:-1]) + len(_BETWEEN) * (len(widths) - 1))
    rule = look.sign("─", "-") * widths[-1]
    return [
        line(muted(_row(list(terms.headings), widths))),
        *(line(_row(row, widths)) for row in cells),
        line(_INDENT, before, Piece(rule, Ink.TRACK)),
        line(_INDENT, before, Piece(" " * (widths[-1] - width(total)) + total, Ink.STRONG)),
    ]


def _row(cells: list[str], widths: list[int]) -> str:
    return _INDENT + _BETWEEN.join(" " * (size - width(cell)) + cell for cell, size in zip(cells, widths, strict=True))


def _part(value: float, look: Look) -> str:
    return _signed(f"{value:.6g}", look) if not isinf(value) else _term(value, look)


def _term(value: float, look: Look) -> str:
    if isnan(value):
        return "undefined"
    if isinf(value):
        return ("" if value > 0 else look.sign("−", "-")) + look.sign("∞", "oo")
    return _signed(f"{value:.{_DECIMALS}f}" if value else "0", look)


def _signed(text: str, look: Look) -> str:
    return text.replace("-", look.sign("−", "-"))
