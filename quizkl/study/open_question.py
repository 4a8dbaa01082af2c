"""The question of the open step, with what the learner wrote to the steps before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizkl.study.phase import StepWork, Working

if TYPE_CHECKING:
    from quizkl.marking.any_question import AnyQuestion
    from quizkl.marking.question import Written


def open_question(working: Working) -> AnyQuestion:
    """What the open step asks. It is marked against the right values first, and then follows from what was written."""
    from quizkl.marking.any_question import question_at

    return question_at(working.exercise, working.current + 1, answers_before(working.steps[: working.current]))


def answers_before(steps: Sequence[StepWork]) -> tuple[Written | None, ...]:
    """The last answer to each step that cost an attempt; None where there was none."""
    from quizkl.marking.question import Written

    last = [next((attempt for attempt in reversed(step.tries) if attempt.counts), None) for step in steps]
    return tuple(None if attempt is None else Written(attempt.typed, attempt.right) for attempt in last)
