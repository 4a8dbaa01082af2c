"""A sum's terms as a table, laid out as on paper."""

from __future__ import annotations

import math
from dataclasses import replace

from quizkl.formula.cells import width
from quizkl.maths.inquiry import TermTable

DECIMALS = 4
_FIGURES = 4  # of the largest term, where four decimals would leave nothing of it
_MOST_DECIMALS = 12


def in_unit(table: TermTable, unit: str, factor: float) -> TermTable:
    """The table of terms that are ``factor`` times as large, said in ``unit``."""
    headings = (*table.headings[:-1], f"{table.headings[-1]}, {unit}")
    rows = tuple((*row[:-1], row[-1] * factor) for row in table.rows)
    return replace(table, headings=headings, rows=rows, total=table.total * factor)


def format_of(table: TermTable) -> str:
    """How the terms and the total are written: whole numbers without decimals, four decimals as a rule, more where
    all terms are small, and powers of ten where they are tiny.
    """
    values = [value for value in (*(row[-1] for row in table.rows), table.total) if math.isfinite(value)]
    if all(value == round(value) for value in values):
        return ".15g"
    largest = max(map(abs, values))
    decimals = _FIGURES - 1 - math.floor(math.log10(largest)) if largest < 0.01 else DECIMALS
    if decimals > _MOST_DECIMALS:
        return f".{_FIGURES}g"
    for fewer in range(DECIMALS, decimals):
        if all(abs(round(value, fewer) - value) <= 1e-9 * largest for value in values):
            return f".{fewer}f"
    return f".{decimals}f"


def rows(table: TermTable) -> tuple[str, ...]:
    """The headings, a row a term, a rule, and the total below the last column."""
    form = format_of(table)
    cells = [tuple(_cell(value, form, last=i == len(row) - 1) for i, value in enumerate(row)) for row in table.rows]
    total = _rounded(table.total, form)
    columns = list(zip(*([table.headings, *cells]), strict=True))
    widths = [max(width(cell) for cell in column) for column in columns]
    widths[-1] = max(widths[-1], width(total))
    lines = [_row(table.headings, widths), *(_row(row, widths) for row in cells)]
    rule = "─" * widths[-1]
    empty = ("",) * (len(widths) - 1)
    return (*lines, _row((*empty, rule), widths), _row((*empty, total), widths))


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    return "   ".join(" " * (wide - width(cell)) + cell for cell, wide in zip(cells, widths, strict=True)).rstrip()


def _cell(value: float, form: str, last: bool) -> str:
    """Terms are rounded as ``form`` says; the quantities they are made of keep the digits they have."""
    if last:
        return _rounded(value, form)
    return f"{value:.6g}".replace("-", "−")


def _rounded(value: float, form: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return {float("inf"): "∞", float("-inf"): "−∞"}.get(value, "undefined")
    if value == 0:
        return "0"
    return f"{value:{form}}".replace("-", "−")
