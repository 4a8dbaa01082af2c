"""A derivation line by line: each line is marked as it is typed, and the goal ends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.journal import Journal
from quizkl.maths.derivation.finding import Following, Mark
from quizkl.maths.engine.derivation.mark import begin as begin_line
from quizkl.plain.shell import Room, run
from quizkl.plain.show import Page
from quizkl.settings.settings import Settings
from tests.plain.test_worked import InThisProcess

DECK = """
deck: tiny
cards:
  - id: kl
    derivation: Split the divergence.
    symbols: {p: distribution(n), q: distribution(n)}
    from: kl(p, q)
    to: cross_entropy(p, q) - entropy(p)
    steps_at_least: 2
    model:
      - = sum_i p_i ln(p_i/q_i)
      - = sum_i p_i ln p_i - sum_i p_i ln q_i
      - = cross_entropy(p, q) - entropy(p)
"""


class Deriving(InThisProcess):
    def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]:
        begun = [begin_line(line) for line in lines]
        return tuple(one.found if one.prove is None else one.prove(5.0) for one in begun)


def study(folder: Path, *typed: str) -> list[str]:
    (folder / "tiny.yaml").write_text(DECK, encoding="utf-8")
    journal = Journal.open(folder / "journal.db")
    assert isinstance(journal, Journal)
    said: list[str] = []
    with journal:
        desk = Desk(open_shelf([folder]), journal, Settings(), lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
        session = begin(desk, plan(desk), "a session", derives=True)
        run(Room(desk, Deriving(), said.append), session, iter(typed), Page(80))
    return said


def test_each_line_is_echoed_with_its_mark_and_the_goal_ends_it(tmp_path: Path) -> None:
    said = study(tmp_path, "= sum_i p_i ln(p_i/q_i)", "= H(p, q) - H(p)", "knew", "quit")
    assert "  1  = ∑_i p_i ln(p_i/q_i)  [follows (proved)]" in said
    assert "Done: the goal is reached, every line follows." in said
    assert any("3 knew" in line and "empty line takes this" in line for line in said)


def test_why_shows_the_point_and_undo_line_takes_the_line_back(tmp_path: Path) -> None:
    said = study(tmp_path, "= H(q, p) - H(p)", "why", "undo line", "why", "quit")
    assert any(line.startswith("  1  ") and line.endswith("[does not follow]") for line in said)
    assert any(line.startswith("Line 1: At p = (") for line in said)
    assert "taken back: = H(q, p) - H(p)" in said
    assert said.count("no line is refuted") == 1


def test_a_leap_says_what_was_expected_only_when_asked(tmp_path: Path) -> None:
    said = study(tmp_path, "= H(p, q) - H(p)", "expected", "quit")
    assert any("reached in one step; at least 2" in line for line in said)
    assert said[said.index("On the way the model has:") + 1] == "  = sum_i p_i ln(p_i/q_i)"
    assert not any("On the way" in line for line in study(tmp_path, "= H(p, q) - H(p)", "quit"))


@pytest.mark.parametrize("typed", ["= sum_i p_i ln(", "= p", "= argmin_q 0"])
def test_a_line_that_cannot_be_read_is_not_kept(tmp_path: Path, typed: str) -> None:
    said = study(tmp_path, typed, "lines", "done", "quit")
    assert not any(line.startswith("  1  ") for line in said)
    assert "The goal is not reached yet." in said


def test_giving_up_shows_the_model_and_suggests_missed(tmp_path: Path) -> None:
    said = study(tmp_path, "show", "quit")
    assert any("1 missed" in line and "empty line takes this" in line for line in said)
