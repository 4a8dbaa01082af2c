"""A sum's terms as a table, laid out as on paper."""

from __future__ import annotations

from quizkl.formula.cells import width
from quizkl.maths.inquiry import TermTable

DECIMALS = 4


def rows(table: TermTable, decimals: int = DECIMALS) -> tuple[str, ...]:
    """The headings, a row a term, a rule, and the total below the last column."""
    cells = [tuple(_cell(value, decimals, last=i == len(row) - 1) for i, value in enumerate(row)) for row in table.rows]
    total = _rounded(table.total, decimals)
    columns = list(zip(*([table.headings, *cells]), strict=True))
    widths = [max(width(cell) for cell in column) for column in columns]
    widths[-1] = max(widths[-1], width(total))
    lines = [_row(table.headings, widths), *(_row(row, widths) for row in cells)]
    rule = "─" * widths[-1]
    empty = ("",) * (len(widths) - 1)
    return (*lines, _row((*empty, rule), widths), _row((*empty, total), widths))


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    return "   ".join(" " * (wide - width(cell)) + cell for cell, wide in zip(cells, widths, strict=True)).rstrip()


def _cell(value: float, decimals: int, last: bool) -> str:
    """Terms are rounded to ``decimals``; the quantities they are made of keep the digits they have."""
    if last:
        return _rounded(value, decimals)
    return f"{value:.6g}".replace("-", "−")


def _rounded(value: float, decimals: int) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return {float("inf"): "∞", float("-inf"): "−∞"}.get(value, "undefined")
    if value == 0:
        return "0"
    return f"{value:.{decimals}f}".replace("-", "−")
