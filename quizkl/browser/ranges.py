"""Ranges of boxes and of days, as they are typed: ``3``, ``1-3``, ``<=2``, ``today``, ``>=2026-03-05``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from quizkl.browser.query import Boxes, Days, Due

_LONGEST: Final = 100_000
_COMPARED = re.compile(r"(<=|>=|<|>|=|≤|≥)?(.+)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_BETWEEN = re.compile(r"([0-9]{1,9})[-–]([0-9]{1,9})|(.+?)\.\.(.+)", re.DOTALL)
_DAYS_BY_NAME: Final = {
    "today": (None, 0),
    "now": (None, 0),
    "tomorrow": (1, 1),
    "yesterday": (-1, -1),
    "overdue": (None, -1),
    "late": (None, -1),
    "later": (1, None),
}
_Bounds = tuple[int | None, int | None]


def read_boxes(text: str) -> Boxes | None:
    """A range of boxes; None where it is none."""
    bounds = _bounds(text, lambda value: int(value) if _NUMBER.fullmatch(value) else None)
    return None if bounds is None else Boxes(*bounds)


def read_due(choices: Sequence[str], day: date) -> Due | str:
    """The days that ``choices`` mean on the learner's ``day``; the first choice that means none."""
    ranges = []
    for choice in choices:
        text = choice.casefold()
        bounds = _DAYS_BY_NAME.get(text) or _bounds(text, lambda value: _from_today(value, day))
        if bounds is None:
            return choice
        ranges.append(Days(*(None if bound is None else _date(day.toordinal() + bound) for bound in bounds)))
    return Due(tuple(ranges))


def _bounds(text: str, read: Callable[[str], int | None]) -> _Bounds | None:
    """The first and the last of a range, both included; None where it is none."""
    if between := _BETWEEN.fullmatch(text):
        low, high = read(between[1] or between[3]), read(between[2] or between[4])
        return None if low is None or high is None else (min(low, high), max(low, high))
    compared = _COMPARED.fullmatch(text)
    if compared is None or (value := read(compared[2])) is None:
        return None
    match compared[1]:
        case "<=" | "≤":
            return None, value
        case ">=" | "≥":
            return value, None
        case "<":
            return None, value - 1
        case ">":
            return value + 1, None
        case _:
            return value, value


def _from_today(text: str, day: date) -> int | None:
    """How many days after ``day`` that is: a number of days, a date, or a day by its name."""
    if _NUMBER.fullmatch(text):
        return max(-_LONGEST, min(_LONGEST, int(text)))
    if text in _DAYS_BY_NAME:
        return _DAYS_BY_NAME[text][1]
    try:
        return date.fromisoformat(text).toordinal() - day.toordinal()
    except ValueError:
        return None


def _date(ordinal: int) -> date:
    return date.fromordinal(max(date.min.toordinal(), min(ordinal, date.max.toordinal())))
