"""A plain session says what tries, hints and shown answers cost, by the rules that hold for the deck."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizkl.deck.shelf import open_shelf
from quizkl.desk import Desk, begin, plan
from quizkl.journal.journal import Journal
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.plain.shell import Room, run
from quizkl.plain.show import Page
from quizkl.schedule.grade import Grade
from quizkl.settings.exercise import USUAL, ExerciseRules
from quizkl.settings.settings import Settings

CARDS = """
cards:
  - id: sum
    hints: [Add them.]
    exercise: What is 2 + 2?
    steps: [{ask: the sum, answer: 2 + 2, decimals: 0}]
"""

Study = Callable[..., list[str]]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    def studied(*typed: str, rules: ExerciseRules = USUAL, deck: str = "deck: sums") -> list[str]:
        (tmp_path / "sums.yaml").write_text(deck + CARDS, encoding="utf-8")
        journal = Journal.open(tmp_path / "journal.db")
        assert isinstance(journal, Journal)
        said: list[str] = []
        with journal, BlockingHelper() as helper:
            settings = Settings(exercise=rules)
            desk = Desk(open_shelf([tmp_path], None), journal, settings, lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
            run(Room(desk, helper, said.append), begin(desk, plan(desk), "s"), iter(typed), Page(80))
        return said

    return studied


def taken(said: list[str]) -> str:
    """The grade that an empty line takes."""
    return next(line.split()[1] for line in said if "an empty line takes this" in line)


def test_by_the_usual_rules(study: Study) -> None:
    said = study("hint", "5", "5", "4", "quit")
    assert "With a hint: partly at best." in said
    assert "Try again, for partly at best." in said
    assert "Try again; it counts as missed." in said
    assert taken(said) == "missed"


def test_rules_of_the_learner_are_said_and_in_force(study: Study) -> None:
    kind = ExerciseRules(attempts=3, second_try=Grade.KNEW, hint=Grade.KNEW)
    said = study("help", "hint", "5", "5", "4", "quit", rules=kind)
    assert not any(line.startswith("With a hint") for line in said)
    assert said.count("Try again.") == 2
    assert "Right within 3 tries suggests knew, after that missed." in " ".join(said)
    assert taken(said) == "knew"


def test_rules_of_a_deck_come_before_those_of_the_learner(study: Study) -> None:
    deck = "deck: sums\nsettings: {exercise: {show_me: partly, shown_after: 2}}"
    said = study("5", "6", "quit", rules=ExerciseRules(show_me=Grade.KNEW), deck=deck)
    assert "Try again, for partly at best; after this try the answer is shown." in said
    assert said.index("The answer is 4.") < said.index("With its answer shown: partly at best.")
    assert taken(said) == "partly"
