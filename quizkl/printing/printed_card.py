"""A card that is to be printed, with all that its faces show of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quizkl.deck.card import Card, Exercise
from quizkl.deck.deck import Heading
from quizkl.printing.step_answer import StepAnswer


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """``sides`` are those that were chosen (``""``, ``reverse``, ``c1`` ...) and ``boxes`` says for each in which box
    it is, 0 for a new one. ``answers`` are those of an exercise's steps, in order, once they have been computed.
    """

    deck: Heading
    card: Card
    sides: tuple[str, ...] = ("",)
    boxes: Mapping[str, int] = field(default_factory=dict)
    answers: tuple[StepAnswer, ...] = ()

    @property
    def name(self) -> str:
        """``deck/card``."""
        return f"{self.deck.id}/{self.card.head.id}"

    @property
    def box(self) -> str:
        """``box 3``, ``new``, ``boxes 1, 4``."""
        boxes = sorted({self.boxes.get(side, 0) for side in self.sides})
        named = [str(box) if box else "new" for box in boxes]
        if named == ["new"]:
            return "new"
        return f"box{'es' if len(named) > 1 else ''} {', '.join(named)}"

    def answered(self, answers: tuple[StepAnswer, ...]) -> PrintedCard:
        return replace(self, answers=answers)


def exercise_of(printed: PrintedCard) -> Exercise | None:
    """The card where it is an exercise."""
    return printed.card if isinstance(printed.card, Exercise) else None
