"""Marking in one go, for shells that may wait for the engines."""

from __future__ import annotations

from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import Question
from quizkl.marking.verdict import Verdict
from quizkl.maths.inquiry import BlockingMathematician


def mark(question: Question, typed: str, mathematician: BlockingMathematician) -> Verdict:
    """Read what was typed, have the engines compute, and judge."""
    pending = inquiries(question, typed)
    if not isinstance(pending, Pending):
        return pending
    return judge(pending, mathematician.ask(pending.inquiries))
