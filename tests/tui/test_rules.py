"""What tries, hints and shown answers cost is on the screen, by the rules that hold."""

from __future__ import annotations

import pytest

from quizkl.schedule.grade import Grade
from quizkl.settings.exercise import ExerciseRules
from quizkl.settings.settings import Settings
from tests.tui.sitting import Sitting, Table

SUMS = """\
deck: sums
cards:
  - id: sum
    hints: [Add them.]
    exercise: What is 2 + 2?
    steps: [{ask: the sum, answer: 2 + 2, decimals: 0}]
"""


@pytest.fixture
def sums(table: Table) -> Table:
    table.write("sums.yaml", SUMS)
    return table


def test_what_is_left_to_reach_is_said_before_the_answer(sums: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "knew: new → box 2" in on.frame
        assert "now partly at best: new → box 1" in await on.press("f2")
        await on.type("5")
        await on.press("enter")
        assert "Try again, for partly at best; F3 gives the answer." in await on.wait()
        await on.press("f3")
        assert "1  ✗ Missed" in next(row for row in on.frame.split("\n") if row.endswith("⏎"))

    sums.run(scene, study=True)


def test_rules_of_ones_own_are_said_and_in_force(sums: Table) -> None:
    rules = ExerciseRules(hint=Grade.KNEW, show_me=Grade.PARTLY, shown_after=1)
    sums.settings = Settings(exercise=rules, keys=(("study.hint", "f9"), ("study.why", "f2")))

    async def scene(on: Sitting) -> None:
        assert "knew: new → box 2" in await on.press("f9"), "a hint costs nothing, by another key"
        assert "After show me: partly at best. After one wrong try the answer is shown." in await seen_in_help(on)
        await on.type("5")
        await on.press("enter")
        await on.wait()
        assert "2  ~ Partly" in next(row for row in on.frame.split("\n") if row.endswith("⏎"))
        assert "▌ → Shown." in await on.wait()

    sums.run(scene, study=True)


async def seen_in_help(on: Sitting) -> str:
    await on.press("f1", "end")
    seen = " ".join(on.frame.replace("│", " ").split())
    await on.press("escape")
    return seen
