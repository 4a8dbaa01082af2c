"""The answer to a step, written as it was asked for: what is shown when the learner gives up."""

from __future__ import annotations

from quizkl.marking.question import Question
from quizkl.marking.typed import flat, shape_of
from quizkl.marking.written import digits_asked, written
from quizkl.maths.inquiry import Computed, Finding


def expected_answer(question: Question, finding: Finding) -> str | None:
    """``0.0258 nats``; None where it could not be computed. ``finding`` answers ``ask.reference_inquiry``."""
    match finding:
        case Computed(digits=digits):
            return written(flat(digits), shape_of(digits), question.precision, question.unit)
        case _:
            return None


def asked_for(question: Question) -> str:
    """``in nats, 4 decimals``: what a step wants, after its text."""
    unit = f"in {question.unit.value}, " if question.unit else ""
    return unit + digits_asked(question.precision)
