"""Every number that a shipped deck claims is computed, by both engines where both can."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from quizkl.commands.check_numbers import check_numbers
from quizkl.commands.say import problem_line
from quizkl.deck.card import Decimals, Exercise, Step
from quizkl.marking.ask import reference_inquiry
from quizkl.marking.question import question_of
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Computed, Value
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Constant, Expression, Negate, Number, Symbol, Vector
from quizkl.maths.syntax.walk import functions_in
from tests.decks.shipped import DECKS, exercises, loaded


def _name(exercise: Exercise) -> str:
    return exercise.head.id or "without an id"


@pytest.mark.parametrize("exercise", exercises(), ids=_name)
def test_every_step_claims_its_value(exercise: Exercise) -> None:
    assert [step.source for step in exercise.steps if step.claim is None] == []


@pytest.mark.parametrize("exercise", exercises(), ids=_name)
def test_a_claim_is_the_computed_value_at_its_precision(exercise: Exercise, helper: BlockingHelper) -> None:
    for step, found in zip(exercise.steps, _computed(exercise, helper), strict=True):
        assert isinstance(step, Step)
        assert _is_rounded(found.value, _claimed(step), step), f"{step.source} is {found.value}, not {step.claim}"


@pytest.mark.parametrize("exercise", exercises(), ids=_name)
def test_both_engines_agree(exercise: Exercise, helper: BlockingHelper) -> None:
    for step, found in zip(exercise.steps, _computed(exercise, helper), strict=True):
        if "mc_kl" in functions_in(step.answer):
            assert found.engines_agree is not False
        else:
            assert found.engines_agree is True, step.source


@pytest.mark.parametrize("deck_id", DECKS)
def test_every_likely_mistake_is_told_or_known_not_to_be(deck_id: str, helper: BlockingHelper) -> None:
    deck = loaded(deck_id).deck
    assert deck is not None
    assert [problem_line(problem) for problem in check_numbers(deck, helper)] == []


def _computed(exercise: Exercise, helper: BlockingHelper) -> tuple[Computed, ...]:
    asked = [reference_inquiry(question_of(exercise, number)) for number in range(1, len(exercise.steps) + 1)]
    found = helper.ask(asked)
    assert [finding for finding in found if not isinstance(finding, Computed)] == []
    return tuple(finding for finding in found if isinstance(finding, Computed))


def _claimed(step: Step) -> Value:
    reading = read(step.claim or "", Names())
    assert isinstance(reading, Reading)
    return _literal(reading.expression)


def _literal(expression: Expression) -> Value:
    match expression:
        case Number(value=value):
            return float(value)
        case Negate(operand=operand):
            positive = _literal(operand)
            assert isinstance(positive, float)
            return -positive
        case Constant(symbol=Symbol.INFINITY):
            return math.inf
        case Vector(entries=entries):
            return tuple(map(_literal, entries))
        case _:
            raise AssertionError(f"a claim is a number or a vector of numbers, not {expression}")


def _is_rounded(computed: Value, written: Value, step: Step) -> bool:
    """Whether ``written`` is within half a unit of the last place that the step asks for, entry by entry."""
    if isinstance(computed, float) and isinstance(written, float):
        assert isinstance(step.precision, Decimals)
        half_a_unit = 0.5 * 10**-step.precision.places
        return computed == written or abs(computed - written) <= half_a_unit * (1 + 1e-9)
    return _same_shape(computed, written) and all(
        _is_rounded(ours, theirs, step) for ours, theirs in zip(_entries(computed), _entries(written), strict=True)
    )


def _same_shape(left: Value, right: Value) -> bool:
    return isinstance(left, tuple) and isinstance(right, tuple) and len(left) == len(right)


def _entries(value: Value) -> Sequence[Value]:
    assert isinstance(value, tuple)
    return value
