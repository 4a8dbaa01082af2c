"""Steps that are answered by expressions, line by line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.journal import Journal
from quizkl.plain.shell import Room, run
from quizkl.plain.show import Page
from quizkl.settings.settings import Settings
from tests.plain.test_worked import InThisProcess

DECK = """
deck: tiny
cards:
  - id: slope
    exercise: Differentiate.
    symbols: {x: positive}
    hints: [Two terms.]
    steps:
      - {ask: the derivative, answer: d/dx (ln(x)/x), claim: (1 - ln(x))/x^2}
      - {ask: that times $x^2$, answer: 'x^2 step[1]', claim: 1 - ln(x)}
"""


def study(folder: Path, *typed: str) -> list[str]:
    (folder / "tiny.yaml").write_text(DECK, encoding="utf-8")
    journal = Journal.open(folder / "journal.db")
    assert isinstance(journal, Journal)
    said: list[str] = []
    with journal:
        desk = Desk(open_shelf([folder]), journal, Settings(), lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
        run(Room(desk, InThisProcess(), said.append), begin(desk, plan(desk), "a session"), iter(typed), Page(76))
    return said


def test_a_step_says_in_terms_of_what_and_its_verdict_keeps_the_answer_back(tmp_path: Path) -> None:
    said = study(tmp_path, "ln(x)/x^2", "quit")
    assert "Step 1 of 2: the derivative, in terms of x" in said
    wrong = next(line for line in said if line.startswith("✗"))
    assert "at x = 0.62" in wrong.lower()
    assert not any("1 − ln x" in line for line in said)


def test_an_answer_that_is_shown_is_drawn(tmp_path: Path) -> None:
    said = study(tmp_path, "show", "quit")
    place = said.index("The answer is")
    assert [line.strip() for line in said[place + 1 : place + 4]] == ["1 − ln x", "────────", "x²"]


def test_the_way_to_an_expression_is_not_worked_out(tmp_path: Path) -> None:
    said = study(tmp_path, "(1 - ln x)/x^2", "worked", "hint", "1 - ln x", "worked", "quit")
    assert said.count("there is nothing to work out here") == 2
    assert "  Two terms." in said
    assert any("2 partly" in line and "empty line takes this" in line for line in said)


def test_what_follows_from_a_wrong_step_is_credited(tmp_path: Path) -> None:
    said = study(tmp_path, "(1 + ln x)/x^2", "show", "1 + ln x", "quit")
    assert any(line.startswith("✓ Right") and "given your step 1" in line for line in said)
