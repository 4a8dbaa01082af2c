"""Every answer of a deck, by computing it: answers, claims, mistakes, and the results of experiments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from quizkl.commands.check_expressions import check_expression
from quizkl.commands.check_variants import Engines, check_variants, one_variant
from quizkl.deck.card import Exercise, Experiment, ExpressionStep, Step
from quizkl.deck.deck import Deck
from quizkl.deck.keys import guess
from quizkl.deck.node import shorten
from quizkl.deck.problem import Problem, Severity
from quizkl.deck.results import exercise_with
from quizkl.experiments.run import End, Failed, Finished, Run, Stopped
from quizkl.marking.ask import Pending
from quizkl.marking.claim import ClaimProblem, check_claim, claim_inquiries
from quizkl.marking.information import NUMBER_WITHOUT_UNIT, lacks_unit
from quizkl.marking.question import Question, question_of
from quizkl.marking.undiagnosable import LIKELY_NAMES, diagnosing_inquiry, disturbing_inquiry, undiagnosable
from quizkl.maths.inquiry import BlockingMathematician, Computed, Finding, Inquiry, NotDecided, Undefined
from quizkl.maths.syntax.matrices import matrix_remarks


def check_numbers(deck: Deck, helper: Engines, variants: int = 0) -> Iterator[Problem]:
    """Compute every answer of a deck with both engines, and hold its claims and mistakes against the values.

    Of a card whose numbers vary this is done for one draw; ``variants`` more are looked at all together.
    """
    for card in deck.cards():
        varies = card.head.varying is not None
        if not isinstance(card, Exercise) and not varies:
            continue
        variant = one_variant(card, helper)
        if isinstance(variant, Problem):
            yield variant
        elif isinstance(variant, Exercise):
            yield from _check_steps(variant, helper, varies)
        if variants:
            yield from check_variants(card, variants, helper)


def check_experiments(deck: Deck, helper: Engines, carry_out: Callable[[Run], End]) -> Iterator[Problem]:
    """Run every experiment of a deck, and hold the answers and claims of its predictions against the results."""
    for card in deck.cards():
        variant = one_variant(card, helper) if isinstance(card, Experiment) else None
        if not isinstance(variant, Experiment):
            continue  # where no numbers could be drawn, that has been said
        match carry_out(variant.run):
            case Finished(results=results):
                yield from _check_steps(exercise_with(variant, results), helper, True)
            case Stopped(reason=reason):
                said = f"the experiment did not come to its end: {reason}; nothing of it is checked"
                hint = "Ask for less: fewer steps or epochs, fewer points."
                yield Problem(card.head.place, said, hint, Severity.WARNING, card.head.id)
            case Failed(reason=reason):
                yield Problem(card.head.place, f"the experiment could not be run: {reason}", card=card.head.id)


def _check_steps(exercise: Exercise, helper: Engines, varies: bool) -> Iterator[Problem]:
    for number, step in enumerate(exercise.steps, 1):
        if isinstance(step, ExpressionStep):
            found = check_expression(exercise, number, helper)
        else:
            found = _check_step(step, question_of(exercise, number), helper, varies)
        for problem in found:
            yield replace(problem, card=exercise.head.id)


def _check_step(step: Step, question: Question, helper: BlockingMathematician, varies: bool) -> Iterator[Problem]:
    expected = [diagnosing_inquiry(question)]
    mistaken = [Inquiry(mistake.answer, question.given) for mistake in question.mistakes]
    finding, *values = helper.ask([*expected, *mistaken])
    yield from _check_answer(step, finding)
    yield from _check_unit(step, question)
    yield from _check_undiagnosed(step)
    for remark in matrix_remarks(question.answer, question.given.get):
        yield Problem(step.place, f"the answer: {remark}", severity=Severity.WARNING)
    if isinstance(finding, Computed):
        if step.claim is not None:
            yield from _check_claim(step, step.claim, question, helper)
        for mistake, value in zip(step.mistakes, values, strict=True):
            yield from _check_mistake(step, mistake.source, finding, value)
        if not varies:  # other numbers will tell it
            yield from _check_mistakes_told(step, question, finding, helper)


def _check_answer(step: Step, finding: Finding) -> Iterator[Problem]:
    match finding:
        case Undefined(reason=reason):
            yield Problem(step.place, f"the answer {step.source!r} has no value: {reason}", "Mend it or its givens.")
        case NotDecided(reason=reason):
            yield Problem(step.place, f"the answer {step.source!r} could not be computed: {reason}", "Make it smaller.")
        case Computed(engines_agree=False):
            yield Problem(
                step.place,
                f"torch and sympy disagree about {step.source!r}",
                "The value cannot be trusted; write the answer in another form.",
            )


def _check_unit(step: Step, question: Question) -> Iterator[Problem]:
    if lacks_unit(question.answer, question.unit):
        message, hint = NUMBER_WITHOUT_UNIT
        yield Problem(step.place, f"the answer {step.source!r}: {message[0].lower()}{message[1:].rstrip('.')}", hint)


def _check_mistakes_told(
    step: Step, question: Question, finding: Finding, helper: BlockingMathematician
) -> Iterator[Problem]:
    told = undiagnosable(question, finding, step.undiagnosed)
    if told and question.given:
        (disturbed,) = helper.ask([disturbing_inquiry(question)])
        told = undiagnosable(question, finding, step.undiagnosed, disturbed)
    for one in told:
        yield Problem(step.place, one.message, one.hint, Severity.WARNING)


def _check_undiagnosed(step: Step) -> Iterator[Problem]:
    for written in step.undiagnosed:
        if written not in LIKELY_NAMES:
            hint = guess(written, LIKELY_NAMES) or f"It is one of {', '.join(LIKELY_NAMES)}."
            yield Problem(step.place, f"undiagnosed: no likely mistake is called {shorten(written)!r}", hint)


def _check_claim(step: Step, claim: str, question: Question, helper: BlockingMathematician) -> Iterator[Problem]:
    place = step.claim_place or step.place
    pending = claim_inquiries(question, claim)
    found = check_claim(pending, helper.ask(pending.inquiries)) if isinstance(pending, Pending) else pending
    if isinstance(found, ClaimProblem):
        yield Problem(place, found.message, found.hint)


def _check_mistake(step: Step, source: str, answer: Computed, mistake: Finding) -> Iterator[Problem]:
    match mistake:
        case Computed(value=value) if value == answer.value:
            yield Problem(step.place, f"the mistake {source!r} is the right answer", "Take it out.")
        case Undefined(reason=reason):
            yield Problem(
                step.place, f"the mistake {source!r} has no value: {reason}", "Take it out.", Severity.WARNING
            )
        case _:
            return
