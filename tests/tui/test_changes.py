"""Decks that change on disk while the application runs are read anew."""

from __future__ import annotations

from tests.tui.sitting import TWO_CARDS, Sitting, Table


async def changed(on: Sitting) -> str:
    """Look at the files, until what was found has been taken."""
    before = on.app.desk.shelf
    on.app.look_for_changes()
    while on.app.desk.shelf is before:
        await on.pilot.pause()
    await on.pilot.pause()
    return on.frame


def test_home_counts_what_a_file_has_now(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Today  2 new" in on.frame
        two_cards.write("small.yaml", TWO_CARDS + "  - {id: three, front: a, back: b}\n")
        assert "Today  3 new" in await changed(on)
        two_cards.write("second.yaml", TWO_CARDS.replace("small", "second"))
        assert "Today  5 new" in await changed(on)
        (two_cards.folder / "decks" / "small.yaml").unlink()
        assert "Today  2 new" in await changed(on)

    two_cards.run(scene)


def test_a_card_that_was_broken_is_said_with_its_place(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        two_cards.write("small.yaml", TWO_CARDS.replace("back: The mean.", "bakc: The mean."))
        frame = " ".join((await changed(on)).split())
        assert "small.yaml:4: back is missing" in frame
        assert "1 card is left out" in frame
        assert "a flashcard has no key 'bakc'" in " ".join((await on.press("e")).split())

    two_cards.run(scene, size=(100, 30))


def test_a_session_in_progress_keeps_its_card(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "What is E[X]?" in on.frame
        two_cards.write("small.yaml", TWO_CARDS.replace("The mean.", "The expected value."))
        assert "What is E[X]?" in await changed(on)
        assert "The mean." in await on.press("space")
        await on.press("3", "escape")
        assert "Today  1 new" in await on.press("enter")

    two_cards.run(scene, study=True)
