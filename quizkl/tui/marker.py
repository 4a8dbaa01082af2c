"""From what was typed to its verdict, by way of the helper process."""

from __future__ import annotations

from quizkl.deck.card import Exercise
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import question_of
from quizkl.marking.verdict import Verdict
from quizkl.maths.inquiry import Mathematician


async def verdict_on(exercise: Exercise, position: int, typed: str, mathematician: Mathematician) -> Verdict:
    """The verdict on an answer to the step at ``position`` (from 0)."""
    pending = inquiries(question_of(exercise, position + 1), typed)
    if not isinstance(pending, Pending):
        return pending
    return judge(pending, await mathematician.ask(pending.inquiries))
