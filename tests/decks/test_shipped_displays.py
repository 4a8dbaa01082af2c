"""Displayed formulas of the shipped decks are seen whole on a screen of 80 columns."""

from __future__ import annotations

from quizkl.formula.block import to_block
from quizkl.formula.cells import width
from quizkl.formula.characters import Characters
from tests.decks.shipped import all_cards, displays_of, texts_of

COLUMNS = 76


def _too_wide(characters: Characters) -> list[str]:
    return [
        f"{card.head.id}: {display.source}"
        for card in all_cards()
        for text in texts_of(card)
        for display in displays_of(text)
        if display.formula and any(width(row) > COLUMNS for row in to_block(display.formula, characters).rows)
    ]


def test_every_display_fits() -> None:
    assert _too_wide(Characters.DEJAVU) == []


def test_every_display_fits_with_all_of_unicode() -> None:
    assert _too_wide(Characters.FULL) == []


def test_there_are_displays_to_see() -> None:
    assert sum(1 for card in all_cards() for text in texts_of(card) for _ in displays_of(text)) > 40
