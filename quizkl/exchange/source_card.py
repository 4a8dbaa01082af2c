"""A card as another program's file has it, in the words of the deck format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class SourceCard:
    """``texts`` are the values of its keys in order, the first of which says its kind. ``known_by`` is what the file
    itself knows the card by; where that is None, the first text does it. ``id`` is one that the file asks for. With
    ``reverse`` a new card is asked from the back too; a card that is there keeps what it says of that.
    """

    line: int
    texts: Mapping[str, str]
    tags: tuple[str, ...] = ()
    id: str | None = None
    known_by: str | None = None
    reverse: bool = False

    @property
    def lead(self) -> str:
        """The key that says the kind."""
        return next(iter(self.texts))

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits by which the card is found again, although what it asks may be the same as ever
        or its answer another one.
        """
        known_by = self.id or self.known_by
        return key_of("" if known_by else self.lead, known_by or self.texts[self.lead])

    @property
    def content(self) -> str:
        """Eight hexadecimal digits that change when the card does."""
        return content_of(self.texts, self.tags)


@dataclass(frozen=True, slots=True)
class Source:
    """What could be read of a file; ``title`` is the deck's, where the file says one."""

    cards: tuple[SourceCard, ...]
    title: str | None = None


def key_of(lead: str, known_by: str) -> str:
    return _digest([lead, " ".join(known_by.split())])[:12]


def content_of(texts: Mapping[str, str], tags: tuple[str, ...]) -> str:
    return _digest([*(part for key in sorted(texts) for part in (key, texts[key])), "tags", *tags])[:8]


def _digest(parts: list[str]) -> str:
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()
