"""A run in a plain session: predictions first, then the rows of the run, then what each was worth."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.experiments.run import Failed, Finished, Record, Report, Run, Stopped
from quizkl.journal.journal import Journal
from quizkl.plain.predict import CarryOut, no_runs
from quizkl.plain.shell import Room, run
from quizkl.plain.show import Page
from quizkl.settings.settings import Settings
from tests.plain.test_worked import InThisProcess

DECK = """
deck: tiny
cards:
  - id: mean
    experiment: fit-normal-mean
    with: {steps: 7, every: 5}
    task: A descent.
    hints: A tenth at each step.
    predict:
      - {ask: 'Where is it?', answer: result.mu, decimals: 2}
      - {ask: 'What is the divergence?', answer: result.kl, unit: nats, abs: 0.01}
    solution: So it goes.
"""


def record(step: int) -> Record:
    mu = 2 - 2 * 0.9**step
    results = {"mu": mu, "kl": (2 - mu) ** 2 / 2, "nll": 1.5, "data_mean": 2.0, "true_mu": 2.0}
    values = {"step": float(step - 1), **results}
    return Record(step, 7, values, results)


def seven_steps(_: Run) -> Generator[Report, None, None]:
    records = tuple(record(step) for step in range(1, 8))
    yield from records
    yield Finished(records, records[-1].results)


def stopped(_: Run) -> Generator[Report, None, None]:
    yield record(1)
    yield Stopped("the time was up", (record(1),), record(1).results)


def study(folder: Path, *typed: str, carry_out: CarryOut = seven_steps) -> list[str]:
    (folder / "tiny.yaml").write_text(DECK, encoding="utf-8")
    journal = Journal.open(folder / "journal.db")
    assert isinstance(journal, Journal)
    said: list[str] = []
    with journal:
        desk = Desk(open_shelf([folder]), journal, Settings(), lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
        session = begin(desk, plan(desk), "a session")
        run(Room(desk, InThisProcess(), said.append, carry_out), session, iter(typed), Page(80))
    return said


def test_it_runs_when_all_is_predicted_and_compares(tmp_path: Path) -> None:
    said = study(tmp_path, "1.04", "0.3", "quit")
    first = said.index("Prediction 1 of 2: Where is it?, 2 decimals")
    second = said.index("Prediction 2 of 2: What is the divergence?, in nats, a value within ±0.01")
    heading = said.index("    step        mu       NLL        KL")
    assert first < second < heading
    # Step 0, then one in five, and the last in any case.
    assert [row.split()[0] for row in said[heading + 1 : heading + 4]] == ["00", "05", "06"]
    assert "✓ Prediction 1: 1.04; it is 1.04." in said
    assert any(line.startswith("✗ Prediction 2: 0.3; it is 0.45") for line in said)
    assert said.index("So it goes.") > said.index("✓ Prediction 1: 1.04; it is 1.04.")
    assert any("2 partly" in line and "empty line takes this" in line for line in said)


def test_what_cannot_be_compared_is_asked_again(tmp_path: Path) -> None:
    said = study(tmp_path, "1", "entrpy", "", "1.04", "quit")
    assert any("It will be compared at 2 decimals" in line for line in said)
    assert any("`entrpy` is not a known name" in line for line in said)
    assert "type a prediction, or 'show' to give none" in said
    assert sum(line.startswith("Prediction 2 of 2") for line in said) == 1


def test_show_gives_no_prediction(tmp_path: Path) -> None:
    said = study(tmp_path, "show", "0.46", "quit")
    assert "  Prediction 1: none was made." in said
    assert any(line.startswith("  mu = 1.0434: the estimated mean") for line in said)
    assert any("2 partly" in line and "empty line takes this" in line for line in said)


def test_undo_takes_a_prediction_back_and_a_grade_too(tmp_path: Path) -> None:
    said = study(tmp_path, "1.00", "undo", "1.04", "0.46", "", "undo", "knew", "quit")
    assert "The prediction is taken back." in said
    assert sum("Prediction 1: 1.04; it is 1.04." in line for line in said) == 2
    assert "1 card in 0 min: 0 missed, 0 partly, 1 knew" in said


def test_a_run_that_comes_to_nothing_loses_nothing(tmp_path: Path) -> None:
    def broken(_: Run) -> Generator[Report, None, None]:
        yield Failed("its process ended")

    said = study(tmp_path, "1.04", "0.46", "what", "", "show", "knew", "quit", carry_out=broken)
    assert said.count("The run came to nothing: its process ended.") == 2
    assert "an empty line runs it again, 'show' goes on without it" in said
    assert "So it goes." in said
    assert "1 card in 0 min: 0 missed, 0 partly, 1 knew" in said


def test_a_run_that_was_stopped_is_compared_with_what_it_had(tmp_path: Path) -> None:
    said = study(tmp_path, "0.20", "1.62", "quit", carry_out=stopped)
    assert "The run was stopped: the time was up. This compares with what it had." in said
    assert "✓ Prediction 1: 0.20; it is 0.20." in said


@pytest.mark.parametrize("word", ["skip", "bury", "suspend", "quit"])
def test_one_may_leave_it_in_the_middle(tmp_path: Path, word: str) -> None:
    assert not any(line.startswith("Running") for line in study(tmp_path, "1.04", word))


def test_hints_are_shown_before_the_run(tmp_path: Path) -> None:
    said = study(tmp_path, "hint", "1.04", "0.46", "quit")
    assert "  A tenth at each step." in said
    assert any("2 partly" in line and "empty line takes this" in line for line in said)


def test_without_a_way_to_run_it_says_so(tmp_path: Path) -> None:
    said = study(tmp_path, "1.04", "0.46", "quit", carry_out=no_runs)
    assert "The run came to nothing: experiments cannot be run here." in said
