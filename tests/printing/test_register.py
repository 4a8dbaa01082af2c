"""Backs lie behind their fronts on the printed pages, measured from where the text came out."""

from __future__ import annotations

import pytest

from quizkl.printing.layout import Grid, Offset, Sheet, Turn
from quizkl.printing.options import PrintOptions
from quizkl.printing.paper import A4, Paper
from tests.printing import pages
from tests.printing.decks import cards_of, printed

MARGIN = 9.0
TENTH = 0.1
CARDS = "\n".join(f"- {{id: card-{n}, front: Front {n}, back: Back {n}}}" for n in range(8))
CASES = [
    (A4, Grid(4, 2), Turn.LONG_EDGE),
    (A4, Grid(4, 2), Turn.SHORT_EDGE),
    (A4.turned(upright=False), Grid(2, 4), Turn.LONG_EDGE),
    (A4.turned(upright=False), Grid(2, 4), Turn.SHORT_EDGE),
    (Paper(215.9, 279.4), Grid(5, 2), Turn.LONG_EDGE),
    (Paper(150, 150), Grid(3, 3), Turn.LONG_EDGE),
]


def titles(page: pages.Page, mark: str, count: int) -> list[tuple[float, float]]:
    """Where each card's small print begins: at the deck's title, before the number that names the card."""
    texts = [run.text.strip() for run in page.runs]
    places = [texts.index(f"{number} {mark}") - 1 for number in range(1, count + 1)]
    assert {texts[place] for place in places} == {"A small deck"}
    return [(page.runs[place].x, page.runs[place].y) for place in places]


@pytest.mark.parametrize(("paper", "grid", "turn"), CASES)
def test_each_back_is_within_a_tenth_of_a_millimetre_of_its_front(paper: Paper, grid: Grid, turn: Turn) -> None:
    """On both sides small print begins at the same distances from the edges of its card, as the card is read. Where
    the sheet turns about its vertical axis, a back is so far from the left of the page as its front from the right;
    about the horizontal one the back is printed upside down, so far from the bottom as its front from the top.
    """
    made = printed(cards_of(CARDS), PrintOptions(Sheet(grid, turn), paper, MARGIN))
    front, back = pages.read_pages(made.pdf)[:2]
    count = min(8, grid.places)
    fronts, backs = titles(front, "Q", count), titles(back, "A", count)
    card_width = (paper.width - 2 * MARGIN) / grid.columns
    inset = fronts[0][0] - MARGIN
    for (x, y), (back_x, back_y) in zip(fronts, backs, strict=True):
        left = x - inset  # the card's left edge on the front
        if (turn is Turn.LONG_EDGE) == paper.upright:
            behind = (paper.width - (back_x - inset) - card_width, back_y)
        else:
            behind = (back_x + inset - card_width, paper.height - back_y)
        assert behind == pytest.approx((left, y), abs=TENTH)


def test_an_offset_moves_the_backs_and_nothing_else() -> None:
    cards = cards_of(CARDS)
    plain, moved = (
        pages.read_pages(printed(cards, PrintOptions(Sheet(offset=offset))).pdf)
        for offset in (Offset(), Offset(1.5, -0.5))
    )
    assert plain[0].runs == moved[0].runs
    for before, after in zip(plain[1].runs, moved[1].runs, strict=True):
        assert (after.x - before.x, after.y - before.y) == pytest.approx((1.5, -0.5), abs=0.01)


def test_all_text_is_within_its_card() -> None:
    width, height = 96, 69.75
    long = " ".join(["a sentence that goes on"] * 30)
    cards = cards_of("\n".join(f"- {{id: card-{n}, front: '{long}', back: '{long}'}}" for n in range(8)))
    for page in pages.read_pages(printed(cards, PrintOptions(Sheet())).pdf):
        lines = sorted({round(run.y, 2) for run in page.runs})
        for row in range(4):
            inside = [y for y in lines if MARGIN + row * height < y < MARGIN + (row + 1) * height]
            assert inside[0] > MARGIN + row * height + 5
            assert inside[-1] < MARGIN + (row + 1) * height - 5
        left = [run.x for run in page.runs]
        assert all(MARGIN + 5 < x < MARGIN + width - 5 or MARGIN + width + 5 < x < MARGIN + 2 * width - 5 for x in left)
