"""Cards that were suspended or flagged can be found again."""

from __future__ import annotations

from tests.tui.sitting import Sitting, Table


def test_without_any_the_page_says_how_they_come_there(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "No card is suspended or flagged." in await on.press("m")
        assert "Today" in await on.press("escape")

    two_cards.run(scene)


def test_a_suspended_card_is_taken_back(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "S", "escape")
        assert "Today  1 new" in on.frame
        frame = await on.press("m")
        assert "suspended                 What is E[X]?" in frame
        assert "S Take back" in on.hints
        assert "back in its place" in await on.press("S")
        assert "Today  2 new" in await on.press("escape")

    two_cards.run(scene)


def test_a_flagged_card_is_looked_at_and_its_flag_taken_away(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "f", "escape", "m")
        assert "flagged                   What is E[X]?" in on.frame
        frame = await on.press("enter")
        assert "practice" in frame
        await on.press("space", "3", "enter", "m")
        assert "back in its place" in await on.press("f")

    two_cards.run(scene)
    assert [review.practice for review in two_cards.reviews()] == [True]
