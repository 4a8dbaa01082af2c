"""The numbers of cards that vary: one draw for the ordinary check, thousands for ``check --variants``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from quizkl.commands.check_expressions import check_expression
from quizkl.deck.card import Card, Exercise, ExpressionStep
from quizkl.deck.problem import Problem, Severity
from quizkl.deck.varying import drawn
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.question import question_of
from quizkl.marking.variants import asked_of, numeric_steps
from quizkl.maths.comparison import BlockingComparer
from quizkl.maths.examination import BlockingExaminer
from quizkl.maths.inquiry import BlockingMathematician, Computed, NotDecided
from quizkl.maths.syntax.echo import echo
from quizkl.maths.variation.search import (
    Affected,
    Asked,
    BlockingDrawer,
    BlockingSurveyor,
    Search,
    Sought,
    Survey,
    Surveyed,
    Trouble,
)
from quizkl.study.drawing import draw

MOST_VARIANTS = 20_000
HARDLY = 0.05
"""Of all draws: where fewer meet the conditions, they can hardly be met."""


class Engines(BlockingMathematician, BlockingComparer, BlockingExaminer, BlockingDrawer, BlockingSurveyor, Protocol):
    """What computes, compares and draws."""


def one_variant(card: Card, helper: Engines) -> Card | Problem:
    """The card with numbers that can be studied; unchanged where nothing varies."""

    def ask(search: Search) -> Sought | NotDecided:
        return helper.search([search])[0]

    variant = draw(card, 0, ask)
    return variant if isinstance(variant, Problem) else variant.card


def check_variants(card: Card, count: int, helper: Engines) -> Iterator[Problem]:
    """What is wrong with how many of ``count`` variants, and whether both engines agree on some of them."""
    varying = card.head.varying
    if varying is None:
        return
    asked = asked_of(card)
    (found,) = helper.survey([Survey(varying.variation, asked, count)])
    if isinstance(found, NotDecided):
        yield _problem(card, f"its variants could not be drawn: {found.reason}", "Try fewer.", Severity.WARNING)
        return
    yield from _check_conditions(card, found)
    for affected in found.affected:
        assert isinstance(card, Exercise)  # nothing is asked of any other
        yield _affected(card, asked[affected.step - 1], affected, found.met)
    for seed in found.sample:
        yield from _check_engines(card, seed, helper)


def _check_conditions(card: Card, found: Surveyed) -> Iterator[Problem]:
    if not found.met:
        yield _problem(card, f"none of {found.draws} draws meets the conditions", "Loosen where, or draw otherwise.")
    elif found.met < HARDLY * found.draws:
        share = _share(found.met, found.draws)
        message = f"the conditions can hardly be met: {share} of {found.draws} draws do"
        yield _problem(card, message, "Loosen where, or draw otherwise.", Severity.WARNING)
    if found.met and not found.good:
        message = f"none of {found.met} draws that meet the conditions makes a good question"
        yield _problem(card, message, "What is wrong with them follows.")


_HINTS = {
    Trouble.UNDEFINED: "Exclude such numbers by where.",
    Trouble.INFINITE: "Exclude such numbers by where, such as probabilities of 0 by min.",
    Trouble.TOO_SMALL: "Ask for more decimals or for significant figures, or exclude such numbers by where.",
    Trouble.MISTAKE_LOOKS_RIGHT: "Such numbers are drawn again in study.",
    Trouble.NAMED_MISTAKE_IS_RIGHT: "Such numbers are drawn again in study.",
}


def _affected(exercise: Exercise, asked: Asked, affected: Affected, met: int) -> Problem:
    blamed = "" if affected.mistake is None else f", such as {echo(asked.mistakes[affected.mistake])}"
    message = f"{affected.trouble.value}{blamed}: in {_share(affected.draws, met)} of {met} variants"
    problem = _problem(exercise, message, f"{_HINTS[affected.trouble]} The first is seed {affected.seed}.")
    place = numeric_steps(exercise)[affected.step - 1][1].place
    return Problem(place, problem.message, problem.hint, Severity.WARNING, problem.card)


def _check_engines(card: Card, seed: int, helper: Engines) -> Iterator[Problem]:
    variant = drawn(card, seed)
    if isinstance(variant, Problem):
        yield Problem(variant.place, f"with seed {seed}: {variant.message}", variant.hint, card=card.head.id)
        return
    if not isinstance(variant, Exercise):
        return
    steps = numeric_steps(variant)
    questions = [question_of(variant, number) for number, _ in steps]
    for (_, step), finding in zip(steps, helper.ask(list(map(reference_inquiry, questions))), strict=True):
        if isinstance(finding, Computed) and finding.engines_agree is False:
            message = f"torch and sympy disagree about {step.source!r} with seed {seed}"
            yield Problem(step.place, message, "Write the answer in another form.", card=card.head.id)
    for number, one in enumerate(variant.steps, 1):
        for found in check_expression(variant, number, helper) if isinstance(one, ExpressionStep) else ():
            yield replace(found, message=f"with seed {seed}: {found.message}", card=card.head.id)


def _share(part: int, whole: int) -> str:
    percent = 100 * part / whole
    return f"{percent:.1f} %" if percent >= 0.1 else "less than 0.1 %"


def _problem(card: Card, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(card.head.place, message, hint, severity, card.head.id)
