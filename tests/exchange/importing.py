"""A file's text taken into a deck, without files."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.deck.card import Card, Choice, Cloze, Derivation, Exercise, Flashcard, PracticeQuestion
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.exchange.compare import Changes
from quizkl.exchange.import_cards import into_deck, into_new_deck, read_cards


@dataclass(frozen=True, slots=True)
class Imported:
    """The deck afterwards, and what was said of the file."""

    deck: str
    changes: Changes
    problems: tuple[Problem, ...]

    @property
    def added(self) -> list[str]:
        return [card_id for card_id, _ in self.changes.added]

    @property
    def updated(self) -> list[str | None]:
        return [update.card.id for update in self.changes.updates if not update.only_comment]

    @property
    def texts(self) -> dict[str, tuple[str, ...]]:
        """The texts of the deck's cards by their ids, as the loader reads them."""
        loaded = load_deck(self.deck.encode(), "deck.yaml")
        assert loaded.deck is not None, loaded.problems
        return {card.head.id or "": texts_of(card) for card in loaded.deck.cards()}


def imported(source: str, name: str = "words.csv", into: str | None = None, overwrite: bool = False) -> Imported:
    cards, problems = read_cards(source.encode(), name, name)
    if into is None:
        taken = into_new_deck(cards, name, name, "words", "Words")
        return Imported(taken.source.decode(), taken.changes, problems)
    into_it = into_deck(cards, name, name, into.encode(), "deck.yaml", overwrite)
    assert not isinstance(into_it, Problem), into_it
    return Imported(into_it.source.decode(), into_it.changes, problems)


def said(source: bytes, name: str = "words.csv") -> list[str]:
    """What is wrong in a file: its line and the sentence."""
    _, problems = read_cards(source, name, name)
    return [f"{problem.place.line}: {problem.message}" for problem in problems]


def texts_of(card: Card) -> tuple[str, ...]:
    match card:
        case Flashcard(front=front, back=back):
            return front.source, back.source
        case Cloze(text=text):
            return (text.source,)
        case PracticeQuestion() | Choice() | Exercise() | Derivation():
            return ()
        case _:
            return ()
