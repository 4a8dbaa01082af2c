"""Boxes, the calendar and tables, drawn with characters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.characters import Characters
from quizkl.statistics.days import DayCount
from quizkl.statistics.stand import Box
from quizkl.statistics.table import Table
from quizkl.tui.box_rows import box_rows
from quizkl.tui.ink import Line
from quizkl.tui.look import Look
from quizkl.tui.statistics.heat_map import heat_map, level
from quizkl.tui.statistics.pages import PAGES, Page, page_line
from quizkl.tui.table_lines import table_lines

LOOKS = st.sampled_from([Look(), Look(Characters.ASCII)])


def texts(lines: list[Line]) -> list[str]:
    return [row.text.rstrip() for row in lines]


@pytest.mark.parametrize(
    ("answers", "most", "shade"), [(0, 9, 0), (1, 100, 1), (25, 100, 1), (26, 100, 2), (100, 100, 4), (0, 0, 0)]
)
def test_a_day_is_shaded_by_quarters_of_the_most(answers: int, most: int, shade: int) -> None:
    assert level(answers, most) == shade


def test_the_calendar_has_a_row_a_weekday_and_leaves_out_what_is_to_come() -> None:
    monday = date(2026, 2, 23)
    weeks = [
        [DayCount(start + timedelta(days=day), reviews=reviews) for day, reviews in enumerate(counts)]
        for start, counts in ((monday, (4, 0, 2, 0, 0, 0, 0)), (monday - timedelta(days=7), (1, 1, 0, 0, 0, 0, 4)))
    ]
    shown = heat_map(weeks, monday + timedelta(days=2), 40, Look(Characters.ASCII))
    assert texts(shown) == [
        "",
        "Mon -#",
        "    -.",
        "Wed .+",
        "    .",
        "Fri .",
        "    .",
        "Sun #",
        "    none . -+*# up to 4 answers a day   # today",
    ]


def test_a_box_shows_something_of_what_is_due_and_of_what_is_not() -> None:
    boxes = (Box(1, 1, 100, 1), Box(2, 2, 2, 0), Box(3, None, 0, 0), Box(4, 8, 60, 20), Box(5, 16, 20, 20))
    assert texts(box_rows(boxes, 50, Look(Characters.ASCII))) == [
        "Cards in the boxes   ## due   ++ not yet",
        "box 1      1 day  |+++++++++++++ 100, 1 due",
        "box 2     2 days  + 2",
        "box 3",
        "box 4     8 days  ###+++++ 60, 20 due",
        "box 5    16 days  ### 20, 20 due",
    ]


def test_boxes_are_as_long_as_they_are_full_whatever_is_due_of_them() -> None:
    boxes = (Box(1, 1, 2250, 1), Box(2, 2, 2250, 0), Box(3, 4, 2250, 1125), Box(4, 8, 2250, 2250))
    rows = texts(box_rows(boxes, 76, Look()))[1:]
    assert len({sum(row.count(sign) for sign in "█▒▏") for row in rows}) == 1
    assert [row.count("█") for row in rows] == [0, 0, 20, 40]


@given(
    st.lists(st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=60)] * 3), max_size=6),
    st.integers(24, 90),
    LOOKS,
)
def test_a_table_gives_way_in_its_words(rows: list[tuple[str, str, str]], columns: int, look: Look) -> None:
    numbers = tuple((*row[:2], "123") for row in rows)
    table = Table("Title", ("first", "second", "n"), numbers, words=(0, 1))
    assert max(row.width for row in table_lines(table, columns, look)) <= max(columns, 12 + 1 + 12 + 1 + 3)


@pytest.mark.parametrize("columns", [120, 76, 56, 36])
@pytest.mark.parametrize("page", Page)
def test_the_row_of_pages_always_says_which_is_open(page: Page, columns: int) -> None:
    row = page_line(page, columns, Look())
    assert f"{page.value}]" in row.text
    assert row.width <= columns
    if columns >= 76:
        assert all(each.value in row.text for each in PAGES)
