"""Marking an answer to a step of either kind in one go, for shells that may wait for the engines."""

from __future__ import annotations

from typing import Protocol

from quizkl.marking import at_once
from quizkl.marking.any_question import AnyQuestion
from quizkl.marking.expression.ask import Examining, examining
from quizkl.marking.expression.judge import judge_expression
from quizkl.marking.question import Question
from quizkl.marking.verdict import Verdict
from quizkl.maths.examination import BlockingExaminer
from quizkl.maths.inquiry import BlockingMathematician


class BlockingEngines(BlockingMathematician, BlockingExaminer, Protocol):
    """What computes and compares."""


def mark(question: AnyQuestion, typed: str, engines: BlockingEngines) -> Verdict:
    """Read what was typed, have the engines compute or compare, and judge."""
    if isinstance(question, Question):
        return at_once.mark(question, typed, engines)
    pending = examining(question, typed)
    if not isinstance(pending, Examining):
        return pending
    (found,) = engines.examine([pending.examination])
    return judge_expression(pending, found)
