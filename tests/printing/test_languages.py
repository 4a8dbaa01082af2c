"""Decks in other languages, and in languages that are written from right to left."""

from __future__ import annotations

import pytest

from quizkl.printing.layout import Fold, Notes, Sheet, Turn, Worksheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.paper import A4
from tests.printing import pages
from tests.printing.decks import cards_of, printed

CARDS = "- {id: a, front: front, back: back}\n- {id: b, choice: what?, right: [this], wrong: [that]}"
ENGLISH = cards_of(CARDS)
GERMAN = cards_of(CARDS, "deck: klein\ntitle: Ein Stapel\nlanguage: de-AT")
HEBREW = cards_of(CARDS, "deck: katan\ntitle: Hebrew\nlanguage: he")


@pytest.mark.parametrize("layout", [Sheet(), Sheet(turn=Turn.SHORT_EDGE), Fold()])
def test_cards_that_are_read_from_the_right_stand_where_others_do(layout: Sheet | Fold) -> None:
    made = pages.read_pages(printed(HEBREW, PrintOptions(layout, A4)).pdf)
    runs = [run for page in made for run in page.runs]
    assert [run for run in runs if not 9 < run.x < A4.width - 9 or not 9 < run.y < A4.height - 9] == []
    assert "front" in made[0].text and "back" in made[-1].text


def test_text_from_the_right_begins_at_the_right_of_its_card() -> None:
    page = pages.read_pages(printed(HEBREW, PrintOptions(Sheet())).pdf)[1]
    (said,) = [run for run in page.runs if "back" in run.text]
    assert said.x > 170  # of a card from 105 to 201


@pytest.mark.parametrize("layout", [Sheet(), Notes(), Worksheet()])
def test_the_cards_of_each_deck_say_their_language(layout: Sheet | Notes | Worksheet) -> None:
    made = printed([*ENGLISH, *GERMAN, *HEBREW], PrintOptions(layout))
    assert pages.languages(made.pdf) == ["en", "de-AT", "he"]
    assert pages.languages(printed([*GERMAN, *ENGLISH], PrintOptions(layout)).pdf) == ["de-AT", "en"]
    assert pages.languages(printed(GERMAN, PrintOptions(layout)).pdf) == ["de-AT"]
