"""Bars as they are drawn: a height must look like what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.characters import Characters
from quizkl.tui.bars import Bars, Layer, bars_lines, most_bars
from quizkl.tui.look import Look
from quizkl.tui.progress_bar import solid

ROWS = 12
"""Of these eight are the scale: the others are the title, a number on the highest bar, the ground and the labels."""


def drawn(bars: Bars, columns: int = 40, look: Look | None = None) -> list[str]:
    return [row.text for row in bars_lines(bars, columns, ROWS, look or Look())]


def column_of(rows: list[str], sign: str) -> int:
    """In how many rows the sign is."""
    return sum(sign in row for row in rows[1:])


def test_a_bar_of_half_the_scale_fills_half_the_rows() -> None:
    rows = drawn(Bars("Cards", ("a",), (Layer("", (4.0,)),), top=8.0))
    assert [("█" in row) for row in rows[1:-2]] == [False] * 4 + [True] * 4
    assert rows[5].startswith("4 █")


def test_the_scale_is_written_where_a_bar_of_that_height_ends() -> None:
    rows = drawn(Bars("Cards", ("a", "b", "c", "d"), (Layer("", (2.0, 4.0, 6.0, 8.0)),)))
    labelled = [row for row in rows if row[:1].isdigit()]
    assert [row[0] for row in labelled] == ["8", "6", "4", "2"]
    assert [row.count("█") // row.count("█████") // 5 for row in labelled] == [1, 1, 1, 1]
    assert [row.count("█" * 5) for row in labelled] == [1, 2, 3, 4]


@pytest.mark.parametrize("columns", range(14, 130, 5))
@pytest.mark.parametrize("scale", ["9", "16 h 30 min"])
def test_as_many_bars_as_have_room_stand_apart(columns: int, scale: str) -> None:
    count = most_bars(columns)
    bars = Bars("Cards", ("",) * count, (Layer("", (1.0,) * count),), top=1.0, shown=lambda _: scale)
    rows = drawn(bars, columns)
    lowest = rows[-3].removeprefix(scale).strip()
    assert len([bar for bar in lowest.split("▔" if "▔" in lowest else " ") if bar]) == count
    assert max(map(len, rows)) <= columns


def test_one_of_many_is_seen_and_does_not_look_like_many() -> None:
    rows = drawn(Bars("Cards", ("a", "b"), (Layer("", (1.0, 2250.0)),), top=2400.0))
    assert column_of(rows, "▁") == 1
    assert "1" in rows[-4]


def test_a_layer_with_little_in_it_takes_no_row_from_the_others() -> None:
    layers = (Layer("met", (2.0,)), Layer("new", (78.0,)))
    rows = drawn(Bars("Cards", ("a",), layers, top=80.0))
    assert (column_of(rows, "█"), column_of(rows, "▒")) == (0, 8)


def test_a_layer_is_seen_that_takes_most_of_a_row() -> None:
    layers = (Layer("met", (200.0,)), Layer("since", (3.0,)), Layer("new", (20.0,)))
    rows = drawn(Bars("Cards", ("a",), layers, top=240.0))
    assert (column_of(rows, "█"), column_of(rows, "▒"), column_of(rows, "░")) == (6, 0, 1)


def test_layers_end_where_they_end_on_the_scale() -> None:
    layers = (Layer("met", (20.0,)), Layer("since", (40.0,)), Layer("new", (20.0,)))
    rows = drawn(Bars("Cards", ("a",), layers, top=80.0))
    assert (column_of(rows, "█"), column_of(rows, "▒"), column_of(rows, "░")) == (2, 4, 2)


@given(st.lists(st.floats(min_value=0, max_value=100), min_size=3, max_size=3))
def test_a_bar_of_layers_is_as_high_as_their_sum(heights: list[float]) -> None:
    layers = tuple(Layer(f"{number}", (height,)) for number, height in enumerate(heights))
    rows = drawn(Bars("Cards", ("a",), layers, top=300.0))
    filled = sum(column_of(rows, sign) for sign in "█▒░")
    assert abs(filled - sum(heights) / 300 * 8) <= 0.5 + 1e-9


def test_nothing_is_drawn_of_nothing() -> None:
    rows = drawn(Bars("Cards", ("a", "b"), (Layer("", (0.0, 4.0)),)))
    assert all(row[2:7].strip(" ▔0") == "" for row in rows[1:-2])


@pytest.mark.parametrize("height", [0.0, 0.001, 0.3, 1.0])
def test_in_ascii_a_bar_is_ascii_and_what_there_is_little_of_is_seen(height: float) -> None:
    look = Look(Characters.ASCII)
    rows = drawn(Bars("Cards", ("a", "b"), (Layer("", (height, 1.0)),), top=1.0, shown="{:.0%}".format), look=look)
    assert all(row.isascii() for row in rows)
    assert ("_" in "".join(rows)) == (height == 0.001)


@pytest.mark.parametrize(
    ("cells", "drawn", "in_ascii"),
    [(0, "", ""), (0.01, "▏", "|"), (0.5, "▌", "#"), (2.25, "██▎", "##"), (3, "███", "###"), (3.99, "████", "####")],
)
def test_a_lying_bar_is_as_long_as_its_number_to_an_eighth(cells: float, drawn: str, in_ascii: str) -> None:
    assert solid(cells, Look()) == drawn
    assert solid(cells, Look(Characters.ASCII)) == in_ascii


@pytest.mark.parametrize("columns", [24, 40, 76, 112])
@pytest.mark.parametrize("bars", [1, 7, 26, 31])
def test_no_row_is_wider_than_it_may_be(bars: int, columns: int) -> None:
    shown = Bars("Cards", tuple(f"{day} Mar" for day in range(bars)), (Layer("", tuple(map(float, range(bars)))),))
    if columns >= bars + 4:
        assert max(map(len, drawn(shown, columns))) <= columns
