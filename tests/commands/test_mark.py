"""``quizkl mark`` with the answers to earlier steps: what follows from them is right, given them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.cli import cli

DECK = """deck: sums
cards:
  - id: three
    exercise: Add up.
    given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2]}
    steps:
      - {ask: the terms, name: terms, answer: p * ln(p/q)}
      - {ask: their sum, answer: sum(terms)}
      - {ask: twice that, answer: '2 * step[2]'}
"""
SIGN_LOST = "[0.0893, 0.1151, 0]"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    file = tmp_path / "sums.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


def run(deck: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["mark", "--decks", str(deck), *arguments], input=typed)


def test_a_step_is_right_given_a_wrong_one_before_it(deck: Path) -> None:
    assert run(deck, "sums/three:2", "0.2044").exit_code == 1
    followed = run(deck, "sums/three:2", "0.2044", "--earlier", SIGN_LOST)
    assert followed.exit_code == 0
    assert "given your step 1" in followed.output


def test_an_earlier_step_may_be_left_out(deck: Path) -> None:
    """A third step from a second one of 0.2044, whatever the first was."""
    followed = run(deck, "sums/three:3", "0.4088", "--earlier", "", "--earlier", "0.2044")
    assert "given your step 2" in followed.output


def test_more_answers_than_steps_and_what_cannot_be_read_are_named(deck: Path) -> None:
    too_many = run(deck, "sums/three:2", "0.2044", "--earlier", SIGN_LOST, "--earlier", "0.2044")
    assert too_many.exit_code == 2
    assert "before step 2 there is only step 1, but --earlier was given 2 times" in too_many.output
    unreadable = run(deck, "sums/three:2", "0.2044", "--earlier", "[0.0893")
    assert unreadable.exit_code == 2
    assert "the earlier answer '[0.0893' cannot be used" in unreadable.output


def test_a_line_of_a_batch_has_them_as_a_list(deck: Path) -> None:
    line = {"card": "sums/three", "step": 3, "given": "0.4088", "earlier": [None, "0.2044"]}
    wrong = {**line, "earlier": "0.2044"}
    result = run(deck, "--batch", typed=f"{json.dumps(line)}\n{json.dumps(wrong)}\n")
    first, second = map(json.loads, result.output.splitlines())
    assert first["verdict"] == "right-but"
    assert second["error"].startswith('"earlier" is a list')
