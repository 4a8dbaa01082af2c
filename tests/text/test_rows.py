"""Card texts as rows of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.characters import Characters
from quizkl.text.read import read_text
from quizkl.text.row import Style, row_text, row_width
from quizkl.text.rows import plain_rows, to_rows


def lines(source: str, columns: int = 40, characters: Characters = Characters.DEJAVU) -> list[str]:
    return list(plain_rows(read_text(source)[0], columns, characters))


def test_a_paragraph_wraps_at_its_words() -> None:
    assert lines("one two three four", 9) == ["one two", "three", "four"]


def test_a_formula_is_never_divided_where_a_row_can_hold_it() -> None:
    assert lines("so we get $a + b = c$ here", 16) == ["so we get", "a + b = c here"]


def test_a_word_stuck_to_a_formula_stays_with_it() -> None:
    assert lines("the long $x$-axis.", 12) == ["the long", "x-axis."]


def test_a_formula_wider_than_a_row_is_cut_at_its_spaces() -> None:
    rows = lines("$alpha + beta + gamma + delta$", 14)
    assert max(map(len, rows)) <= 14
    assert "".join(rows).replace(" ", "") == "alpha+beta+gamma+delta"


def test_a_word_wider_than_a_row_is_cut() -> None:
    assert lines("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_wide_characters_count_twice() -> None:
    assert lines("漢字 漢字", 8) == ["漢字", "漢字"]


def test_a_list_hangs() -> None:
    assert lines("- one two three\n- four", 12) == ["  • one two", "    three", "  • four"]


def test_a_nested_list_stays_tight() -> None:
    assert lines("- a\n  - b\n- c") == ["  • a", "      • b", "  • c"]


def test_numbers_align_on_their_right() -> None:
    assert lines("9. a\n10. b") == ["   9. a", "  10. b"]


def test_a_table_aligns_its_columns() -> None:
    assert lines("| x | value |\n|---|--:|\n| a | 1 |\n| bcd | 22 |") == [
        "x     value",
        "───   ─────",
        "a         1",
        "bcd      22",
    ]


def test_a_table_too_wide_wraps_its_widest_column() -> None:
    rows = lines("| a | b |\n|---|---|\n| x | one two three four five six seven |", 24)
    assert max(map(len, rows)) <= 24
    assert rows[2:] == ["x   one two three four", "    five six seven"]


def test_a_display_is_indented_by_four_and_stands_apart() -> None:
    assert lines("so\n$$x = 1$$\nand") == ["so", "", "    x = 1", "", "and"]


def test_a_display_wider_than_the_column_is_marked_and_not_wrapped() -> None:
    (row,) = to_rows(read_text("$$" + " + ".join(["abc"] * 10) + "$$")[0], 20)
    assert row_width(row) > 20
    assert {span.style for span in row} == {Style.DISPLAY}


def test_a_fraction_is_drawn_in_three_rows() -> None:
    assert len(lines(r"$$\frac{a}{b}$$")) == 3


def test_the_source_of_formulas_can_be_shown() -> None:
    text, _ = read_text(r"So $\frac{a}{b}$ and $$\sqrt{2}$$")
    assert plain_rows(text, 60, source=True) == (r"So $\frac{a}{b}$ and", "", r"    $$\sqrt{2}$$")


def test_ascii_draws_with_nothing_else() -> None:
    rows = lines("- $\\alpha$\n\n| a |\n|---|\n| $\\sum_i p_i$ |", characters=Characters.ASCII)
    assert "\n".join(rows).isascii()


WORDS = st.lists(st.text(alphabet="abc漢", min_size=1, max_size=9), min_size=1, max_size=12)


@given(WORDS, st.integers(min_value=8, max_value=30))
def test_wrapping_loses_nothing_and_keeps_the_width(words: list[str], columns: int) -> None:
    rows = to_rows(read_text(" ".join(words))[0], columns)
    assert all(row_width(row) <= columns for row in rows)
    assert "".join(map(row_text, rows)).replace(" ", "") == "".join(words)


@pytest.mark.parametrize("columns", [0, 1, 7])
def test_a_column_too_narrow_is_drawn_all_the_same(columns: int) -> None:
    assert "".join(lines("- one\n  - $x$ two", columns)).replace(" ", "") == "•one•xtwo"


def test_code_that_is_nothing_but_a_space_is_drawn_without_a_trace() -> None:
    text, problems = read_text("1 ` `")
    assert problems == ()
    assert [row.rstrip() for row in plain_rows(text, 20)] == ["1"]
