"""The pages of the statistics: their names, and the row by which one goes from one to another."""

from __future__ import annotations

from enum import Enum

from quizkl.tui.ink import Ink, Line, Piece, line, muted
from quizkl.tui.look import Look


class Page(Enum):
    """In the order of their keys, 1 to 7."""

    TODAY = "Today"
    CALENDAR = "Calendar"
    RECALL = "Recall"
    FORECAST = "Forecast"
    TIME = "Time"
    MISTAKES = "Mistakes"
    SCHEDULE = "Schedule"


PAGES = tuple(Page)


def page_line(page: Page, columns: int, look: Look) -> Line:
    """All names, that of the open page in brackets; where they do not fit, that one alone between arrows."""
    for numbered in (True, False):
        row = line(*(_name(each, each is page, numbered) for each in PAGES))
        if row.width <= columns:
            return row
    number = PAGES.index(page)
    place = muted(f" {number + 1}/{len(PAGES)} ")
    back = Piece(look.sign(" ‹ ", " < "), Ink.KEY, "step(-1)")
    on = Piece(look.sign(" › ", " > "), Ink.KEY, "step(1)")
    return line(back, place, Piece(f"[{page.value}]", Ink.ACCENT), on)


def _name(page: Page, is_open: bool, numbered: bool) -> Piece:
    number = PAGES.index(page)
    name = f"{number + 1} {page.value}" if numbered else page.value
    return Piece(f"[{name}]" if is_open else f" {name} ", Ink.ACCENT if is_open else Ink.MUTED, f"show({number})")
