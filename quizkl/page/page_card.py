"""A card that goes on a page, with what has been computed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from quizkl.deck.card import Card
from quizkl.deck.deck import Heading
from quizkl.maths.worked import Worked


class StepAnswer(Protocol):
    """The answer to a step: ``written`` as it is asked for, or None and the ``reason``; ``exact`` as TeX; how one gets
    there; and the ``formula`` in place of ``written`` where the answer is an expression.
    """

    @property
    def written(self) -> str | None: ...

    @property
    def exact(self) -> str | None: ...

    @property
    def worked(self) -> Worked | None: ...

    @property
    def reason(self) -> str: ...

    @property
    def formula(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class PageCard:
    """``answers`` are those of an exercise's steps, in order."""

    deck: Heading
    card: Card
    answers: tuple[StepAnswer, ...] = ()

    @property
    def name(self) -> str:
        """``deck/card``."""
        return f"{self.deck.id}/{self.card.head.id}"
