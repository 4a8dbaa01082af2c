"""What is said beside a card: that a review could not be written, that it keeps being missed."""

from __future__ import annotations

from quizkl.schedule.grade import Grade
from quizkl.tui.home.screen import HomeScreen
from quizkl.tui.study.screen import StudyScreen
from tests.tui.sitting import Sitting, Table


def test_a_review_that_cannot_be_written_keeps_its_card_on_the_screen(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        connection = on.app.desk.journal._connection
        connection.execute("PRAGMA query_only = 1")
        frame = await on.press("space", "3")
        assert "Not written down" in frame
        assert "The mean." in frame
        connection.execute("PRAGMA query_only = 0")
        assert "σ²" in await on.press("3")

    two_cards.run(scene, study=True)
    assert two_cards.grades() == [Grade.KNEW]


def test_a_card_that_is_always_missed_is_said_to_want_rewriting(two_cards: Table) -> None:
    for day in range(9):

        async def scene(on: Sitting, last: bool = day == 8) -> None:
            assert isinstance(on.app.screen, HomeScreen)
            await on.press("enter")
            assert isinstance(on.app.screen, StudyScreen)
            assert "often missed" not in on.frame
            frame = await on.press("space", "1")
            assert ("keeps being missed" in frame) == last

        two_cards.run(scene)
        two_cards.clock.days(1)

    async def from_then_on(on: Sitting) -> None:
        assert "often missed (8 times)" in await on.press("enter")

    two_cards.run(from_then_on)


def test_a_note_is_seen_whole_however_its_words_fall(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        for length in range(28, 42):
            on.app.say_alone(f"Undone: {'x' * (length - 8)} suspended.")
            await on.pilot.pause()
            assert "╰" in on.frame, f"{length}\n{on.frame}"
            assert "suspended." in on.frame, f"{length}\n{on.frame}"

    two_cards.run(scene, study=True)
