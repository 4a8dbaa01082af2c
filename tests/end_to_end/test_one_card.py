"""One exercise through every room: from a YAML file to a durable review and the right due day."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

from tests.end_to_end.pseudo_terminal import Terminal, environment, quizkl

DECK = r"""
deck: tiny
title: A tiny deck
macros: {KL: 'D_{\mathrm{KL}}(#1 \,\|\, #2)'}
given:
  p: [0.4, 0.4, 0.2]
  q: [0.5, 0.3, 0.2]
cards:
  - id: forward-kl
    exercise: Compute $\KL{p}{q}$ for the two distributions, term by term.
    steps:
      - ask: the three terms
        answer: p * ln(p/q)
        decimals: 4
      - ask: their sum
        answer: kl(p, q)
        unit: nats
        decimals: 4
        claim: 0.0258
"""
MONDAY = "2026-03-02T09:00+01:00"


def learner(folder: Path) -> tuple[Path, Path]:
    """A home and a folder with the tiny deck in it."""
    decks = folder / "decks"
    decks.mkdir()
    (decks / "tiny.yaml").write_text(DECK, encoding="utf-8")
    return folder / "home", decks


def due(home: Path, now: str, deck: str) -> dict[str, object]:
    finished = subprocess.run(
        quizkl("due", "--json", deck), env=environment(home, now), capture_output=True, text=True, check=True
    )
    answer = json.loads(finished.stdout)
    assert isinstance(answer, dict)
    return answer


def test_an_exercise_worked_in_a_terminal_is_due_again_on_the_right_day(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    deck = str(decks / "tiny.yaml")
    assert due(home, MONDAY, deck)["new"] == 1
    with Terminal(quizkl("study", "--plain", deck), home, MONDAY, tmp_path) as terminal:
        terminal.wait_for(r"A tiny deck  1/1  new")
        terminal.wait_for(r"Step 1 of 2: the three terms, 4 decimals")
        terminal.line("[-0.0893, 0.1151, 0]")
        terminal.wait_for(r"✓ Right")
        terminal.wait_for(r"Step 2 of 2: their sum, in nats, 4 decimals")
        terminal.line("0.0253")
        terminal.wait_for(r"✗ Wrong")
        terminal.line("0.0258")
        terminal.wait_for(r"✓ Right: 0.0258")
        terminal.wait_for(r"2 partly +new → box 1, tomorrow +<- an empty line takes this")
        terminal.line("knew")
        terminal.wait_for(r"That was the last card")
        with sqlite3.connect(home / "journal.db") as journal:
            assert journal.execute("SELECT count(*) FROM event").fetchone() == (1,), "durable before the next prompt"
        terminal.line("quit")
        terminal.wait_for(r"1 card in 0 min: 0 missed, 0 partly, 1 knew\n")
        assert terminal.exit_status() == 0
    after = due(home, MONDAY, deck)
    assert (after["due"], after["new"], after["next"]) == (0, 0, "2026-03-04")
    assert due(home, "2026-03-04T03:59+01:00", deck)["due"] == 0, "the day turns at four"
    assert due(home, "2026-03-04T04:00+01:00", deck)["due"] == 1


def test_an_undone_grade_leaves_the_card_as_it_was(tmp_path: Path) -> None:
    home, decks = learner(tmp_path)
    deck = str(decks / "tiny.yaml")
    lines = "show\nshow\nknew\nundo\nmissed\nundo\nquit\n"
    finished = subprocess.run(
        quizkl("study", "--plain", deck),
        env=environment(home, MONDAY),
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "The answer is 0.0258 nats." in finished.stdout
    assert due(home, MONDAY, deck)["new"] == 1
    with sqlite3.connect(home / "journal.db") as journal:
        kinds = [kind for (kind,) in journal.execute("SELECT kind FROM event ORDER BY id")]
    assert kinds == ["review", "undo", "review", "undo"], "undo appends; nothing is taken out"
