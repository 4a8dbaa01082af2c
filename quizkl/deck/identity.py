"""What a review is remembered by: deck id, card id, and the side that was asked."""

from __future__ import annotations

from typing import NamedTuple


class ItemKey(NamedTuple):
    """One thing to review. A card has one item, or several: ``side`` is ``""`` for the only or first one,
    ``reverse`` for a flashcard asked backwards, ``c1``, ``c2`` ... for the holes of a cloze. Written
    ``deck/card`` and ``deck/card#side``.

    A named tuple because it is hashed more often than anything else here: opening ten thousand cards looks each of
    them up several times.
    """

    deck: str
    card: str
    side: str = ""

    def __str__(self) -> str:
        return f"{self.deck}/{self.card}" + (f"#{self.side}" if self.side else "")

    @classmethod
    def parse(cls, text: str) -> ItemKey:
        """Read what ``str`` writes; raises ValueError where there is no deck or no card."""
        deck, slash, rest = text.partition("/")
        card, _, side = rest.partition("#")
        if not (deck and slash and card):
            raise ValueError(f"{text!r} is not of the form deck/card or deck/card#side")
        return cls(deck, card, side)
