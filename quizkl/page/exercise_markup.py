"""An exercise step by step, each step with its check-your-work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

from quizkl.deck.card import Exercise
from quizkl.formula.markup import Element, Markup, element
from quizkl.marking.any_question import question_at
from quizkl.marking.expected import asked_for
from quizkl.page.formula_markup import formula_of, inline_formula
from quizkl.page.own_words import opened, own
from quizkl.page.page_card import StepAnswer
from quizkl.page.text_markup import blocks, within
from quizkl.page.worked_markup import worked_lines

_LONGEST_EXACT_FORM: Final = 120
LONG: Final = 18
"""Lines of worked solutions from which on a card needs smaller print to stay on one page."""

_PLAIN_NUMBER = re.compile(r"(?:[-0-9.,\[\] ]|\\left|\\right|\\infty)+")


def exercise_steps(exercise: Exercise, answers: tuple[StepAnswer, ...]) -> list[Element]:
    """The steps below the task, and the solution in words."""
    steps = [
        _step(exercise, number, answer)
        for number, (_, answer) in enumerate(zip_longest(exercise.steps, answers[: len(exercise.steps)]), 1)
    ]
    if len(steps) == 1:
        listed = element("div", *steps[0], class_="step")
    else:
        listed = element("ol", *[element("li", *step) for step in steps], class_="steps")
    solution = [opened("Solution in words", *blocks(exercise.solution))] if exercise.solution else []
    return [listed, *solution]


def is_long(answers: Iterable[StepAnswer]) -> bool:
    return sum(len(answer.worked.lines) for answer in answers if answer.worked is not None) >= LONG


def _step(exercise: Exercise, number: int, answer: StepAnswer | None) -> list[Markup]:
    wanted = own("span", f" ({asked_for(question_at(exercise, number))})", class_="muted")
    asked = element("div", *within(exercise.steps[number - 1].ask), wanted, class_="ask")
    return [asked, opened("Check your work", *_checked(answer))]


def _checked(answer: StepAnswer | None) -> list[Markup]:
    if answer is None or answer.written is None:
        reason = answer.reason if answer is not None else ""
        return [own("p", f"No value: {reason or 'not computed'}.", class_="muted")]
    value: list[Markup] = [_value(answer.written, answer.formula)]
    exact = _exact_form(answer.exact)
    if exact is not None:
        value += [own("span", " exactly ", class_="muted"), exact]
    return [element("p", *value), *([worked_lines(answer.worked)] if answer.worked is not None else [])]


def _value(written: str, tex: str | None) -> Element:
    formula = formula_of(tex) if tex is not None else None
    if formula is None or formula.formula is None:
        return element("strong", written, class_="value")
    return element("span", inline_formula(formula), class_="value")


def _exact_form(tex: str | None) -> Element | None:
    """The exact form where it says more than the value and can be read at a glance."""
    if tex is None or len(tex) > _LONGEST_EXACT_FORM or _PLAIN_NUMBER.fullmatch(tex):
        return None
    formula = formula_of(tex)
    return None if formula.formula is None else inline_formula(formula)
