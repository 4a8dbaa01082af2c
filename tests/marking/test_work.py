"""What is asked so that a step is worked out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizkl.deck.card import Absolute, Decimals, Exercise, Precision, SignificantFigures
from quizkl.deck.load import load_deck
from quizkl.marking.question import Question
from quizkl.marking.work import work_on, work_on_step
from quizkl.maths.syntax.echo import echo
from quizkl.maths.units import Unit
from tests.maths.engine.reading import expression

DECK = b"""
deck: tiny
title: A tiny deck
given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2]}
cards:
  - id: identity
    exercise: Compute them.
    steps:
      - {ask: one, name: cross, answer: 'cross_entropy(p, q)', unit: nats}
      - {ask: two, name: twice, answer: 2 * 0.35}
      - {ask: three, answer: cross - entropy(p) + twice, unit: nats}
      - {ask: four, answer: entropy(p), unit: bits}
"""


@pytest.fixture(scope="module")
def identity() -> Exercise:
    deck = load_deck(DECK, "tiny.yaml").deck
    assert deck is not None
    card = deck.card("identity")
    assert isinstance(card, Exercise)
    return card


def test_an_earlier_step_is_named_as_it_is_or_by_the_function_that_it_asked_for(identity: Exercise) -> None:
    work = work_on_step(identity, 3)
    assert echo(work.expression) == "H(p, q) − H(p) + twice"
    assert work.earlier == {"twice"}
    assert work.given["twice"] == expression("2 * 0.35")
    assert expression("cross_entropy(p, q)", "p", "q") in work.known
    assert work.unit is Unit.NATS


def test_an_answer_asked_in_another_unit_is_converted_on_the_way(identity: Exercise) -> None:
    assert echo(work_on_step(identity, 4).expression) == "H(p)/ln 2"


@pytest.mark.parametrize(
    ("precision", "digits"),
    [(Decimals(3), (3, None)), (SignificantFigures(2), (None, 2)), (Absolute(Decimal("0.1")), (None, 6))],
)
def test_it_is_worked_out_to_what_was_asked(precision: Precision, digits: tuple[int | None, int | None]) -> None:
    work = work_on(Question(expression("ln 2"), precision))
    assert (work.decimals, work.figures) == digits
    assert work.unit is Unit.NATS
