"""Cards as the columns that other programs know: a front and a back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizkl.deck.card import Card, Choice, Cloze, Derivation, Exercise, Experiment, Flashcard, Option, PracticeQuestion
from quizkl.deck.complaints import Complaints
from quizkl.deck.deck import Deck
from quizkl.deck.load import parse_deck
from quizkl.deck.macros import read_macros
from quizkl.deck.problem import Place, Problem
from quizkl.exchange.written_out import written_out
from quizkl.text.tree import Text


@dataclass(frozen=True, slots=True)
class CardColumns:
    """A cloze has its text with the holes as ``front``, and no ``back``. ``line`` is where it stands in the deck, and
    ``lost`` are the keys of the card for which there is no column.
    """

    id: str | None
    front: str
    back: str
    tags: tuple[str, ...]
    note: str
    line: int = 1
    lost: tuple[str, ...] = ()
    reverse: bool = False

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return _name(self.id, self.line)


@dataclass(frozen=True, slots=True)
class DeckColumns:
    """``left_out`` are the cards that have no front and back, each with why; ``broken`` counts those that cannot be
    read, and ``lost`` are the keys of the deck that only a deck file has.
    """

    title: str
    cards: tuple[CardColumns, ...]
    left_out: tuple[tuple[str, str], ...]
    broken: int = 0
    lost: tuple[str, ...] = ()


def card_columns(source: bytes, file: str) -> DeckColumns | Problem:
    """The cards of a deck's file, the macros of the deck written out in their formulas."""
    parsed = parse_deck(source, file)
    deck = parsed.loaded.deck
    if deck is None or parsed.fields is None:
        return next(iter(parsed.loaded.problems), Problem(Place(file), "this is no deck"))
    macros = read_macros(parsed.fields.macros, Complaints(file)) if parsed.fields.macros is not None else {}
    cards, left_out = [], []
    for card in deck.cards():
        head = card.head
        sides = "its numbers vary" if head.varying is not None else _sides(card, macros)
        if isinstance(sides, str):
            left_out.append((_name(head.id, head.place.line), sides))
        else:
            note = _plain(head.note, macros)
            reverse = isinstance(card, Flashcard) and card.reverse
            cards.append(CardColumns(head.id, *sides, head.tags, note, head.place.line, tuple(_lost(card)), reverse))
    return DeckColumns(deck.title, tuple(cards), tuple(left_out), deck.broken, tuple(_lost_of_deck(deck)))


def _lost(card: Card) -> Iterator[str]:
    """The keys of the card whose values go nowhere."""
    if card.head.hints:
        yield "hints"
    if isinstance(card, Choice) and any(option.because is not None for option in card.wrong):
        yield "say (why an option is wrong)"
    if card.head.formerly:
        yield "formerly"
    if card.head.suspended:
        yield "suspended"


def _lost_of_deck(deck: Deck) -> Iterator[str]:
    if deck.author is not None:
        yield "author"
    if deck.language is not None:
        yield "language"
    if deck.schedule is not None:
        yield "schedule"
    yield from dict.fromkeys(setting.key for setting in deck.settings)


def _name(card_id: str | None, line: int) -> str:
    return card_id or f"line {line}"


def _sides(card: Card, macros: Mapping[str, str]) -> tuple[str, str] | str:
    """The front and the back of a card, or why it has none."""
    match card:
        case Flashcard(front=front, back=back):
            return _plain(front, macros), _plain(back, macros)
        case PracticeQuestion(question=question, answer=answer, points=points):
            listed = "\n".join(f"- {_indented(_plain(point, macros))}" for point in points)
            return _plain(question, macros), "\n\n".join(filter(None, (_plain(answer, macros), listed)))
        case Cloze(text=text):
            return _plain(text, macros), ""
        case Choice(question=question, right=right, wrong=wrong):
            return _choice(question, right, wrong, macros)
        case Exercise():
            return "its answers are computed"
        case Derivation():
            return "its lines are proved"
        case Experiment():
            return "its results are computed"


def _choice(
    question: Text, right: tuple[Option, ...], wrong: tuple[Option, ...], macros: Mapping[str, str]
) -> tuple[str, str]:
    """The options stand in an order of their own, so that the place of one does not give it away."""
    options = sorted(_plain(option.text, macros) for option in (*right, *wrong))
    listed = "\n".join(f"- {_indented(option)}" for option in options)
    said = [(_plain(option.text, macros), _plain(option.because, macros)) for option in right]
    back = "\n\n".join("\n\n".join(filter(None, parts)) for parts in said)
    return f"{_plain(question, macros)}\n\n{listed}", back


def _plain(text: Text | None, macros: Mapping[str, str]) -> str:
    return written_out(text.source, macros).strip() if text is not None else ""


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
