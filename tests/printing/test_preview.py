"""The first page in characters."""

from __future__ import annotations

import pytest

from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from quizkl.printing.layout import Cards, Exam, Flip, Fold, Grid, Layout, Notes, Sheet, Worksheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.preview import Canvas, preview
from tests.printing.decks import cards_of

CARDS = r"""
- {id: one, front: 'What is $\frac{1}{2}$?', back: half}
- {id: two, cloze: 'a {{c1::hole}} in it'}
- {id: three, choice: Pick, right: this, wrong: [that]}
- {id: four, exercise: Work, steps: [{ask: x, answer: '1'}]}
- {id: five, question: Why?, answer: Because, points: [a, b]}
"""


@pytest.mark.parametrize("layout", [Cards(), Flip(), Sheet(), Fold(), Worksheet(), Exam(), Notes()])
@pytest.mark.parametrize("size", [(30, 8), (80, 24), (200, 60)])
def test_a_preview_is_a_rectangle_within_its_canvas(layout: Layout, size: tuple[int, int]) -> None:
    rows = preview(cards_of(CARDS), PrintOptions(layout), Canvas(*size))
    assert len({width(row) for row in rows}) == 1
    if isinstance(layout, Sheet | Fold) and size[1] < 20:
        return  # eight cards need more rows than there are; they are drawn all the same
    assert len(rows) <= max(size[1], 5)


def test_a_sheet_shows_the_questions_in_their_places() -> None:
    sheet = preview(cards_of(CARDS), PrintOptions(Sheet(Grid(1, 2))), Canvas(60, 30))
    text = "\n".join(sheet)
    assert "What is ½?" in text or "What is (1/2)?" in text or "What is 1/2?" in text
    assert "hole" not in text


def test_a_fold_shows_question_and_answer_side_by_side() -> None:
    rows = preview(cards_of("- {id: a, front: left, back: right}"), PrintOptions(Fold(Grid(1, 1))), Canvas(60, 30))
    (line,) = (row for row in rows if "left" in row)
    assert line.index("left") < line.index("right")


def test_plain_characters_only_where_they_are_asked_for() -> None:
    rows = preview(cards_of(CARDS), PrintOptions(), Canvas(60, 30, Characters.ASCII))
    assert "".join(rows).isascii()


def test_no_card_is_an_empty_page() -> None:
    assert preview([], PrintOptions(), Canvas(60, 30))
