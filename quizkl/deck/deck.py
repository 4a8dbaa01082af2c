"""A deck: its heading, its items in order, and its cards when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from quizkl.deck.identity import ItemKey
from quizkl.deck.kind import Kind
from quizkl.deck.own_settings import OwnSetting
from quizkl.deck.problem import Place, Problem

if TYPE_CHECKING:
    from quizkl.deck.card import Card  # Home needs no card, only the items


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to review, without its texts: what the queue and Home need to know.

    ``formerly`` are the cards (``deck/card``) whose history is this one's, ``line`` is where the card begins.
    """

    key: ItemKey
    kind: Kind
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    suspended: bool = False
    line: int = 1

    def former_keys(self) -> tuple[ItemKey, ...]:
        """What this item was called before: the former cards with the same side."""
        return tuple(ItemKey.parse(card)._replace(side=self.key.side) for card in self.formerly)


class CardSource(Protocol):
    """Where a deck's cards come from: a parsed file, or the cache."""

    def card(self, card_id: str) -> Card | Problem: ...

    def cards(self) -> Iterator[Card]: ...

    def texts(self) -> Iterator[tuple[str | None, str]]: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """``schedule`` is the deck's own schedule as it is written, in ``schedule_line``; who schedules reads it.
    ``settings`` hold for the deck in place of the learner's.
    """

    id: str
    title: str
    author: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    schedule: str | None = None
    settings: tuple[OwnSetting, ...] = ()
    schedule_line: int = 1


@dataclass(frozen=True, slots=True)
class Deck:
    """``file`` is the file's name in messages and ``path`` where it is; ``branch`` are the folders between the place
    that was searched and the file. ``broken`` counts the cards that were left out because something in them is wrong.
    """

    heading: Heading
    file: str
    entries: tuple[Item, ...]
    broken: int = 0
    source: CardSource = field(kw_only=True, repr=False, compare=False)
    path: Path | None = None
    branch: tuple[str, ...] = ()
    shipped: bool = False

    @property
    def id(self) -> str:
        return self.heading.id

    @property
    def title(self) -> str:
        return self.heading.title

    @property
    def author(self) -> str | None:
        return self.heading.author

    @property
    def language(self) -> str | None:
        return self.heading.language

    @property
    def tags(self) -> tuple[str, ...]:
        return self.heading.tags

    @property
    def schedule(self) -> str | None:
        return self.heading.schedule

    @property
    def settings(self) -> tuple[OwnSetting, ...]:
        return self.heading.settings

    def items(self) -> tuple[Item, ...]:
        """The items that can be studied, in deck order."""
        return self.entries

    def card(self, card_id: str) -> Card | Problem:
        """Build one card; a Problem where there is none of that id or it is broken."""
        return self.source.card(card_id)

    def cards(self) -> Iterator[Card]:
        """Every card that can be read, in deck order, those without an id too."""
        return self.source.cards()

    def texts(self) -> Iterator[tuple[str | None, str]]:
        """The id of every card that can be read with what a search looks through in it, made without reading it."""
        return self.source.texts()


@dataclass(frozen=True, slots=True)
class LoadedDeck:
    """What could be read of a file, and everything that is wrong in it, by place."""

    deck: Deck | None
    problems: tuple[Problem, ...]


def no_such_card(deck_id: str, card_id: str, file: str) -> Problem:
    return Problem(Place(file), f"the deck {deck_id} has no card {card_id!r} that can be studied", card=card_id)
