"""The answers of an exercise's steps and the way to them, to be shown after the learner's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quizkl.deck.card import Exercise, ExpressionStep
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.expected import expected_answer, expected_expression
from quizkl.marking.expression.question import ExpressionQuestion, expression_question
from quizkl.marking.question import Question, question_of
from quizkl.marking.work import work_on_step
from quizkl.maths.inquiry import Computed, Finding, Mathematician, Undefined
from quizkl.maths.syntax.echo import echo
from quizkl.maths.worked import Worked as Solution
from quizkl.maths.worked import WorkedOut, Worker
from quizkl.tui.study.worked import Worked


class Engines(Mathematician, Worker, Protocol):
    """What computes and works out."""


async def work_out(exercise: Exercise, positions: Sequence[int], mathematician: Engines) -> dict[int, Worked]:
    """The answers of the steps at ``positions`` (from 0)."""
    expressions = [place for place in positions if isinstance(exercise.steps[place], ExpressionStep)]
    formulas = {place: _formula(expression_question(exercise, place + 1)) for place in expressions}
    numbers = [position for position in positions if position not in formulas]
    return formulas | await _work_out(exercise, numbers, mathematician) if numbers else formulas


def _formula(question: ExpressionQuestion) -> Worked:
    return Worked(echo(question.shown), formula=expected_expression(question))


async def _work_out(exercise: Exercise, positions: Sequence[int], mathematician: Engines) -> dict[int, Worked]:
    questions = [question_of(exercise, position + 1) for position in positions]
    findings = await mathematician.ask([reference_inquiry(question) for question in questions])
    solutions = await mathematician.work_out([work_on_step(exercise, position + 1) for position in positions])
    return {
        position: _worked(question, finding, solution)
        for position, question, finding, solution in zip(positions, questions, findings, solutions, strict=True)
    }


def _worked(question: Question, finding: Finding, solution: WorkedOut) -> Worked:
    match finding:
        case Computed(exact_line=exact):
            way = solution if isinstance(solution, Solution) else None
            return Worked(expected_answer(question, finding) or "could not be computed", exact, way)
        case Undefined(reason):
            return Worked(f"has no value: {reason}")
        case _:
            return Worked("could not be computed in time")
