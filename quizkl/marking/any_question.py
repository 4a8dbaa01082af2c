"""The question of a step, whether a number answers it or an expression."""

from __future__ import annotations

from collections.abc import Sequence

from quizkl.deck.card import Exercise, ExpressionStep
from quizkl.marking.expression.question import ExpressionQuestion, expression_question, names_for
from quizkl.marking.question import Question, Written, question_of
from quizkl.maths.syntax.names import Names

AnyQuestion = Question | ExpressionQuestion


def question_at(exercise: Exercise, number: int, answers: Sequence[Written | None] = ()) -> AnyQuestion:
    """The question of an exercise's step (counted from 1); ``answers`` are what was written to those before it."""
    if isinstance(exercise.steps[number - 1], ExpressionStep):
        return expression_question(exercise, number, answers)
    return question_of(exercise, number, answers)


def names_at(exercise: Exercise, number: int) -> Names:
    """What an answer to a step may name."""
    if isinstance(exercise.steps[number - 1], ExpressionStep):
        return names_for(exercise.symbols, exercise.head.given)
    return Names(quantities=frozenset(exercise.head.given))
