"""From what was typed to its verdict, by way of the helper process."""

from __future__ import annotations

from typing import Protocol

from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.expression.ask import Examining, examining
from quizkl.marking.expression.judge import judge_expression
from quizkl.marking.judge import judge
from quizkl.marking.question import Question
from quizkl.marking.verdict import Verdict
from quizkl.maths.examination import Examiner
from quizkl.maths.inquiry import Mathematician
from quizkl.study.open_question import open_question
from quizkl.study.phase import Working


class Engines(Mathematician, Examiner, Protocol):
    """What computes and compares."""


async def verdict_on(working: Working, typed: str, engines: Engines) -> Verdict:
    """The verdict on an answer to the open step; one that follows from a wrong step before it is credited as such."""
    question = open_question(working)
    if isinstance(question, Question):
        return await verdict_on_question(question, typed, engines)
    pending = examining(question, typed)
    if not isinstance(pending, Examining):
        return pending
    (found,) = await engines.examine([pending.examination])
    return judge_expression(pending, found)


async def verdict_on_question(question: Question, typed: str, mathematician: Mathematician) -> Verdict:
    """The verdict on an answer to a question that asks for a number."""
    pending = inquiries(question, typed)
    if not isinstance(pending, Pending):
        return pending
    return judge(pending, await mathematician.ask(pending.inquiries))
