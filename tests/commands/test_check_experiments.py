"""What ``check`` says of experiments, and what ``mark`` and ``page`` make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from click.testing import CliRunner

from quizkl.cli import cli
from quizkl.commands.check_numbers import check_experiments
from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem, Severity
from quizkl.experiments.run import End, Failed, Finished, Stopped
from tests.plain.test_worked import InThisProcess

if TYPE_CHECKING:
    from quizkl.commands.check_variants import Engines

CARD = """\
deck: d
cards:
  - id: mean
    experiment: fit-normal-mean
    predict:
      - {ask: x, answer: result.mu, decimals: 2, claim: 1.87, mistakes: [{answer: result.data_mean, say: Too far.}]}
      - {ask: y, answer: ln(result.kl - 1), decimals: 2}
      - {ask: z, answer: result.true_mu, decimals: 2, claim: 2.01}
"""
RESULTS = {"mu": 1.8704, "kl": 0.008, "nll": 1.45, "data_mean": 1.8704, "true_mu": 2.0}


def checked(end: End, card: str = CARD) -> list[Problem]:
    loaded = load_deck(card.encode(), "d.yaml")
    assert loaded.deck is not None
    assert loaded.problems == ()
    return list(check_experiments(loaded.deck, cast("Engines", InThisProcess()), lambda _: end))


def test_answers_claims_and_mistakes_are_held_against_the_results() -> None:
    problems = checked(Finished((), RESULTS))
    said = [(problem.place.line, problem.message.split(":")[0], problem.card) for problem in problems]
    assert said == [
        (6, "the mistake 'result.data_mean' is the right answer", "mean"),
        (7, "the answer 'ln(result.kl - 1)' has no value", "mean"),
        (8, "the claim 2.01 is not the computed value", "mean"),
    ]


def test_a_run_that_is_stopped_is_a_warning_and_one_that_breaks_an_error() -> None:
    (stopped,) = checked(Stopped("the time for this run was up", (), RESULTS))
    (failed,) = checked(Failed("its computation broke"))
    assert (stopped.severity, stopped.place.line) == (Severity.WARNING, 3)
    assert "the time for this run was up; nothing of it is checked" in stopped.message
    assert (failed.severity, failed.message) == (
        Severity.ERROR,
        "the experiment could not be run: its computation broke",
    )


def test_the_commands_run_what_a_card_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    deck = tmp_path / "d.yaml"
    deck.write_text(CARD.replace("result.true_mu, decimals: 2, claim: 2.01", "result.true_mu, claim: 2"), "utf-8")

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, words)
        return done.exit_code, done.output

    code, output = run("check", "--json", str(deck))
    (problem,) = json.loads(output[: output.rindex("]") + 1])
    assert (code, problem["line"], problem["card"]) == (1, 7, "mean")
    code, output = run("mark", "--json", "--decks", str(deck), "d/mean:1", "2.02")
    assert (code, json.loads(output)["reason"]) == (1, "Too far.")
    page = tmp_path / "d.html"
    code, output = run("page", str(deck), "-o", str(page))
    assert (code, "step 2 has no value" in output) == (0, True)
    assert '<strong class="value">1.87</strong>' in page.read_text("utf-8")
