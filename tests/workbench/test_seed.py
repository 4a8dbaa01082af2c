"""A page that is opened from a card begins with what the card gives, ready to be built on."""

from __future__ import annotations

from pathlib import Path

from quizkl.deck.card import Card
from quizkl.deck.problem import Problem
from quizkl.deck.shelf import open_shelf
from quizkl.deck.varying import drawn
from quizkl.workbench.line import Blank, Defined
from quizkl.workbench.page import read_page
from quizkl.workbench.seed import seed_of

SHIPPED = Path(__file__).parents[2] / "decks"


def with_numbers(card: Card) -> Card | None:
    """The card with some of its numbers; None where the first that are tried do not do."""
    for seed in range(20):
        found = drawn(card, seed)
        if not isinstance(found, Problem):
            return found
    return None


def test_the_quantities_of_every_shipped_card_are_definitions() -> None:
    seen = 0
    for deck in open_shelf([SHIPPED], None).decks:
        for item in deck.items():
            original = deck.card(item.key.card)
            assert not isinstance(original, Problem)
            card = with_numbers(original)
            if card is None:
                continue
            seed = seed_of(item.key, card, 1)
            lines = read_page(seed.lines).lines
            defined = [line.written.name for line in lines if isinstance(line.written, Defined)]
            assert defined == list(card.head.given), item.key
            assert all(isinstance(line.written, Blank | Defined) for line in lines), item.key
            seen += len(defined)
    assert seen > 100


def test_the_page_says_which_card_it_is_from_and_ends_where_one_goes_on() -> None:
    (deck, *_) = open_shelf([SHIPPED], None).decks
    item = deck.items()[0]
    card = deck.card(item.key.card)
    assert not isinstance(card, Problem)
    seed = seed_of(item.key, card, 1)
    assert seed.lines[0] == f"# {deck.id}/{card.head.id}"
    assert seed.lines[-1] == ""
    assert seed.name == f"{card.head.id}.work"
