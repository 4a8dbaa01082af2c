"""A run as lines: how far it is, its curves, or its numbers in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from quizkl.experiments.experiment import ResultValue, written
from quizkl.experiments.run import Record, Run
from quizkl.formula.cells import width
from quizkl.tui.chart import beside, chart_lines
from quizkl.tui.experiment.run_charts import run_charts
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.progress_bar import bar

_TWO_BESIDE: Final = 68
"""Columns from which on two charts stand next to each other."""

_LONGEST_BAR: Final = 30
_NARROWEST_WORDS: Final = 16
MOST_ROWS: Final = 40
"""Of a table; of more the first and the last are shown."""


def progress_line(records: Sequence[Record], said: str, columns: int, look: Look) -> Line:
    """``━━━━━━━━━━  120/200  running``."""
    done, total = (records[-1].step, records[-1].total) if records else (0, 0)
    cells = min(_LONGEST_BAR, max(columns // 3, 8))
    count = f"  {done:,}/{total:,}" if total else ""
    return cut(line(*bar(done / total if total else 0.0, cells, look), count, muted(f"  {said}")), columns)


def drawn_lines(run: Run, records: Sequence[Record], columns: int, rows: int, look: Look) -> list[Line]:
    """The charts in ``rows`` rows: two next to each other where there is room, others below."""
    charts = run_charts(run, records)
    if not charts:
        return []
    if columns >= _TWO_BESIDE and len(charts) > 1:
        half = (columns - 2) // 2
        alone = len(charts) % 2  # the first one has all the room
        pairs = [charts[:1]] if alone else []
        pairs += [charts[start : start + 2] for start in range(alone, len(charts), 2)]
        lines: list[Line] = []
        for pair in pairs:
            wide = half if len(pair) == 2 else columns
            lines += [EMPTY] if lines else []
            lines += beside([chart_lines(chart, wide, rows, look) for chart in pair], wide)
        return lines
    lines = []
    for chart in charts:
        lines += [EMPTY] if lines else []
        lines += chart_lines(chart, columns, rows, look)
    return lines


def table_lines(run: Run, records: Sequence[Record], columns: int, look: Look) -> list[Line]:
    """The rows that the experiment's table has, and the last record in any case."""
    shown = [record for record in records if run.is_row(record)]
    if records and records[-1] not in shown[-1:]:
        shown.append(records[-1])
    left_out = len(shown) - MOST_ROWS
    if left_out > 0:
        shown = [*shown[: MOST_ROWS // 2], *shown[-MOST_ROWS // 2 :]]
    table = run.experiment.table
    rows = [[look.words(column.written(record.values[column.name])) for column in table] for record in shown]
    heads = [look.words(column.heading) for column in table]
    widths = [max([width(head), *(width(row[place]) for row in rows)]) for place, head in enumerate(heads)]
    lines = [cut(line(Piece(_row(heads, widths), Ink.MUTED)), columns)]
    for number, row in enumerate(rows):
        if left_out > 0 and number == MOST_ROWS // 2:
            lines.append(line(muted(look.sign(f"… ({left_out} more)", f"... ({left_out} more)"))))
        lines.append(cut(line(_row(row, widths)), columns))
    return lines


def result_lines(run: Run, results: Mapping[str, ResultValue], columns: int, look: Look) -> list[Line]:
    """Every result with its value and what it is."""
    known = [(result, results[result.name]) for result in run.experiment.results if result.name in results]
    rows = [(result.name, look.words(_short(value)), look.words(result.says)) for result, value in known]
    names = max((width(name) for name, _, _ in rows), default=0)
    values = max((width(value) for _, value, _ in rows), default=0)
    lines: list[Line] = []
    for name, value, says in rows:
        lead = line(Piece(f"{name:<{names}}  ", Ink.MUTED), Piece(value + " " * (values - width(value)) + "  "))
        room = columns - lead.width
        if room < _NARROWEST_WORDS:
            lines.append(cut(lead, columns))
            continue
        first, *rest = paragraph(says, room, Ink.MUTED)
        lines.append(Line((*lead.pieces, *first.pieces)))
        lines += [Line((Piece(" " * lead.width), *row.pieces)) for row in rest]
    return lines


def _short(value: ResultValue) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_short, value[:3]))}{', …' if len(value) > 3 else ''}]"
    return written(value, ".6g")


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(" " * (wide - width(cell)) + cell for cell, wide in zip(cells, widths, strict=True))
