"""The terms of a sum as a table, laid out as on paper."""

from __future__ import annotations

import math
from typing import Final

from quizkl.maths.inquiry import TermTable
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import plain_string

_DECIMALS: Final = 4
_FIGURES: Final = 6
MOST_ROWS: Final = 24


def terms_table(terms: TermTable, setting: Setting) -> str:
    """A column a part, a row a term, the total below the last; nothing for a table that no one would read."""
    if not terms.rows or len(terms.rows) > MOST_ROWS or len(terms.headings) > 6:
        return ""
    heads = ", ".join([plain_string(heading, setting) for heading in terms.headings])
    cells = [_number(value, last=n == len(row) - 1) for row in terms.rows for n, value in enumerate(row)]
    body = ", ".join([plain_string(cell, setting) for cell in cells])
    total = plain_string(_number(terms.total, last=True), setting)
    return f"#terms({len(terms.headings)}, ({heads},), {total}, {body});"


def _number(value: float, last: bool) -> str:
    """Terms are rounded, the quantities they are made of keep the digits they have."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if not last:
        return f"{value:.{_FIGURES}g}".replace("-", "−")
    return "0" if value == 0 else f"{value:.{_DECIMALS}f}".replace("-", "−")
