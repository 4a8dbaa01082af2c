"""What to ask so that the answer of a step is worked out line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizkl.deck.card import Absolute, AnyStep, Decimals, Exercise, Precision, Relative, SignificantFigures, Step
from quizkl.marking.conversion import converted, measured_in
from quizkl.marking.question import Question, with_steps
from quizkl.marking.written import FIGURES_WITHIN_A_BOUND
from quizkl.maths.functions.elementary import ELEMENTARY
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.tree import Call, Expression, Name, Vector
from quizkl.maths.syntax.walk import children, nodes, with_children
from quizkl.maths.worked import Work

_WORKED_WHERE_THEY_STAND = frozenset(function.name for function in ELEMENTARY)


def work_on(question: Question) -> Work:
    """How the answer to one question is worked out, from nothing but what is given."""
    source = measured_in(question.answer) or question.unit
    decimals, figures = _digits(question.precision)
    return Work(
        expression=converted(question.answer, source, question.unit),
        given=question.given,
        decimals=decimals,
        figures=figures,
        unit=question.unit or measured_in(question.answer),
    )


def work_on_step(exercise: Exercise, number: int) -> Work:
    """How a step (counted from 1) that asks for a number is worked out, going on from the steps before it.

    What those came to is put in as a number: under the step's name, or as the function that it asked for
    (``H(p, q) - H(p)``).
    """
    step = exercise.steps[number - 1]
    assert isinstance(step, Step)  # the way to an expression is not worked out
    before = exercise.steps[: number - 1]
    asked = with_steps(step.answer, before)
    earlier = _earlier(before)
    decimals, figures = _digits(step.precision)
    return Work(
        expression=converted(_going_on(asked, earlier), measured_in(asked) or step.unit, step.unit),
        given={**exercise.head.given, **earlier.values},
        earlier=frozenset(earlier.values),
        known=earlier.known,
        decimals=decimals,
        figures=figures,
        unit=step.unit,
    )


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The steps before one: the name for what each of them asked, what the names are worth, and the functions that were
    worked out."""

    names: Mapping[Expression, Name]
    values: Mapping[str, Expression]
    known: tuple[Expression, ...]


def _earlier(steps: tuple[AnyStep, ...]) -> _Earlier:
    names: dict[Expression, Name] = {}
    values: dict[str, Expression] = {}
    known: list[Expression] = []
    for number, step in enumerate(steps, 1):
        if not isinstance(step, Step):
            continue
        answer = with_steps(step.answer, steps[: number - 1])
        known += [node for node in nodes(answer) if isinstance(node, Call) and _takes_lines(node.function)]
        if step.name and children(answer) and not isinstance(answer, Vector) and not _is_short_call(answer):
            names[answer] = Name(step.name)
            values[step.name] = answer
    return _Earlier(names, values, tuple(known))


def _is_short_call(answer: Expression) -> bool:
    """``H(p, q)`` says more than a step's name."""
    if not isinstance(answer, Call) or not _takes_lines(answer.function):
        return False
    return all(isinstance(argument, Name) for argument in answer.arguments)


def _takes_lines(function: str) -> bool:
    """Whether a function was worked out in lines of its own."""
    entry = FUNCTIONS.get(function)
    return function not in _WORKED_WHERE_THEY_STAND and entry is not None and entry.result is not Kind.FAMILY


def _going_on(expression: Expression, earlier: _Earlier) -> Expression:
    if expression in earlier.names:
        return earlier.names[expression]
    return with_children(expression, [_going_on(part, earlier) for part in children(expression)])


def _digits(precision: Precision) -> tuple[int | None, int | None]:
    """Decimals, or significant figures."""
    match precision:
        case Decimals(places):
            return places, None
        case SignificantFigures(figures):
            return None, figures
        case Relative() | Absolute():
            return None, FIGURES_WITHIN_A_BOUND
