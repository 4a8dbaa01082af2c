"""Cards that are too long: smaller text first, then a second card, and always a word about it."""

from __future__ import annotations

import pytest

from quizkl.printing.layout import Cards, Flip, Fold, Layout, Sheet
from quizkl.printing.options import READABLE, PrintOptions
from quizkl.printing.paper import Paper
from tests.printing import pages
from tests.printing.decks import cards_of, printed

THREE_BY_FIVE = Paper(127, 76.2)


def numbered_words(count: int) -> str:
    return " ".join(f"word{number}" for number in range(count))


def test_a_card_that_fits_keeps_its_size_and_says_nothing() -> None:
    made = printed(cards_of("- {id: a, front: Short, back: Shorter}"), PrintOptions(Flip(), THREE_BY_FIVE))
    assert made.warnings == ()


def test_a_long_card_is_set_smaller_without_a_warning() -> None:
    cards = cards_of(f"- {{id: a, front: Long, back: '{numbered_words(150)}'}}")
    made = printed(cards, PrintOptions(Flip(), THREE_BY_FIVE))
    assert made.warnings == ()
    assert len(pages.read_pages(made.pdf)) == 2


@pytest.mark.parametrize("layout", [Cards(), Flip(), Sheet(), Fold()])
def test_what_is_longer_continues_on_further_cards_and_loses_no_word(layout: Layout) -> None:
    cards = cards_of(f"- {{id: endless, front: Long, back: '{numbered_words(1500)}'}}")
    paper = THREE_BY_FIVE if isinstance(layout, Cards | Flip) else PrintOptions().paper
    made = printed(cards, PrintOptions(layout, paper))
    (warning,) = made.warnings
    assert warning.startswith("small/endless: it is too long for one card and continues on ")
    shown = " ".join(page.text for page in pages.read_pages(made.pdf)).split()
    assert [word for word in shown if word.startswith("word")] == numbered_words(1500).split()


def test_a_card_of_thirty_thousand_characters_is_printed_whole() -> None:
    text = numbered_words(3200)[:30_000]
    made = printed(cards_of(f"- {{id: a, front: Long, back: '{text}'}}"), PrintOptions(Flip(), THREE_BY_FIVE))
    shown = " ".join(page.text for page in pages.read_pages(made.pdf)).split()
    assert [word for word in shown if word.startswith("word")] == [w for w in text.split() if w.startswith("word")]


def test_the_parts_of_a_divided_list_go_on_counting() -> None:
    items = "\n".join(f"    {number}. item{number} of the list" for number in range(1, 80))
    made = printed(cards_of(f"- id: a\n  front: List\n  back: |\n{items}"), PrintOptions(Flip(), THREE_BY_FIVE))
    assert len(made.warnings) == 1
    shown = "\n".join(page.text for page in pages.read_pages(made.pdf))
    assert all(f"{number}. item{number} " in shown for number in range(1, 80))


def test_a_divided_table_repeats_its_heading() -> None:
    rows = "\n".join(f"    | row{number} | {number} |" for number in range(60))
    table = f"    | name | value |\n    |---|---|\n{rows}"
    made = printed(cards_of(f"- id: a\n  front: Table\n  back: |\n{table}"), PrintOptions(Flip(), THREE_BY_FIVE))
    backs = [page.text for page in pages.read_pages(made.pdf) if "row" in page.text]
    assert len(backs) > 1
    assert all("name" in text and "value" in text for text in backs)
    assert all(f"row{number}" in "".join(backs) for number in range(60))


def test_a_matrix_of_forty_rows_is_scaled_to_its_card_and_named() -> None:
    rows = r" \\ ".join("1 & 2 & 3" for _ in range(40))
    cards = cards_of(f"- id: tall\n  front: Matrix\n  back: '$$\\begin{{pmatrix}} {rows} \\end{{pmatrix}}$$'")
    made = printed(cards, PrintOptions(Flip(), THREE_BY_FIVE))
    (warning,) = made.warnings
    assert warning.startswith("small/tall: a part of it is too large for its place and is set at ")
    back = pages.read_pages(made.pdf)[1]
    assert len(pages.read_pages(made.pdf)) == 2
    assert all(0 < run.y < THREE_BY_FIVE.height for run in back.runs)


def test_a_wide_formula_is_scaled_to_its_card() -> None:
    entries = " & ".join(f"a_{{{n}}}" for n in range(60))
    wide = rf"\begin{{pmatrix}} {entries} \end{{pmatrix}}"
    cards = cards_of(f"- id: wide\n  front: 'In a line ${wide}$'\n  back: '$${wide}$$'")
    made = printed(cards, PrintOptions(Flip(), THREE_BY_FIVE))
    assert [warning.split(":")[0] for warning in made.warnings] == ["small/wide"]
    for page in pages.read_pages(made.pdf):
        assert all(0 < run.x < THREE_BY_FIVE.width for run in page.runs)


def test_a_word_of_four_hundred_letters_is_broken() -> None:
    made = printed(cards_of(f"- {{id: a, front: {'x' * 400}, back: b}}"), PrintOptions(Flip(), THREE_BY_FIVE))
    page = pages.read_pages(made.pdf)[0]
    assert page.text.count("x") == 400
    assert len({round(run.y) for run in page.runs}) > 3


def test_text_is_never_smaller_than_can_be_read() -> None:
    assert READABLE >= 7  # points; the small print of a newspaper
