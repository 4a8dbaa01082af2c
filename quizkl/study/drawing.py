"""Draws the numbers of a card: which seed makes a good question is for the engines to say, the rest is exact.

A shell asks the helper for ``drawing.search`` and hands what it finds to ``continued``, until that gives a variant or a
problem; ``draw`` does it all where one may wait.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizkl.deck.problem import Problem
from quizkl.study.variant import Variant as Variant

if TYPE_CHECKING:
    from quizkl.deck.card import Card
    from quizkl.maths.inquiry import NotDecided
    from quizkl.maths.variation.search import Search, Sought

MOST_ROUNDS = 16
"""Searches for one variant, of 64 draws each."""

_ROUNDS_FOR_A_GOOD_ONE = 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be searched next. ``met`` counts the draws so far that met the conditions; ``fallback`` is a seed
    whose draw can be asked, although a mistake may look right in it.
    """

    card: Card
    search: Search
    rounds: int = 0
    met: int = 0
    fallback: int | None = None


def drawing_of(card: Card, seed: int) -> Drawing | Variant:
    """How to begin; a card that does not vary is its own variant."""
    varying = card.head.varying
    if varying is None:
        return Variant(card, seed)
    from quizkl.marking.variants import asked_of
    from quizkl.maths.variation.search import Search

    return Drawing(card, Search(varying.variation, asked_of(card), seed))


def continued(drawing: Drawing, found: Sought | NotDecided) -> Variant | Drawing | Problem:
    """What follows from a search: the variant, another search, or that there is none."""
    from quizkl.maths.inquiry import NotDecided  # a card whose numbers do not vary never gets here

    if isinstance(found, NotDecided):
        return _problem(drawing, f"the numbers could not be drawn: {found.reason}", "Study it again later.")
    met, rounds = drawing.met + found.met, drawing.rounds + 1
    fallback = drawing.fallback if drawing.fallback is not None or found.good else found.seed
    if found.seed is not None and found.good:
        variant = _variant(drawing, found.seed)
        if variant is not None:
            return variant
        start = found.seed + 1
    else:
        start = drawing.search.seed + found.tries
    if fallback is not None and rounds >= _ROUNDS_FOR_A_GOOD_ONE:
        variant = _variant(drawing, fallback)
        if variant is not None:
            return variant
    if rounds < MOST_ROUNDS:
        return replace(drawing, search=replace(drawing.search, seed=start), rounds=rounds, met=met, fallback=fallback)
    draws = rounds * found.tries
    said = f"its conditions can hardly be met: {met} of {draws} draws do"
    if met:
        said = f"no numbers make a good question: {met} of {draws} draws meet its conditions, and none has an answer"
    return _problem(drawing, said, "quizkl check --variants 1000 says why.")


def draw(card: Card, seed: int, ask: Callable[[Search], Sought | NotDecided]) -> Variant | Problem:
    """The variant for a review's seed; ``ask`` carries a search to the helper and waits."""
    step: Variant | Drawing | Problem = drawing_of(card, seed)
    while isinstance(step, Drawing):
        step = continued(step, ask(step.search))
    return step


def _variant(drawing: Drawing, seed: int) -> Variant | None:
    """The card with the numbers of ``seed``; None where its texts cannot be written with them."""
    from quizkl.deck.varying import drawn

    card = drawn(drawing.card, seed)
    return None if isinstance(card, Problem) else Variant(card, seed)


def _problem(drawing: Drawing, message: str, hint: str) -> Problem:
    head = drawing.card.head
    return Problem(head.place, message, hint, card=head.id)
