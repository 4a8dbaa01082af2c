"""What a typed expression makes us ask the engines."""

from __future__ import annotations

from dataclasses import dataclass

from quizkl.deck.substitute import TOO_LARGE, refusal, size_of
from quizkl.marking.expression.question import ExpressionQuestion, put_in
from quizkl.marking.expression.slips import slips_of
from quizkl.marking.expression.worked_out import left_to_do, taken_for_array
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.question import ExpectedMistake
from quizkl.marking.verdict import Unreadable
from quizkl.maths.comparison import Comparison
from quizkl.maths.examination import Examination
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression, Name

NOT_WORKED_OUT = "That is the question itself."


@dataclass(frozen=True, slots=True)
class Following:
    """The answer as it follows from what the learner wrote in earlier ``steps`` (numbers from 1)."""

    steps: tuple[int, ...]


Suspected = Following | ExpectedMistake | Mutant
"""What a typed expression may be if it is not the right one."""


@dataclass(frozen=True, slots=True)
class Examining:
    """A typed expression that waits for the engines; ``suspected`` are what the others of the examination are."""

    question: ExpressionQuestion
    typed: Reading
    suspected: tuple[Suspected, ...]
    examination: Examination


def examining(question: ExpressionQuestion, typed: str) -> Examining | Unreadable:
    """Read what was typed; say what has to be compared before it can be judged, or why it cannot be read."""
    reading = read(typed, question.names)
    if not isinstance(reading, Reading):
        return Unreadable(reading.message, reading.hint, reading.column)
    if reading.unit is not None:
        return Unreadable("An expression has no unit.", f"Type it without {reading.unit.value}.")
    undone = left_to_do(reading.expression, question.allow)
    if undone is not None:
        return Unreadable(NOT_WORKED_OUT, f"Work it out: {undone} is not accepted in an answer here.")
    array = taken_for_array(reading.expression, question.symbols)
    if array is not None:
        return Unreadable(f"{echo(Name(array))} is one number here.", "It has no entries, no transpose and no sum.")
    closed = put_in(reading.expression, question.given)
    too_large = refusal(closed, reading.expression) if size_of(closed) else TOO_LARGE
    if too_large is not None:
        return Unreadable(f"{too_large[:1].upper()}{too_large[1:].rstrip('.')}.", "Write it with smaller numbers.")
    return Examining(question, reading, *_asked(question, closed))


def _asked(question: ExpressionQuestion, closed: Expression) -> tuple[tuple[Suspected, ...], Examination]:
    others: list[tuple[Suspected, Expression]] = []
    others += [(Following(one.steps), one.answer) for one in question.follow_throughs]
    others += [(mistake, mistake.answer) for mistake in question.mistakes]
    others += [(mutant, mutant.expression) for mutant in slips_of(question)]
    comparison = Comparison(closed, question.answer, question.assumptions)
    suspected = tuple(suspect for suspect, _ in others)
    return suspected, Examination(comparison, tuple(expression for _, expression in others))
