"""Cards of kind experiment: what is read of them, and where something in them is wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizkl.deck.card import Experiment
from quizkl.deck.deck import LoadedDeck
from quizkl.deck.kind import Kind
from quizkl.deck.load import load_deck
from quizkl.deck.results import exercise_with, has_open_result, open_exercise
from quizkl.deck.varying import drawn
from quizkl.maths.syntax.tree import Binary, Name, Number, Vector

HEAD = "deck: runs\ncards:\n  - id: mean\n    experiment: fit-normal-mean\n"
PREDICT = "    predict: [{ask: Where is it?, answer: result.mu}]\n"


def load(card: str) -> LoadedDeck:
    return load_deck((HEAD + card).encode(), "runs.yaml")


def card(text: str) -> Experiment:
    loaded = load(text)
    assert loaded.problems == ()
    assert loaded.deck is not None
    (found,) = loaded.deck.cards()
    assert isinstance(found, Experiment)
    return found


def problem(text: str) -> tuple[str, str, str]:
    """Line and column, the message and the hint of the one problem there is."""
    (found,) = load(text).problems
    return f"{found.place.line}:{found.place.column}", found.message, found.hint


def test_a_card_names_an_experiment_and_changes_its_parameters() -> None:
    found = card("    with: {mu: 3, steps: 5}\n" + PREDICT)
    assert found.run.experiment.name == "fit-normal-mean"
    assert (found.run.settings["mu"], found.run.settings["steps"], found.run.settings["lr"]) == (3.0, 5, 0.1)
    assert found.predict[0].answer == Name("result_mu")
    assert found.predict[0].source == "result.mu"


def test_a_preset_comes_before_the_changes() -> None:
    settings = card("    preset: stream\n    with: {n: 10, prelude: [3, 4]}\n" + PREDICT).run.settings
    assert (settings["data"], settings["steps"], settings["n"], settings["prelude"]) == ("stream", 20, 10, (3, 4))


def test_an_experiment_is_one_item() -> None:
    loaded = load(PREDICT)
    assert loaded.deck is not None
    assert [(str(item.key), item.kind) for item in loaded.deck.items()] == [("runs/mean", Kind.EXPERIMENT)]


def test_the_parameters_are_shown_below_the_task_or_what_the_experiment_says_of_itself() -> None:
    with_task = card("    task: A descent.\n" + PREDICT).task.source
    without = card(PREDICT).task.source
    assert with_task.startswith("A descent.\n\n")
    assert without.startswith("Gradient descent")
    for said in (with_task, without):
        assert said.endswith(": `mu` 2, `sigma` 1, `start` 0, `data` fixed, `n` 2000, `lr` 0.1, `steps` 25.")


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("    with: {lr: 11}\n" + PREDICT, "5:16", "lr = '11' is out of bounds", "from 1e-06 to 10"),
        ("    with: {sigmaa: 1}\n" + PREDICT, "5:12", "no parameter 'sigmaa'", "Did you mean 'sigma'?"),
        ("    with: {data: fresh}\n" + PREDICT, "5:18", "data cannot be 'fresh'", "fixed or stream"),
        ("    with: {n: {a: 1}}\n" + PREDICT, "5:15", "n must be one value", ""),
        ("    with: 3\n" + PREDICT, "5:11", "with must be a mapping", ""),
        ("    preset: streem\n" + PREDICT, "5:13", "no preset 'streem'", "Did you mean stream?"),
        ("    with: {n: 1000000, steps: 1000}\n" + PREDICT, "5:15", "more computing", "at most"),
        ("    task: x\n", "3:5", "predict is missing", ""),
        ("    predict: [{ask: x, answer: 2 result.m}]\n", "5:34", "the run has no result 'm'", "Did you mean 'mu'?"),
        ("    predict: [{ask: x, answer: result}]\n", "5:32", "result needs a name", "data_mean, kl, mu"),
        ("    predict: [{ask: x, answer: entrpy(result.mu)}]\n", "5:32", "`entrpy` is not", "entropy"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, place: str, message: str, hint: str) -> None:
    where, said, advice = problem(text)
    assert (where, message in said, hint in advice) == (place, True, True), (where, said, advice)


def test_an_experiment_that_there_is_not_is_answered_with_the_nearest() -> None:
    loaded = load_deck((HEAD.replace("normal", "nrmal") + PREDICT).encode(), "runs.yaml")
    (found,) = loaded.problems
    assert (found.place.line, found.message, found.hint) == (
        4,
        "there is no experiment 'fit-nrmal-mean'",
        "Did you mean 'fit-normal-mean'?",
    )


def test_several_wrong_parameters_are_each_said() -> None:
    problems = load("    with: {lr: -1, steps: 0}\n" + PREDICT).problems
    assert [(one.place.line, one.place.column) for one in problems] == [(5, 16), (5, 27)]


def test_the_results_stand_in_the_answers_once_they_are_known() -> None:
    found = card("    predict: [{ask: x, answer: result.mu - 2, mistakes: [{answer: result.nll, say: the loss}]}]\n")
    (open_step,) = open_exercise(found).steps
    assert has_open_result(open_step.answer)
    (step,) = exercise_with(found, {"mu": 1.87, "nll": 1.5}).steps
    assert not has_open_result(step.answer)
    assert isinstance(step.answer, Binary)
    assert step.answer.left == Number(Fraction("1.87"), "1.87")
    assert step.mistakes[0].answer == Number(Fraction("1.5"), "1.5")


def test_a_later_prediction_may_name_an_earlier_one() -> None:
    found = card(
        "    predict:\n      - {ask: x, answer: result.mu, name: m}\n      - {ask: y, answer: '2 - m + step[1]'}\n"
    )
    (_, second) = exercise_with(found, {"mu": 1.0}).steps
    assert not has_open_result(second.answer)


def test_a_result_may_be_a_vector() -> None:
    head = HEAD.replace("fit-normal-mean", "vae-term")
    loaded = load_deck((head + "    predict: [{ask: x, answer: result.kl}]\n").encode(), "runs.yaml")
    assert loaded.deck is not None
    (found,) = loaded.deck.cards()
    assert isinstance(found, Experiment)
    (step,) = exercise_with(found, {"kl": (0.0, 1.5)}).steps
    assert step.answer == Vector((Number(Fraction(0), "0.0"), Number(Fraction("1.5"), "1.5")))


VARYING = (
    "    vary: {m: 'integer(2, 9)', s: 'integer(1, 1000)'}\n"
    "    with: {mu: '{{= m }}', seed: '{{= s }}', prelude: ['{{= m }}', 3]}\n"
    "    task: The mean is {{= m }}.\n"
)


def test_a_run_may_have_fresh_numbers_at_each_review() -> None:
    first = card(VARYING + PREDICT)
    drawn_again = [drawn(first, seed) for seed in range(1, 20)]
    means = set()
    for found in drawn_again:
        assert isinstance(found, Experiment)
        mean = found.run.settings["mu"]
        means.add(mean)
        assert found.task.source.startswith(f"The mean is {mean:g}.")
        assert found.run.settings["prelude"] == (mean, 3)
    assert len(means) > 4
    assert drawn(first, 7) == drawn_again[6]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (VARYING + "    predict: [{ask: x, answer: result.mu, claim: 2}]\n", "8:50", "no claim is true of all"),
        ("    with: {mu: '{{= k }}'}\n" + PREDICT, "5:21", "`k` is not a known name"),
        ("    vary: {m: 'integer(200, 300)'}\n    with: {mu: '{{= m }}'}\n" + PREDICT, "6:16", "out of bounds"),
    ],
)
def test_what_is_wrong_with_fresh_numbers_is_said(text: str, place: str, message: str) -> None:
    where, said, _ = problem(text)
    assert (where, message in said) == (place, True), (where, said)
