"""Cards to print: the flashcards that are shipped, over and over.

Every formula ends in the number of its card, so that no program can keep what it set before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import yaml

from quizkl.deck.card import Flashcard
from quizkl.deck.deck import Deck
from quizkl.deck.load import load_deck

TITLE: Final = "Cards of the benchmark"
_SHIPPED = Path(__file__).resolve().parents[2] / "decks"
_FORMULA = re.compile(r"(?<!\\)(\${1,2})([^$]+?)\s*\1")


@dataclass(frozen=True, slots=True)
class Sides:
    """The sources of a card's two sides."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Stock:
    """Cards, and the macros that they are written with."""

    cards: tuple[Sides, ...]
    macros: dict[str, str]


def stock(count: int) -> Stock:
    """``count`` cards."""
    files = sorted(_SHIPPED.glob("*.yaml"))
    written = [card for file in files for card in _deck(file).cards() if isinstance(card, Flashcard)]
    cards = [
        Sides(_numbered(card.front.source, number), _numbered(card.back.source, number))
        for number, card in enumerate(islice(cycle(written), count))
    ]
    macros: dict[str, str] = {}
    for file in files:
        macros |= yaml.safe_load(file.read_text(encoding="utf-8")).get("macros", {})
    return Stock(tuple(cards), macros)


def as_deck(stock: Stock) -> str:
    """The source of a deck of the cards."""
    cards = [
        {"id": f"card-{number}", "front": card.front, "back": card.back} for number, card in enumerate(stock.cards)
    ]
    deck = {"deck": f"bench-{len(cards)}", "title": TITLE, "macros": stock.macros, "cards": cards}
    return str(yaml.safe_dump(deck, allow_unicode=True, sort_keys=False))


def _deck(file: Path) -> Deck:
    deck = load_deck(file.read_bytes(), str(file)).deck
    assert deck is not None
    return deck


def _numbered(source: str, number: int) -> str:
    return _FORMULA.sub(lambda found: f"{found[1]}{found[2]}\\,({number}){found[1]}", source)
