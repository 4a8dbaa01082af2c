"""From what was typed to its verdict, by way of the helper process."""

from __future__ import annotations

from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import Question
from quizkl.marking.verdict import Verdict
from quizkl.maths.inquiry import Mathematician
from quizkl.study.open_question import open_question
from quizkl.study.phase import Working


async def verdict_on(working: Working, typed: str, mathematician: Mathematician) -> Verdict:
    """The verdict on an answer to the open step; one that follows from a wrong step before it is credited as such."""
    return await verdict_on_question(open_question(working), typed, mathematician)


async def verdict_on_question(question: Question, typed: str, mathematician: Mathematician) -> Verdict:
    """The verdict on an answer to a question."""
    pending = inquiries(question, typed)
    if not isinstance(pending, Pending):
        return pending
    return judge(pending, await mathematician.ask(pending.inquiries))
