"""A step that is right given a wrong one before it: the wrong one was marked, this one is not marked down again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizkl.deck.card import Exercise
from quizkl.deck.load import load_deck
from quizkl.marking.at_once import mark
from quizkl.marking.question import Written, question_of
from quizkl.marking.say import sentence
from quizkl.marking.verdict import Right, RightBut, Wrong, WrongBecause
from quizkl.maths.helper.blocking import BlockingHelper

DECK = """
deck: steps
title: Steps
given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2], z: [1.2, 0.3, -0.8]}
cards:
  - id: kl
    exercise: Term by term.
    steps:
      - {ask: the terms, answer: p * ln(p/q), decimals: 4, unit: nats}
      - {ask: their sum, answer: 'kl(p, q)', decimals: 4, unit: nats}
  - id: difference
    exercise: By two entropies.
    steps:
      - {ask: one, name: own, answer: entropy(p), decimals: 4, unit: bits}
      - {ask: two, name: cross, answer: 'cross_entropy(p, q)', decimals: 4, unit: nats}
      - {ask: the difference, answer: cross - own, decimals: 4, unit: nats}
  - id: normal
    exercise: Two normal distributions.
    steps:
      - {ask: the logarithm, answer: ln(0.5 / 1), decimals: 4}
      - {ask: the fraction, answer: (1^2 + (0 - 1)^2) / (2 * 0.5^2), decimals: 4}
      - {ask: the divergence, answer: 'kl(normal(0, 1), normal(1, 0.5))', decimals: 4}
  - id: logits
    exercise: From logits.
    steps:
      - {ask: the probabilities, name: s, answer: softmax(z), decimals: 4}
      - {ask: the divergence, answer: 'kl(p, softmax(z))', decimals: 4}
  - id: apart
    exercise: Nothing to do with one another.
    steps:
      - {ask: a number, answer: '2', decimals: 4}
      - {ask: another, answer: 2 * ln(2), decimals: 4}
"""


@pytest.fixture(scope="module")
def exercise() -> Callable[[str], Exercise]:
    loaded = load_deck(DECK.encode(), "steps.yaml")
    assert loaded.deck is not None and loaded.problems == (), loaded.problems
    deck = loaded.deck

    def named(card: str) -> Exercise:
        found = deck.card(card)
        assert isinstance(found, Exercise)
        return found

    return named


Named = Callable[[str], Exercise]


def wrong(typed: str) -> Written:
    return Written(typed, right=False)


def right(typed: str) -> Written:
    return Written(typed, right=True)


@pytest.mark.parametrize(
    ("card", "before", "typed"),
    [
        # -0.0893 + 0.1115: two digits of the second term were exchanged
        ("kl", [wrong("[-0.0893, 0.1115, 0]")], "0.0222"),
        # 1.0807 - 1.0296: the entropy of q was taken, and typed in nats though bits were asked
        ("difference", [wrong("1.0296 nats"), right("1.0807")], "0.0511"),
        # the same in bits, 1.4854 · 0.6931 = 1.0296
        ("difference", [wrong("1.4854"), right("1.0807")], "0.0511"),
        # -0.6931 + 8 - 0.5: the 2 in the denominator was left out
        ("normal", [right("-0.6931"), wrong("8")], "6.8069"),
    ],
)
def test_a_step_is_credited_given_a_wrong_one(
    exercise: Named, mathematician: BlockingHelper, card: str, before: list[Written], typed: str
) -> None:
    question = question_of(exercise(card), len(before) + 1, before)
    verdict = mark(question, typed, mathematician)
    assert isinstance(verdict, RightBut), verdict
    number = next(place for place, one in enumerate(before, 1) if not one.right)
    assert verdict.remark.startswith(f"given your step {number};")


def test_probabilities_that_were_wrong_are_put_into_the_divergence(
    exercise: Named, mathematician: BlockingHelper
) -> None:
    """0.4 ln(0.4/0.5) + 0.4 ln(0.4/0.3) + 0.2 ln(0.2/0.2) is the 0.0258 of the practice page."""
    question = question_of(exercise("logits"), 2, [wrong("[0.5, 0.3, 0.2]")])
    verdict = mark(question, "0.0258", mathematician)
    assert isinstance(verdict, RightBut)
    assert sentence(verdict).startswith("✓ Right: 0.0258, given your step 1;")


def test_the_true_value_is_right_whatever_was_written_before(exercise: Named, mathematician: BlockingHelper) -> None:
    question = question_of(exercise("kl"), 2, [wrong("[-0.0893, 0.1115, 0]")])
    assert isinstance(mark(question, "0.0258", mathematician), Right)


def test_what_follows_from_nothing_stays_wrong(exercise: Named, mathematician: BlockingHelper) -> None:
    question = question_of(exercise("kl"), 2, [wrong("[-0.0893, 0.1115, 0]")])
    assert isinstance(mark(question, "0.0333", mathematician), Wrong | WrongBecause)


def test_a_right_step_gives_nothing_to_follow(exercise: Named) -> None:
    assert question_of(exercise("kl"), 2, [right("[-0.0893, 0.1151, 0]")]).follow_throughs == ()
    assert question_of(exercise("kl"), 2, [None]).follow_throughs == ()
    assert question_of(exercise("kl"), 2).follow_throughs == ()


def test_what_cannot_be_read_gives_nothing_to_follow(exercise: Named) -> None:
    assert question_of(exercise("kl"), 2, [wrong("0.1 +")]).follow_throughs == ()


def test_a_bare_number_that_occurs_by_chance_is_not_replaced(exercise: Named) -> None:
    assert question_of(exercise("apart"), 2, [wrong("3")]).follow_throughs == ()
