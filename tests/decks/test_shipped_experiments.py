"""Every number that a shipped deck claims of a run is what the run comes to, and honest reckoning foresees it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from quizkl.deck.card import Exercise, Experiment, Step
from quizkl.deck.results import exercise_with
from quizkl.experiments.run import Finished, Record
from quizkl.marking.ask import Pending
from quizkl.marking.at_once import mark
from quizkl.marking.claim import check_claim, claim_inquiries
from quizkl.marking.question import question_of
from quizkl.marking.verdict import WrongBecause, is_right
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.running.blocking import BlockingRunner
from tests.decks.shipped import experiments

_SECONDS = 60.0
_FORESEEN = {
    "cover-and-seek-run": ("0", "sqrt(0.36 + 4)", "2", "ln 2"),
    "monte-carlo-run": ("ln(0.5) + 2/(2*0.25) - 1/2", "sqrt(20.5/200000)", "2.81"),
    "vae-term-run": ("0", "8 * 0.25 / 2"),
    "batch-loss-run": ("1", "0.7"),
    "mean-fit-run": ("2 * (1 - 0.9^25)", "(2 * 0.9^25)^2 / 2", "1.42 + 0.02"),
    "fresh-batches-run": ("2 * (1 - 0.9^20)", "(2 * 0.9^20)^2 / 2"),
    "adam-first-step-run": ("0.05", "exp(0.05)"),
    "normal-fit-run": ("1.5", "0.7", "1.419 + ln(0.7)"),
    "second-moment-run": ("sqrt(2/1000)", "1"),
    "more-samples-run": ("0.0447 / sqrt(n/1000)", "1"),
    "noisy-digits-run": ("-0.91 ln 0.91 - 9 * 0.01 ln 0.01", "0.50", "exp(0.5)"),
    "pure-noise-run": ("ln 10", "10"),
}
"""What one reckons with pencil and paper, by card and step."""


@pytest.fixture(scope="module")
def solved() -> Iterator[dict[str, Exercise]]:
    """The predictions of every run with its results; all are computed in one process."""
    found: dict[str, Exercise] = {}
    with BlockingRunner() as runner:
        for card in experiments():
            *records, end = runner.run(card.run, _SECONDS)
            assert isinstance(end, Finished), f"{card.head.id}: {end}"
            assert all(isinstance(record, Record) for record in records)
            found[card.head.id or ""] = exercise_with(card, end.results)
    yield found


@cache
def steps() -> tuple[tuple[str, int], ...]:
    return tuple((card.head.id or "", number) for card in experiments() for number in range(1, len(card.predict) + 1))


def _name(card: Experiment) -> str:
    return card.head.id or "without an id"


def test_each_of_the_runs_of_the_subject_is_there_to_be_predicted() -> None:
    assert {card.run.experiment.name for card in experiments()} == {
        *("fit-normal-mean", "fit-normal", "monte-carlo", "monte-carlo-kl", "batch-loss", "vae-term"),
        *("forward-reverse", "autoregressive-digits"),
    }


@pytest.mark.parametrize("card", experiments(), ids=_name)
def test_every_prediction_claims_its_result_and_the_card_says_why(card: Experiment) -> None:
    varies = card.head.varying is not None
    assert [step.source for step in card.predict if (step.claim is None) is not varies] == []
    assert card.solution is not None


@pytest.mark.parametrize(("card", "number"), steps())
def test_a_claim_is_the_result_of_the_run(
    card: str, number: int, solved: dict[str, Exercise], helper: BlockingHelper
) -> None:
    exercise = solved[card]
    if exercise.head.varying is not None:
        return  # nothing is claimed of what varies
    step = exercise.steps[number - 1]
    assert isinstance(step, Step)
    pending = claim_inquiries(question_of(exercise, number), step.claim or "")
    assert isinstance(pending, Pending)
    assert check_claim(pending, helper.ask(pending.inquiries)) is None


@pytest.mark.parametrize(("card", "number"), steps())
def test_what_one_reckons_by_hand_is_right(
    card: str, number: int, solved: dict[str, Exercise], helper: BlockingHelper
) -> None:
    verdict = mark(question_of(solved[card], number), _FORESEEN[card][number - 1], helper)
    assert is_right(verdict), verdict


@pytest.mark.parametrize(("card", "number"), steps())
def test_a_mistake_that_the_card_expects_is_named(
    card: str, number: int, solved: dict[str, Exercise], helper: BlockingHelper
) -> None:
    exercise = solved[card]
    question = question_of(exercise, number)
    for mistake, said in zip(exercise.steps[number - 1].mistakes, question.mistakes, strict=True):
        if "result" in mistake.source or "(normal" in mistake.source:
            continue  # what nobody types
        verdict = mark(question, mistake.source, helper)
        assert isinstance(verdict, WrongBecause), f"{mistake.source}: {verdict}"
        assert verdict.reason == said.say
