"""Items that were once called otherwise.

The journal keeps the key under which an item was reviewed. That an item has a new name is said by its deck
(``formerly``), so it is given when states are read, and they change at once with the deck, in either direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizkl.deck.identity import ItemKey

Renames = Mapping[ItemKey, ItemKey]
"""From an item's old key to its new one; chains are followed."""


@dataclass(frozen=True, slots=True)
class Names:
    """For each item that was renamed, all its former keys."""

    former: Mapping[ItemKey, frozenset[ItemKey]]

    def of(self, item: ItemKey) -> frozenset[ItemKey]:
        """All keys under which the item may stand in the journal."""
        return self.former.get(item, frozenset()) | {item}


def names(renames: Renames) -> Names:
    """All former keys by the present one. Names that go round in a circle are left as they are: each keeps its own
    history.
    """
    former: dict[ItemKey, set[ItemKey]] = {}
    for old in renames:
        present = present_key(old, renames)
        if present != old:
            former.setdefault(present, set()).add(old)
    return Names({present: frozenset(olds) for present, olds in former.items()})


def present_key(item: ItemKey, renames: Renames) -> ItemKey:
    """The key that an item has now."""
    met = {item}
    present = item
    while (following := renames.get(present)) is not None:
        if following in met:
            return item
        met.add(following)
        present = following
    return present


def renames_of(formerly: Iterable[tuple[ItemKey, Iterable[ItemKey]]]) -> dict[ItemKey, ItemKey]:
    """Renames from the present and the former keys of *all* items. A former key that is itself in use is nobody's
    former name: that item keeps its history. Of two items that claim one former key the first has it.
    """
    pairs = [(present, tuple(olds)) for present, olds in formerly]
    claimed = {old for _, olds in pairs for old in olds}
    if not claimed:
        return {}
    in_use = {present for present, _ in pairs if present in claimed}
    renames: dict[ItemKey, ItemKey] = {}
    for present, olds in pairs:
        for old in olds:
            if old not in in_use:
                renames.setdefault(old, present)
    return renames
