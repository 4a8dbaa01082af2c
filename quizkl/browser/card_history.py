"""What happened to a card, with where it stood after each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizkl.deck.card import Card
from quizkl.journal.event import ItemEvent, Recorded, Undo
from quizkl.journal.fold import change_of, step
from quizkl.schedule.state import ItemState, Standing


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of an item, and where the item stood before and after it."""

    event: ItemEvent
    before: Standing
    after: Standing


def what_happened(recorded: Iterable[Recorded]) -> tuple[Happened, ...]:
    """The events of one item that count, oldest first as the journal has them, with the standings between them."""
    state = ItemState()
    found = []
    for each in recorded:
        if isinstance(each.event, Undo):
            continue
        after = step(state, change_of(each.event))
        found.append(Happened(each.event, state.standing, after.standing))
        state = after
    return tuple(found)


def numbers_drawn(card: Card, seed: int) -> tuple[tuple[str, str], ...]:
    """The quantities that varied at the review of that seed, each with its value as it was; none where none varies.

    They are drawn anew, by what the deck says now of how they vary.
    """
    varying = card.head.varying
    if varying is None:
        return ()
    from quizkl.maths.syntax.source import to_source
    from quizkl.maths.variation.draw import drawn, literal

    values = drawn(varying.variation.draws, seed)
    return tuple((name, to_source(literal(value))) for name, value in values.items())
