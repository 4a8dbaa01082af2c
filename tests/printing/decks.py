"""Small decks written beside the test that prints them."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent, indent

from quizkl.deck.load import load_deck
from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
from quizkl.maths.variation.search import Search, Sought
from quizkl.maths.worked import Work, WorkedOut
from quizkl.printing.options import PrintOptions
from quizkl.printing.print_cards import Printed, print_cards
from quizkl.printing.printed_card import PrintedCard


def cards_of(cards: str, heading: str = "deck: small\ntitle: A small deck") -> list[PrintedCard]:
    """The cards of a deck; ``cards`` is what stands below ``cards:``."""
    source = f"{dedent(heading).strip()}\ncards:\n{indent(dedent(cards).strip(), '  ')}\n"
    loaded = load_deck(source.encode(), "small.yaml")
    assert loaded.deck is not None, loaded.problems
    assert not loaded.deck.broken, loaded.problems
    return [PrintedCard(loaded.deck.heading, card) for card in loaded.deck.cards()]


class NothingToCompute:
    """For cards that ask for no value."""

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        raise AssertionError("nothing is to be computed")

    def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
        raise AssertionError("nothing is to be worked out")

    def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]:
        raise AssertionError("nothing is to be drawn")


def printed(cards: Sequence[PrintedCard], options: PrintOptions) -> Printed:
    made = print_cards(cards, options, NothingToCompute())
    assert isinstance(made, Printed), made
    return made
