"""The options of a choice card in the order in which this review shows them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from quizkl.deck.card import Choice, Option


@dataclass(frozen=True, slots=True)
class Offered:
    """An option as it is offered."""

    option: Option
    right: bool


def offered(card: Choice, seed: int) -> tuple[Offered, ...]:
    """All options, shuffled by ``seed``: the same review always shows the same order."""
    options = [Offered(option, True) for option in card.right] + [Offered(option, False) for option in card.wrong]
    Random(seed).shuffle(options)
    return tuple(options)


def all_right(card: Choice, seed: int, chosen: frozenset[int]) -> bool:
    """Whether exactly the right options were chosen (positions counted from 0)."""
    return chosen == {position for position, option in enumerate(offered(card, seed)) if option.right}
