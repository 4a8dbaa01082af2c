"""From what was typed to its verdict, by way of the helper process."""

from __future__ import annotations

from quizkl.deck.card import Exercise
from quizkl.marking import expected
from quizkl.marking.ask import Pending, inquiries, reference_inquiry
from quizkl.marking.judge import judge
from quizkl.marking.question import question_of
from quizkl.marking.verdict import Verdict
from quizkl.maths.inquiry import Computed, Mathematician, NotDecided, Undefined


async def verdict_on(exercise: Exercise, position: int, typed: str, mathematician: Mathematician) -> Verdict:
    """The verdict on an answer to the step at ``position`` (from 0)."""
    pending = inquiries(question_of(exercise, position + 1), typed)
    if not isinstance(pending, Pending):
        return pending
    return judge(pending, await mathematician.ask(pending.inquiries))


async def expected_answer(exercise: Exercise, position: int, mathematician: Mathematician) -> str:
    """The answer of the step at ``position`` (from 0) as it was asked for, or why there is none."""
    question = question_of(exercise, position + 1)
    (finding,) = await mathematician.ask((reference_inquiry(question),))
    match finding:
        case Undefined(reason):
            return f"has no value: {reason}"
        case NotDecided():
            return "could not be computed in time"
        case Computed():
            return expected.expected_answer(question, finding) or "could not be computed"
