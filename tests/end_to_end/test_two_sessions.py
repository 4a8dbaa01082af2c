"""Two sessions at once on one journal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.end_to_end.pseudo_terminal import Terminal, environment, quizkl
from tests.end_to_end.test_one_card import MONDAY

DECK = "deck: shared\ncards:\n  - {id: one, front: a, back: b}\n"


def test_a_card_shown_in_two_sessions_moves_once_and_the_second_is_told(tmp_path: Path) -> None:
    decks, home = tmp_path / "decks", tmp_path / "home"
    decks.mkdir()
    (decks / "shared.yaml").write_text(DECK, encoding="utf-8")
    with Terminal(quizkl("study", "--plain", str(decks)), home, MONDAY, tmp_path, columns=120) as first:
        first.wait_for("new")
        subprocess.run(
            quizkl("study", "--plain", str(decks)),
            env=environment(home, MONDAY),
            input="\nknew\nquit\n",
            capture_output=True,
            text=True,
            check=True,
        )
        first.line("")
        first.wait_for("in 2 days")
        first.line("knew")
        first.wait_for("Another session had reviewed this card meanwhile")
        first.line("quit")
        assert first.exit_status() == 0
    answer = subprocess.run(
        quizkl("due", "--json", str(decks)), env=environment(home, MONDAY), capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout)["next"] == "2026-03-04", "as it was announced: in two days"
