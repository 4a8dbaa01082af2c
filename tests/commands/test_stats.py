"""``quizkl stats``, run as a learner runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizkl.commands.stats import command
from quizkl.deck.identity import ItemKey
from quizkl.schedule.grade import Grade
from tests.statistics.histories import review, written

DECK = """
deck: kl
title: The divergence
cards:
  - {id: definition, front: What is it?, back: An expectation.}
  - {id: forward, front: Forward?, back: Covers.}
"""
OTHER_DECK = """
deck: mle
title: Likelihood
cards:
  - {id: mean, front: The estimate?, back: The mean.}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "kl.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "decks" / "mle.yaml").write_text(OTHER_DECK, encoding="utf-8")
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path))
    monkeypatch.setenv("QUIZKL_NOW", "2026-03-03T12:00:00+00:00")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reviewed(home: Path) -> None:
    written(
        home / "journal.db",
        [
            review(Grade.KNEW, 0, ItemKey("kl", "definition")),
            review(Grade.MISSED, 0, ItemKey("mle", "mean"), verdict="wrong-because:wrong-sign, shown"),
            review(Grade.KNEW, 2, ItemKey("kl", "definition"), seconds=40),
        ],
    )


def said(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_tables_say_what_happened(home: Path) -> None:
    reviewed(home)
    text = said()
    assert "Today: 1 answer in 40 s (1 from the boxes)." in text
    assert "A sign is wrong." in text
    assert "mle/mean" in text
    row = next(line for line in text.splitlines() if line.startswith("  box 2") and "%" in line)
    assert row.split() == ["box", "2", "1", "1", "100%"]
    assert max(map(len, text.splitlines())) <= 80


def test_before_the_first_session_it_says_what_to_do(home: Path) -> None:
    text = said("kl")
    assert "Nothing has been answered yet. Study a session" in text
    assert not (home / "journal.db").exists()
    assert "Tue 3 Mar" in text  # the new cards are forecast all the same


def test_a_deck_is_counted_alone(home: Path) -> None:
    reviewed(home)
    found = json.loads(said("mle", "--json"))
    assert found["decks"] == ["mle"]
    assert (found["answers"], found["cards"]["all"]) == (1, 1)
    assert [each["mistake"] for each in found["mistakes"]] == ["wrong-sign"]


def test_json_has_every_number(home: Path) -> None:
    reviewed(home)
    found = json.loads(said("--json"))
    assert found["streak"] == {"current": 1, "longest": 1, "days": 2}
    (box,) = [box for box in found["boxes"] if box["reviews"]]
    assert (box["box"], box["recalled"]) == (2, 1.0)
    assert found["calibration"]["expected"] == pytest.approx(0.9)
    assert found["calibration"]["nll"] == pytest.approx(found["calibration"]["kl"]) == pytest.approx(0.1053605)
    assert len(found["forecast"]["days"]) == 30
    assert [each["card"] for each in found["hardest"]] == ["mle/mean"]


def test_the_model_of_the_calibration_is_in_the_help() -> None:
    text = " ".join(said("--help").split())
    assert "forgetting curve of FSRS-6" in text
    assert "KL is KL(observed ‖ expected)" in text


def test_an_unknown_deck_is_refused(home: Path) -> None:
    result = CliRunner().invoke(command, ["klee"])
    assert result.exit_code == 2
    assert "Did you mean 'kl'" in result.output


def test_tables_do_not_pass_on_what_a_terminal_would_obey(home: Path) -> None:
    written(home / "journal.db", [review(Grade.MISSED, 0, ItemKey("gone", "\x1b[31mred"))] * 2)
    assert "\x1b" not in said()
