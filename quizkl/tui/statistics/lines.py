"""The statistics as lines: each page as a plot, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quizkl.schedule.day_words import short_day
from quizkl.schedule.duration import duration
from quizkl.statistics import tables, words
from quizkl.statistics.calibration import IN_WORDS
from quizkl.statistics.days import last_days
from quizkl.statistics.statistics import FirstSight, Statistics
from quizkl.statistics.tables import Called
from quizkl.tui.bars import LOWEST, Bars, Layer, bars_lines, most_bars
from quizkl.tui.box_rows import box_rows
from quizkl.tui.chart import Chart, Curve, chart_lines
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.progress_bar import bar
from quizkl.tui.statistics.heat_map import heat_map, weeks_wanted
from quizkl.tui.statistics.pages import Page
from quizkl.tui.table_lines import sentences, stacked, table_lines

_DAYS: Final = 30
_HIGHEST: Final = 16
_NUMBER: Final = 6
_BAR: Final = 12
_DOTS: Final = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """What has been counted so far, and what cards are called."""

    first: FirstSight
    found: Statistics | None
    called: Called


def statistics_lines(seen: Seen, page: Page, as_table: bool, columns: int, rows: int, look: Look) -> list[Line]:
    """A page; ``rows`` are what can be seen at once, and plots are made as high as they leave room for."""
    if page is Page.TODAY:
        return _table_of_today(seen, columns, look) if as_table else _today(seen, columns, look)
    if page is Page.CALENDAR:
        return _weeks(seen, columns, look) if as_table else _calendar(seen, columns, rows, look)
    if seen.found is None:
        return [line(muted(look.sign("counting…", "counting...")))]
    if as_table:
        return _tables(seen, seen.found, page, columns, look)
    return _plots(seen, seen.found, page, columns, rows, look)


def _tables(seen: Seen, found: Statistics, page: Page, columns: int, look: Look) -> list[Line]:
    match page:
        case Page.RECALL:
            shown = [tables.retention_of_boxes(found.boxes), tables.retention_of_kinds(found.kinds)]
        case Page.FORECAST:
            shown = [tables.forecast(found.forecast)]
        case Page.TIME:
            shown = [tables.time_of_days(seen.first, _DAYS), tables.time_of_kinds(found.kinds)]
        case Page.MISTAKES:
            shown = [tables.mistakes(found, seen.called), tables.hardest(found, seen.called, len(found.hardest))]
        case _:
            shown = [tables.calibration(found)]
    lines = stacked(*(table_lines(table, columns, look) for table in shown))
    return [*lines, EMPTY, *_model(columns, look)] if page is Page.SCHEDULE else lines


def _plots(seen: Seen, found: Statistics, page: Page, columns: int, rows: int, look: Look) -> list[Line]:
    match page:
        case Page.RECALL:
            return _recall(found, columns, rows, look)
        case Page.FORECAST:
            return _forecast(found, columns, rows, look)
        case Page.TIME:
            return _time(seen, found, columns, rows, look)
        case Page.MISTAKES:
            return _mistakes(seen, found, columns, look)
        case _:
            return _schedule(found, columns, rows, look)


def _model(columns: int, look: Look) -> list[Line]:
    return stacked(*(sentences([said], columns, look) for said in IN_WORDS))


def _high(rows: int, *others: list[Line]) -> int:
    """The height of a plot that shares the page with other lines."""
    return max(LOWEST + 1, min(_HIGHEST, rows - sum(len(lines) + 1 for lines in others if lines)))


def _table_of_today(seen: Seen, columns: int, look: Look) -> list[Line]:
    return table_lines(tables.boxes(seen.first), columns, look)


def _today(seen: Seen, columns: int, look: Look) -> list[Line]:
    stand = seen.first.stand
    said = sentences(words.today_words(seen.first), columns, look)
    if not stand.items:
        return stacked(said, sentences([words.NO_CARDS], columns, look))
    more = (("unseen", stand.new), ("suspended", stand.suspended), ("retired", stand.retired))
    parts = [f"{cards:,} {name}" for name, cards in (*more, ("often missed", stand.leeches)) if cards]
    outside = [cut(line(muted(look.sign("  ·  ", "  -  ").join(parts))), columns)] if parts else []
    if not any(box.items for box in stand.boxes):
        return stacked(said, outside)
    return stacked(said, box_rows(stand.boxes, columns, look), outside, _tomorrow(seen, columns, look))


def _tomorrow(seen: Seen, columns: int, look: Look) -> list[Line]:
    if seen.found is None:
        return []
    return sentences(words.tomorrow_words(seen.found.forecast), columns, look)


def _weeks(seen: Seen, columns: int, look: Look) -> list[Line]:
    return table_lines(tables.calendar(seen.first, weeks_wanted()), columns, look)


def _calendar(seen: Seen, columns: int, rows: int, look: Look) -> list[Line]:
    first = seen.first
    if not first.days:
        return sentences([words.NOTHING_YET], columns, look)
    weeks = tables.weeks_of(first.days, first.day, weeks_wanted())
    said = sentences([words.streak_words(first.streak)], columns, look)
    map_of_year = heat_map(weeks, first.day, columns, look)
    if rows - len(said) - len(map_of_year) - 2 <= LOWEST:
        return stacked(said, map_of_year)
    shown = list(reversed(weeks[: min(26, columns // 3)]))
    bars = Bars(
        "Answers a week",
        tuple(short_day(week[0].day) for week in shown),
        (Layer("", tuple(float(sum(day.answers for day in week)) for week in shown)),),
    )
    return stacked(said, map_of_year, bars_lines(bars, columns, _high(rows, said, map_of_year), look))


def _recall(found: Statistics, columns: int, rows: int, look: Look) -> list[Line]:
    if not found.boxes:
        return sentences([words.NOTHING_YET], columns, look)
    bars = Bars(
        "Retention by box",
        tuple(f"box {each.box}" if each.box else "new" for each in found.boxes),
        (Layer("", tuple(each.recalled.share or 0.0 for each in found.boxes)),),
        top=1.0,
        shown="{:.0%}".format,
    )
    kinds = table_lines(tables.retention_of_kinds(found.kinds), columns, look)
    return stacked(bars_lines(bars, columns, _high(rows, kinds), look), kinds)


def _forecast(found: Statistics, columns: int, rows: int, look: Look) -> list[Line]:
    table = tables.forecast(found.forecast)
    if not table.rows:
        return sentences([table.empty], columns, look)
    days = found.forecast.days[: most_bars(columns)]
    bars = Bars(
        "Cards a day",
        tuple(short_day(day.day) for day in days),
        (
            Layer("met before", tuple(day.of_met for day in days)),
            Layer("met since", tuple(day.of_new for day in days)),
            Layer("new", tuple(float(day.new) for day in days), Ink.GOOD),
        ),
    )
    said = sentences(table.summary, columns, look)
    return stacked(said, bars_lines(bars, columns, _high(rows, said), look))


def _time(seen: Seen, found: Statistics, columns: int, rows: int, look: Look) -> list[Line]:
    table = tables.time_of_days(seen.first, _DAYS)
    if not table.rows:
        return sentences([table.empty], columns, look)
    days = last_days(seen.first.days, seen.first.day, min(_DAYS, most_bars(columns)))
    bars = Bars(
        f"Time a day, the last {len(days)} days",
        tuple(short_day(day.day) for day in days),
        (Layer("", tuple(day.seconds for day in days)),),
        top=_round_time(max(day.seconds for day in days)),
        shown=duration,
    )
    said = sentences(table.summary, columns, look)
    kinds = table_lines(tables.time_of_kinds(found.kinds), columns, look)
    return stacked(said, bars_lines(bars, columns, _high(rows, said, kinds), look), kinds)


_TIMES: Final = (40, 60, 120, 240, 480, 1200, 2400, 3600, 7200, 14400, 28800, 57600, 86400)
"""Seconds whose quarters are times that one would say."""


def _round_time(seconds: float) -> float:
    return float(next((time for time in _TIMES if time >= seconds), _TIMES[-1]))


def _dotted(points: Sequence[tuple[int, float]]) -> tuple[tuple[float, float], ...]:
    """Many points on the line through some, as a curve is drawn that is told from another by its dots."""
    between = [
        (x + (next_x - x) * step / _DOTS, y + (next_y - y) * step / _DOTS)
        for (x, y), (next_x, next_y) in pairwise(points)
        for step in range(_DOTS)
    ]
    return (*between, *((float(x), y) for x, y in points[-1:]))


def _mistakes(seen: Seen, found: Statistics, columns: int, look: Look) -> list[Line]:
    named = [line(strong("Named mistakes"))]
    most = max((each.times for each in found.mistakes), default=0)
    for each in found.mistakes:
        named += _barred(each.said, each.times / most, f"{each.times:,}", columns, look)
    if not found.mistakes:
        named += sentences([words.NO_MISTAKE_YET], columns, look)
    hard = [line(strong("Hardest cards"), muted("  share missed"))]
    for card in found.hardest:
        missed = 1 - (card.recalled.share or 0.0)
        question = cut(line(seen.called(card.item)), _room_for_words(columns)).text
        hard += _barred(question, missed, f"{missed:.0%}", columns, look)
    if not found.hardest:
        hard += sentences([words.NO_MISS_YET if seen.first.days else words.NOTHING_YET], columns, look)
    return stacked(named, hard)


def _room_for_words(columns: int) -> int:
    return columns - _BAR - _NUMBER - 2


def _barred(text: str, share: float, number: str, columns: int, look: Look) -> list[Line]:
    """A text, and at the end of its first row a bar with its number."""
    first, *others = paragraph(look.words(text), _room_for_words(columns)) or [EMPTY]
    gap = " " * (_room_for_words(columns) + 2 - first.width)
    row = line(*first.pieces, gap, *bar(share, _BAR, look), Piece(f"{number:>{_NUMBER}}"))
    return [row, *(line("  ", *other.pieces) for other in others)]


def _schedule(found: Statistics, columns: int, rows: int, look: Look) -> list[Line]:
    scores = found.calibration
    if scores.over_all is None:
        return stacked(sentences([words.NO_BOX_YET], columns, look), _model(columns, look))
    said = sentences([words.calibration_words(scores.over_all)], columns, look)
    chart = Chart(
        "Recalled, in per cent",
        "box",
        (
            Curve("expected", _dotted([(box, 100 * each.expected) for box, each in scores.boxes]), Ink.WARNING, True),
            Curve("observed", tuple((float(box), 100 * each.observed) for box, each in scores.boxes)),
        ),
    )
    return stacked(said, chart_lines(chart, columns, _high(rows, said), look), _model(columns, look))
