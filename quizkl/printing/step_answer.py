"""The computed answers of exercises, for answer keys and the backs of cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quizkl.deck.card import Card, Exercise
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.expected import expected_answer
from quizkl.marking.question import question_of
from quizkl.maths.inquiry import (
    BlockingMathematician,
    Computed,
    Finding,
    Inquiry,
    NotDecided,
    TermTable,
    Undefined,
)

_AT_ONCE = 24  # steps asked of the helper together, so that one deadline is enough for them


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """``written`` is the value as the step asks for it; None where there is none, and ``reason`` says why.

    ``exact`` is the exact form as TeX and ``terms`` the terms of a sum, where there are such.
    """

    written: str | None
    exact: str | None = None
    terms: TermTable | None = None
    reason: str = ""


def compute_answers(
    cards: Sequence[Card],
    mathematician: BlockingMathematician,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[tuple[StepAnswer, ...], ...]:
    """The answers to the steps of each card; nothing for cards that have no steps."""
    places = [(place, number) for place, card in enumerate(cards) for number in _steps(card)]
    answers: list[list[StepAnswer]] = [[] for _ in cards]
    for start in range(0, len(places), _AT_ONCE):
        group = places[start : start + _AT_ONCE]
        inquiries = [_inquiry(cards[place], number) for place, number in group]
        for (place, number), finding in zip(group, mathematician.ask(inquiries), strict=True):
            answers[place].append(_answer(cards[place], number, finding))
        progress(min(start + _AT_ONCE, len(places)), len(places))
    return tuple(map(tuple, answers))


def _steps(card: Card) -> range:
    return range(1, len(card.steps) + 1) if isinstance(card, Exercise) else range(0)


def _inquiry(card: Card, number: int) -> Inquiry:
    assert isinstance(card, Exercise)
    return replace(reference_inquiry(question_of(card, number)), terms=True)


def _answer(card: Card, number: int, finding: Finding) -> StepAnswer:
    assert isinstance(card, Exercise)
    match finding:
        case Computed():
            written = expected_answer(question_of(card, number), finding)
            return StepAnswer(written, finding.exact_tex, finding.terms)
        case Undefined(reason) | NotDecided(reason):
            return StepAnswer(None, reason=reason)
