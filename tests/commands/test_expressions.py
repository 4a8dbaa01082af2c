"""``quizkl mark`` and ``quizkl check`` on steps that are answered by expressions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizkl.cli import cli

HEAD = "deck: d\ncards:\n  - id: e\n    exercise: Differentiate.\n    symbols: {x: positive}\n    steps:\n"
GOOD = """      - ask: the derivative
        answer: d/dx (x^2 ln(x))
        claim: 2 x ln(x) + x
        mistakes: [{answer: 2, say: The product rule has two terms.}]
      - {ask: x times that, answer: 'x step[1]', claim: 2 x^2 ln(x) + x^2}
      - {ask: a number, answer: ln(2)}
"""


def deck(folder: Path, steps: str) -> Path:
    file = folder / "d.yaml"
    file.write_text(HEAD + steps, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))


def mark(folder: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["mark", "--decks", str(deck(folder, GOOD)), *arguments], input=typed)


def check(folder: Path, steps: str) -> list[str]:
    found = CliRunner().invoke(cli, ["check", str(deck(folder, steps)), "--json"])
    return [problem["message"] for problem in json.loads(found.output)]


def test_mark_says_in_words_and_as_an_object_how_an_expression_is(tmp_path: Path) -> None:
    right = mark(tmp_path, "d/e:1", "x(1 + 2 ln x)")
    assert (right.exit_code, right.output) == (0, "✓ Right: x (1 + 2·ln x).\n")
    wrong = mark(tmp_path, "d/e:1", "2x ln x + x + 1", "--json")
    assert wrong.exit_code == 1
    said = json.loads(wrong.output)
    assert said["mistake"] == "constant-term"
    assert said["reason"] == "Yours differs from the answer by the constant 1."
    assert mark(tmp_path, "d/e:1", "d/dx (x^2 ln x)").exit_code == 2


def test_mark_credits_what_follows_from_a_wrong_expression(tmp_path: Path) -> None:
    followed = mark(tmp_path, "d/e:2", "2x^2 ln x", "--earlier", "2x ln x")
    assert followed.exit_code == 0
    assert "given your step 1" in followed.output


def test_a_batch_has_steps_of_both_kinds(tmp_path: Path) -> None:
    lines = [
        {"card": "d/e", "step": 1, "given": "2"},
        {"card": "d/e", "step": 2, "given": "2x^2 ln x", "earlier": ["2x ln x"]},
        {"card": "d/e", "step": 3, "given": "0.6931"},
    ]
    found = mark(tmp_path, "--batch", typed="\n".join(map(json.dumps, lines)))
    verdicts = [json.loads(line)["verdict"] for line in found.output.splitlines()]
    assert verdicts == ["wrong-because", "right-but", "right"]


def test_a_deck_in_order_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("answer: d/dx x^2, claim: 3 x", "the claim '3 x' is not the answer: at x = 0.62 it is 1.86, the answer 1.24"),
        (
            "answer: d/dx x^2",
            "the answer 'd/dx x^2' says what to compute (a derivative), and nothing says what comes out",
        ),
        (
            "answer: d/dx x^2, claim: d/dx (x^2 + 1)",
            "the claim 'd/dx (x^2 + 1)' is still to be worked out: there is a derivative in it",
        ),
        ("answer: 2 x, mistakes: [{answer: x + x, say: No.}]", "the mistake 'x + x' is the right answer"),
        (
            "answer: 2 x, mistakes: [{answer: 3 x, say: No.}, {answer: 6 x/2, say: No.}]",
            "the mistakes '6 x/2' and '3 x' are the same",
        ),
        (
            "answer: ln(-x)",
            "the answer 'ln(-x)' has no value that can be relied on: "
            "neither has a finite real value at any point that was tried",
        ),
    ],
)
def test_check_says_what_is_wrong_with_an_expression(tmp_path: Path, step: str, message: str) -> None:
    assert check(tmp_path, f"      - {{ask: y, {step}}}\n") == [message]


def test_check_tries_expressions_with_several_draws(tmp_path: Path) -> None:
    """``(a + 1) (a + 2) x^2`` is ``6 a x^2`` for the draws 1 and 2 alone."""
    text = (
        "deck: d\ncards:\n  - id: e\n    exercise: 'Take {{= a }}.'\n    symbols: {x: positive}\n"
        "    vary: {a: 'integer(1, 9)'}\n"
        "    steps: [{ask: y, answer: (a + 1) (a + 2) x^2, claim: 6 a x^2}]\n"
    )
    file = tmp_path / "d.yaml"
    file.write_text(text, encoding="utf-8")
    found = CliRunner().invoke(cli, ["check", str(file), "--json", "--variants", "50"])
    messages = [problem["message"] for problem in json.loads(found.output)]
    assert any(message.startswith("with seed ") and "is not the answer" in message for message in messages)
