"""A card whose numbers vary: what they are drawn from, and the card with the numbers of a seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from quizkl.deck.complaints import Complaints
from quizkl.deck.node import Mapping
from quizkl.deck.problem import Problem, Severity

if TYPE_CHECKING:
    from quizkl.deck.card import Card
    from quizkl.deck.context import CardContext
    from quizkl.maths.variation.search import Variation


VaryingCard = TypeVar("VaryingCard", bound="Card")


@dataclass(frozen=True, slots=True)
class Varying:
    """``variation`` says what is drawn; the card is read again from its ``mapping`` with what came out."""

    variation: Variation
    mapping: Mapping
    context: CardContext


def drawn(original: VaryingCard, seed: int) -> VaryingCard | Problem:
    """The card with the numbers of ``seed``, texts and all; unchanged where nothing varies.

    A Problem where a text cannot be written with these numbers, such as a quotient whose divisor came out as 0.
    """
    from quizkl.deck.cards import read_with_seed

    varying = original.head.varying
    if varying is None:
        return original
    complaints = Complaints(varying.context.file)
    card = read_with_seed(varying.mapping, varying.context, complaints, seed)
    errors = [problem for problem in complaints.problems if problem.severity is Severity.ERROR]
    if errors:
        return errors[0]
    assert isinstance(card, type(original))
    return card
