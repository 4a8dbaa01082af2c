"""A card whose front was changed in its file, found again: a new card of the file beside one that it has no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from quizkl.deck.node import Scalar
from quizkl.exchange.deck_cards import DeckCard
from quizkl.exchange.source_card import SourceCard

_NEAR = 0.8
_SHORTEST = 12
"""In characters: of two shorter fronts nobody can tell whether one is the other with a slip mended."""

_MOST_COMPARED = 20_000
"""Pairs of fronts; comparing one takes about 20 microseconds."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``sure``: the fronts are near each other, and the two have an answer that no other card has."""

    old: DeckCard
    new: SourceCard
    same_back: bool
    sure: bool


def pairs(
    gone: Sequence[DeckCard], new: Sequence[SourceCard], cards: Iterable[DeckCard], source: Iterable[SourceCard]
) -> Iterator[Pair]:
    """For each of ``new`` the one card of ``gone`` that it may be, if there is one; no card is in two pairs.

    ``cards`` are all of the deck and ``source`` all of the file: an answer that others have too says little.
    """
    often = Counter(back for card in cards if (back := _back_in_deck(card)))
    often_there = Counter(back for card in source if (back := _back(card.texts)))
    by_back = {back: card for card in gone if (back := _back_in_deck(card)) and often[back] == 1}
    compared = len(gone) * len(new) <= _MOST_COMPARED
    taken: set[int] = set()
    for one in new:
        back = _back(one.texts)
        old = by_back.get(back) if often_there[back] == 1 else None
        same = old is not None
        if old is None and compared:
            old = next((card for card in gone if id(card) not in taken and _are_near(card, one)), None)
        if old is not None and id(old) not in taken and _kind(old) == one.lead:
            taken.add(id(old))
            yield Pair(old, one, same, same and _are_near(old, one))


def _are_near(old: DeckCard, new: SourceCard) -> bool:
    if old.lead is None or old.lead[0] != new.lead:
        return False
    front, other = old.lead[1], new.texts[new.lead]
    if min(len(front), len(other)) < _SHORTEST:
        return False
    matcher = SequenceMatcher(None, front, other, autojunk=False)
    return matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR


def _kind(card: DeckCard) -> str | None:
    return card.lead[0] if card.lead is not None else None


def _back(texts: Mapping[str, str]) -> str:
    return texts.get("back", "").strip()


def _back_in_deck(card: DeckCard) -> str:
    value = card.value("back")
    return value.text.strip() if isinstance(value, Scalar) else ""
