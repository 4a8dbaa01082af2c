"""A year as a calendar: a column a week, a row a weekday, a sign a day by how much was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from quizkl.schedule.day_words import MONTHS, WEEKDAYS
from quizkl.statistics.days import A_YEAR, DayCount
from quizkl.statistics.table import count
from quizkl.tui.ink import Ink, Line, Piece, line, muted
from quizkl.tui.look import Look

_SIDE: Final = 4
_DAYS: Final = 7

# What differs by shape can be told apart without colours.
_LEVELS: Final = ("·", "░", "▒", "▓", "█")
_ASCII_LEVELS: Final = (".", "-", "+", "*", "#")
_INKS: Final = (Ink.TRACK, Ink.ACCENT, Ink.ACCENT, Ink.ACCENT, Ink.ACCENT)


def heat_map(weeks: Sequence[Sequence[DayCount]], today: date, columns: int, look: Look) -> list[Line]:
    """``weeks`` are Monday to Sunday, the latest first; as many are drawn as fit."""
    cells = 2 if columns - _SIDE >= 2 * A_YEAR // _DAYS else 1
    shown = list(reversed(weeks[: (columns - _SIDE) // cells]))
    most = max((day.answers for week in shown for day in week), default=0)
    return [
        Line((muted(" " * _SIDE + _months(shown, cells)),)),
        *(_weekday(shown, number, most, today, cells, look) for number in range(_DAYS)),
        _legend(most, cells, look),
    ]


def level(answers: int, most: int) -> int:
    """0 for nothing, else 1 to 4 by quarters of the most that a day had."""
    return min(4, -(-4 * answers // most)) if answers and most else 0


def weeks_wanted() -> int:
    return A_YEAR // _DAYS


def _weekday(weeks: Sequence[Sequence[DayCount]], number: int, most: int, today: date, cells: int, look: Look) -> Line:
    label = WEEKDAYS[number] if number % 2 == 0 else ""
    pieces = [muted(f"{label:<{_SIDE}}")]
    for week in weeks:
        day = week[number]
        found = level(day.answers, most)
        sign = (_ASCII_LEVELS if look.ascii else _LEVELS)[found] if day.day <= today else " "
        ink = Ink.WARNING if day.day == today else _INKS[found]
        pieces.append(Piece(sign * cells if found else f"{sign:<{cells}}", ink))
    return line(*pieces)


def _months(weeks: Sequence[Sequence[DayCount]], cells: int) -> str:
    """The names of the months above the weeks in which they begin."""
    text = ""
    for number, week in enumerate(weeks):
        begins = next((day.day for day in week if day.day.day == 1), None)
        at = number * cells
        if begins is not None and at >= len(text) and at + 3 <= len(weeks) * cells:
            text = f"{text:<{at}}{MONTHS[begins.month - 1]} "
    return text


def _legend(most: int, cells: int, look: Look) -> Line:
    signs = _ASCII_LEVELS if look.ascii else _LEVELS
    pieces = [muted(" " * _SIDE + "none "), Piece(signs[0], _INKS[0]), Piece(" ")]
    pieces += [Piece(sign * cells, ink) for sign, ink in zip(signs[1:], _INKS[1:], strict=True)]
    today = Piece(signs[-1] * cells, Ink.WARNING)
    return line(*pieces, muted(f" up to {count(most, 'answer')} a day   "), today, muted(" today"))
