"""What a page begins with when it is opened from a card."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from quizkl.deck.card import Card, Derivation
from quizkl.deck.identity import ItemKey
from quizkl.maths.syntax.source import to_source


@dataclass(frozen=True, slots=True)
class WorkSeed:
    """``key`` is the same for the same card with the same numbers; ``name`` is a file's, should the page be saved."""

    key: Hashable
    name: str
    lines: tuple[str, ...]


def seed_of(key: ItemKey, card: Card, seed: int) -> WorkSeed:
    """A comment that names the card, its quantities as definitions, and an empty line to go on in."""
    lines = [f"# {key.deck}/{card.head.id}"]
    if isinstance(card, Derivation):
        lines += [f"# {name}: {kind}" for name, kind in card.task.symbols.texts]
    lines += [f"{quantity} = {to_source(value)}" for quantity, value in card.head.given.items()]
    return WorkSeed((key, seed), f"{card.head.id}.work", (*lines, ""))
