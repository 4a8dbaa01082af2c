"""Every answer of a deck that is an expression: whether it has a value, both engines agree on it, and what is claimed
and expected of it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from quizkl.deck.card import Exercise, ExpressionStep
from quizkl.deck.problem import Problem, Severity
from quizkl.marking.expression.question import ExpressionQuestion, expression_question
from quizkl.marking.expression.worked_out import left_to_do
from quizkl.maths.comparison import BlockingComparer, Comparison, Different, Sameness
from quizkl.maths.derivation.symbols import Range
from quizkl.maths.examination import BlockingExaminer, Examination, Examined
from quizkl.maths.inquiry import BlockingMathematician, Computed, Inquiry, NotDecided
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Expression, Name, Negate, Number
from quizkl.maths.told_apart import point, told_apart


class Engines(BlockingMathematician, BlockingComparer, BlockingExaminer, Protocol):
    """What computes and compares."""


_SAMPLES = {
    Range.REAL: ("1.3", "-0.7", "2.6", "0.4", "3.1"),
    Range.POSITIVE: ("1.3", "0.7", "2.6", "0.4", "3.1"),
    Range.UNIT: ("0.3", "0.6", "0.15", "0.8", "0.45"),
    Range.WHOLE: ("3", "2", "5", "1", "4"),
}
"""Values for a symbol; the next symbol begins one further on, so that no two have one value."""


def check_expression(exercise: Exercise, number: int, engines: Engines) -> Iterator[Problem]:
    """What is wrong with the step of that number (from 1)."""
    step = exercise.steps[number - 1]
    assert isinstance(step, ExpressionStep)
    question = expression_question(exercise, number)
    yield from _check_form(step, question)
    itself = _compared(question, question.answer, engines)
    if isinstance(itself, NotDecided):
        said = f"the answer {step.source!r} has no value that can be relied on: {_reason(itself)}"
        yield Problem(step.place, said, "Mend it, or say by symbols what its names are.")
        return
    yield from _check_engines(step, question, engines)
    yield from _check_claim(step, question, engines)
    yield from _check_mistakes(step, question, engines)


def _check_form(step: ExpressionStep, question: ExpressionQuestion) -> Iterator[Problem]:
    """What is shown must be an answer, not the question."""
    undone = left_to_do(question.shown, question.allow)
    if undone is None:
        return
    if step.claim is None:
        said = f"the answer {step.source!r} says what to compute ({undone}), and nothing says what comes out"
        yield Problem(step.place, said, "Write the result as claim:, which is what is shown.")
    else:
        said = f"the claim {step.claim_source!r} is still to be worked out: there is {undone} in it"
        yield Problem(step.claim_place or step.place, said, "Write what comes out.")


def _check_engines(step: ExpressionStep, question: ExpressionQuestion, engines: Engines) -> Iterator[Problem]:
    points = [_point(question, shift) for shift in range(len(_SAMPLES[Range.REAL]))]
    findings = engines.ask([Inquiry(question.answer, point) for point in points])
    for at, finding in zip(points, findings, strict=True):
        if isinstance(finding, Computed) and finding.engines_agree is False:
            where = ", ".join(f"{echo(Name(name))} = {echo(value)}" for name, value in at.items())
            said = f"torch and sympy disagree about {step.source!r} at {where}"
            yield Problem(step.place, said, "The value cannot be trusted; write the answer in another form.")
            return


def _point(question: ExpressionQuestion, shift: int) -> dict[str, Expression]:
    """A number for every symbol."""
    found: dict[str, Expression] = {}
    for position, (name, quantity) in enumerate(question.symbols.items()):
        samples = _SAMPLES[quantity.range]
        text = samples[(shift + position) % len(samples)]
        number = Number(Fraction(text.removeprefix("-")), text.removeprefix("-"))
        found[name] = Negate(number) if text.startswith("-") else number
    return found


def _check_claim(step: ExpressionStep, question: ExpressionQuestion, engines: Engines) -> Iterator[Problem]:
    if step.claim is None:
        return
    place = step.claim_place or step.place
    match _compared(question, question.shown, engines):
        case Different(at, claimed, answer):
            first, second = told_apart(claimed, answer)
            where = f"at {point(at)} it is {first}, the answer {second}"
            yield Problem(place, f"the claim {step.claim_source!r} is not the answer: {where}", "Mend one of the two.")
        case NotDecided() as undecided:
            said = f"the claim {step.claim_source!r} cannot be compared with the answer: {_reason(undecided)}"
            yield Problem(place, said, "Write it in another form.")


def _check_mistakes(step: ExpressionStep, question: ExpressionQuestion, engines: Engines) -> Iterator[Problem]:
    """A mistake is none if it is right, and two that are one are not told apart."""
    answers = [mistake.answer for mistake in question.mistakes]
    examinations = [
        Examination(Comparison(one, question.answer, question.assumptions), tuple(answers[:place]))
        for place, one in enumerate(answers)
    ]
    for mistake, found in zip(step.mistakes, engines.examine(examinations), strict=True):
        match found:
            case Examined(Different(), alike) if alike:
                said = f"the mistakes {mistake.source!r} and {step.mistakes[alike[0]].source!r} are the same"
                yield Problem(step.place, said, "Keep one of them.")
            case Examined(Different()):
                pass
            case Examined():
                yield Problem(step.place, f"the mistake {mistake.source!r} is the right answer", "Take it out.")
            case NotDecided():
                said = f"the mistake {mistake.source!r} cannot be told from the answer: {_reason(found)}"
                yield Problem(step.place, said, "Write it in another form, or take it out.", Severity.WARNING)


def _compared(question: ExpressionQuestion, one: Expression, engines: Engines) -> Sameness:
    (found,) = engines.compare([Comparison(one, question.answer, question.assumptions)])
    return found


def _reason(undecided: NotDecided) -> str:
    return undecided.reason.removeprefix("not decided: ")
