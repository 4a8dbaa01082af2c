"""Computing the answers of exercises, for answer keys and the backs of cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import Final

from quizkl.deck.card import Card, Exercise, ExpressionStep
from quizkl.deck.results import has_open_result
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.expected import expected_answer
from quizkl.marking.expression.question import expression_question
from quizkl.marking.question import question_of
from quizkl.marking.work import work_on_step
from quizkl.maths.inquiry import Computed, Finding, NotDecided, Undefined
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tex import to_tex
from quizkl.maths.syntax.tree import Expression, Negate, Number
from quizkl.maths.worked import Line, Worked, WorkedOut
from quizkl.printing.engines import Engines
from quizkl.printing.step_answer import StepAnswer

_AT_ONCE: Final = 16  # steps asked of the helper together, so that one deadline is enough for them


def compute_answers(
    cards: Sequence[Card],
    engines: Engines,
    worked: bool,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[tuple[StepAnswer, ...], ...]:
    """The answers to the steps of each card, ``worked`` out line by line if asked; nothing for cards without steps."""
    places = [(place, number) for place, card in enumerate(cards) for number in _steps(card)]
    answers: list[list[StepAnswer]] = [[] for _ in cards]
    for start in range(0, len(places), _AT_ONCE):
        group = places[start : start + _AT_ONCE]
        steps = [(_exercise(cards[place]), number) for place, number in group]
        for (place, _), answer in zip(group, _answers(steps, engines, worked), strict=True):
            answers[place].append(answer)
        progress(min(start + _AT_ONCE, len(places)), len(places))
    return tuple(map(tuple, answers))


def _steps(card: Card) -> range:
    return range(1, len(card.steps) + 1) if isinstance(card, Exercise) else range(0)


def _exercise(card: Card) -> Exercise:
    assert isinstance(card, Exercise)  # no other card has steps
    return card


def _answers(steps: Sequence[tuple[Exercise, int]], engines: Engines, worked: bool) -> Iterator[StepAnswer]:
    """The answers in order; what is an expression stands in the deck and needs no engine."""
    numbers = [one for one in steps if not _is_expression(*one)]
    findings: Iterator[Finding] = iter(
        engines.ask([reference_inquiry(question_of(exercise, number)) for exercise, number in numbers])
    )
    works = [work_on_step(exercise, number) for exercise, number in numbers] if worked else []
    lines: Iterator[WorkedOut | None] = chain(engines.work_out(works) if works else (), repeat(None))
    for exercise, number in steps:
        if _is_expression(exercise, number):
            yield _expression(expression_question(exercise, number).shown)
        else:
            yield _answer(exercise, number, next(findings), next(lines))


def _is_expression(exercise: Exercise, number: int) -> bool:
    return isinstance(exercise.steps[number - 1], ExpressionStep)


def _expression(shown: Expression) -> StepAnswer:
    return StepAnswer(echo(shown), formula=to_tex(shown))


def _answer(exercise: Exercise, number: int, finding: Finding, worked: WorkedOut | None) -> StepAnswer:
    match finding:
        case _ if has_open_result(exercise.steps[number - 1].answer):
            return StepAnswer(None, reason="the experiment did not run to a result")
        case Computed():
            written = expected_answer(question_of(exercise, number), finding)
            exact = None if exercise.measured else finding.exact_tex
            return StepAnswer(written, exact, worked if isinstance(worked, Worked) and _says_more(worked) else None)
        case Undefined(reason) | NotDecided(reason):
            return StepAnswer(None, reason=reason)


def _says_more(worked: Worked) -> bool:
    """Whether there is more than a number, which was rounded at most: the result of a run has nothing to work out."""
    match worked.lines:
        case (Line(left=Number() | Negate(Number())),):
            return False
        case _:
            return True
