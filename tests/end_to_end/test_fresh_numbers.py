"""An exercise with fresh numbers, typed in a terminal: the journal's seed is all that is needed to see them again."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from pathlib import Path

from quizkl.deck.card import Exercise
from quizkl.deck.load import load_deck
from quizkl.deck.varying import drawn
from tests.end_to_end.pseudo_terminal import Terminal, environment, quizkl

DECK = r"""
deck: fresh
title: Fresh numbers
cards:
  - id: sum
    exercise: Add {{= a }} and {{= b }}.
    vary: {a: 'integer(1, 99)', b: 'integer(1, 99)'}
    where: a > b
    steps: [{ask: the sum, answer: a + b, decimals: 0}]
"""
MONDAY = "2026-03-02T09:00+01:00"


def numbers(text: str) -> list[int]:
    found = re.findall(r"Add (\d+) and (\d+)\.", text)
    return [int(number) for number in found[-1]]


def test_the_same_numbers_come_back_on_undo_and_from_the_journal(tmp_path: Path) -> None:
    deck = tmp_path / "fresh.yaml"
    deck.write_text(DECK, encoding="utf-8")
    home = tmp_path / "home"
    with Terminal(quizkl("study", "--plain", str(deck)), home, MONDAY, tmp_path) as terminal:
        terminal.wait_for(r"Fresh numbers  1/1  new")
        terminal.wait_for(r"Add \d+ and \d+\.")
        terminal.wait_for(r"the sum, a whole number")
        a, b = numbers(terminal.text)
        assert a > b
        terminal.line(str(a + b))
        terminal.wait_for(r"✓ Right")
        terminal.line("knew")
        terminal.wait_for(r"That was the last card")
        terminal.line("undo")
        terminal.wait_for(r"Add \d+ and \d+\.")
        assert numbers(terminal.text) == [a, b]
        terminal.line("missed")
        terminal.wait_for(r"Add \d+ and \d+\.")
        terminal.line("quit")
        terminal.wait_for(r"1 card in 0 min")
        assert terminal.exit_status() == 0
    with sqlite3.connect(home / "journal.db") as journal:
        seeds = [seed for (seed,) in journal.execute("SELECT seed FROM event WHERE kind = 'review' ORDER BY id")]
    assert len(seeds) == 2
    assert seeds[0] == seeds[1]
    loaded = load_deck(DECK.encode(), "fresh.yaml").deck
    assert loaded is not None
    card = loaded.card("sum")
    assert isinstance(card, Exercise)
    again = drawn(card, seeds[0])
    assert isinstance(again, Exercise)
    assert numbers(again.exercise.source) == [a, b]


def test_an_answer_is_marked_with_the_numbers_of_a_seed(tmp_path: Path) -> None:
    (tmp_path / "fresh.yaml").write_text(DECK, encoding="utf-8")
    card = load_deck(DECK.encode(), "fresh.yaml").deck
    assert card is not None
    exercise = card.card("sum")
    assert isinstance(exercise, Exercise)
    variant = drawn(exercise, 3)
    assert isinstance(variant, Exercise)
    total = str(sum(numbers(variant.exercise.source)))
    mark = ["mark", "--decks", str(tmp_path), "fresh/sum", total]
    for arguments, status, said in ((["--seed", "3"], 0, "Right"), ([], 2, "say by a seed which")):
        finished = subprocess.run(
            quizkl(*mark, *arguments),
            env=environment(tmp_path / "home", MONDAY),
            capture_output=True,
            text=True,
            check=False,
        )
        assert finished.returncode == status
        assert said in finished.stdout + finished.stderr


def test_check_draws_many_variants_and_says_what_is_wrong_with_how_many(tmp_path: Path) -> None:
    deck = tmp_path / "bad.yaml"
    deck.write_text(
        r"""
deck: bad
cards:
  - id: rare
    exercise: Add {{= a }} and {{= b }}.
    vary: {a: 'integer(1, 99)', b: 'integer(1, 99)'}
    where: a + b = 7
    steps: [{ask: the sum, answer: a + b, decimals: 0}]
  - id: never
    exercise: Halve {{= a }}.
    vary: {a: 'integer(1, 6)'}
    where: a > 6
    steps: [{ask: the half, answer: a/2, decimals: 1}]
  - id: small
    exercise: The logarithm of {{= a }}.
    vary: {a: 'choice(0.5, 1.001, 0)'}
    steps: [{ask: the logarithm, answer: ln(a), decimals: 3, mistakes: [{answer: a - 1, say: Near 1 only.}]}]
""",
        encoding="utf-8",
    )
    finished = subprocess.run(
        quizkl("check", "--json", "--variants", "500", str(deck)),
        env=environment(tmp_path / "home", MONDAY),
        capture_output=True,
        text=True,
        check=False,
    )
    said = [(problem["card"], problem["severity"], problem["message"]) for problem in json.loads(finished.stdout)]
    assert finished.returncode == 1
    for card, severity, fragment in (
        ("rare", "warning", "the conditions can hardly be met: less than 0.1 % of 10000 draws do"),
        ("never", "error", "none of 10000 draws meets the conditions"),
        ("small", "warning", "the answer is undefined: in 3"),
        ("small", "warning", "too small for the precision asked: in 3"),
        ("small", "warning", "a mistake that the deck names has the right answer: in 3"),
    ):
        assert any(one[:2] == (card, severity) and fragment in one[2] for one in said), (card, said)
