"""The answers of an exercise's steps, worked out to be shown after the learner's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizkl.deck.card import Exercise
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.expected import expected_answer
from quizkl.marking.question import Question, question_of
from quizkl.maths.inquiry import Computed, Finding, Mathematician, Undefined
from quizkl.tui.worked import Worked


async def work_out(exercise: Exercise, positions: Sequence[int], mathematician: Mathematician) -> dict[int, Worked]:
    """The answers of the steps at ``positions`` (from 0)."""
    questions = [question_of(exercise, position + 1) for position in positions]
    asked = [replace(reference_inquiry(question), terms=True) for question in questions]
    findings = await mathematician.ask(asked)
    return {
        position: _worked(question, finding)
        for position, question, finding in zip(positions, questions, findings, strict=True)
    }


def _worked(question: Question, finding: Finding) -> Worked:
    match finding:
        case Computed(exact_line=exact, terms=terms):
            return Worked(expected_answer(question, finding) or "could not be computed", exact, terms)
        case Undefined(reason):
            return Worked(f"has no value: {reason}")
        case _:
            return Worked("could not be computed in time")
