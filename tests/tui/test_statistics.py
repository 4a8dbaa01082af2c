"""The statistics on the screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizkl.deck.identity import ItemKey
from quizkl.formula.characters import Characters
from quizkl.journal.event import Review
from quizkl.journal.journal import Journal
from quizkl.schedule.grade import Grade
from quizkl.schedule.leitner import Leitner
from quizkl.settings.settings import Settings
from tests.tui.sitting import MONDAY, Sitting, Table

OTHER_DECK = """\
deck: other
title: Another deck
cards:
  - {id: three, front: Three?, back: Three.}
"""
EVERY_PAGE = "1234567"


def reviewed(
    table: Table, card: str, days_ago: int, grade: Grade = Grade.KNEW, deck: str = "small", verdict: str = ""
) -> None:
    at = MONDAY - timedelta(days=days_ago)
    journal = Journal.open(table.folder / "journal.db")
    assert isinstance(journal, Journal)
    with journal:
        written = journal.append(
            Review(
                item=ItemKey(deck, card),
                session="s",
                shown_at=at - timedelta(seconds=20),
                answered_at=at,
                day=at.date(),
                grade=grade,
                scheduler=Leitner().describe(),
                verdict=verdict,
            )
        )
    assert isinstance(written, int)


@pytest.fixture
def studied(two_cards: Table) -> Table:
    """Two decks; a card known, another missed twice with a named mistake, a third in the other deck."""
    two_cards.write("other.yaml", OTHER_DECK)
    reviewed(two_cards, "one", 3)
    reviewed(two_cards, "two", 2, Grade.MISSED, verdict="wrong-because:wrong-sign, shown")
    reviewed(two_cards, "two", 1, Grade.MISSED, verdict="wrong-because:wrong-sign, shown")
    reviewed(two_cards, "one", 1)
    reviewed(two_cards, "three", 0, deck="other")
    return two_cards


def test_the_first_page_says_what_was_done_today_and_how_full_the_boxes_are(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        frame = await on.wait()
        assert "Today: 1 answer in 20 s (1 new)." in frame
        assert "4 days in a row" in frame
        assert "Cards in the boxes" in frame
        assert "all decks" in frame.split("\n")[0]

    studied.run(scene)


def test_every_page_is_a_plot_and_a_table(studied: Table) -> None:
    titles = (
        ("Cards in the boxes", "comes after"),
        ("Answers a week", "week of"),
        ("Retention by box", "partly"),
        ("Cards a day", "held back"),
        ("Time a day", "practised"),
        ("share missed", "most in"),
        ("expected", "entropy"),
    )

    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        for key, (plot, head) in zip(EVERY_PAGE, titles, strict=True):
            assert plot in await on.press(key)
            assert head in await on.press("t")
            assert "v Plot" in on.hints
            await on.press("t")

    studied.run(scene)


def test_where_there_is_little_room_the_days_are_fewer_and_stand_apart(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        assert "Time a day, the last 2" in await on.press("5")
        assert "the last 30 days" not in on.frame

    studied.run(scene, size=(60, 30))


def test_pages_are_turned_by_keys_and_by_clicks(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        assert "[2 Calendar]" in await on.press("right")
        assert "[7 Schedule]" in await on.press("left", "left")
        assert "[1 Today]" in await on.press("tab")
        assert "[4 Forecast]" in await on.click("4 Forecast")
        assert "due so far" in await on.click("Table")
        assert "A small deck" in await on.click("Back")

    studied.run(scene)


def test_a_mistake_is_named_with_how_often_it_was_made(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s", "6")
        frame = await on.wait()
        row = next(row for row in frame.split("\n") if "A sign is wrong." in row)
        assert row.split()[-1] == "2"
        assert "What is σ²?" in frame

    studied.run(scene)


def test_the_hardest_cards_can_be_practised_and_the_page_is_come_back_to(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s", "6")
        await on.wait()
        frame = await on.press("enter")
        assert "practice" in frame
        assert "σ²" in frame
        await on.press("space", "3", "escape")
        await on.wait()
        assert "[6 Mistakes]" in on.frame

    studied.run(scene)
    assert [review.practice for review in studied.reviews()] == [False] * 5 + [True]


def test_a_deck_is_counted_alone_where_the_cursor_is_on_it(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("down", "s")
        frame = await on.wait()
        assert "Another deck" in frame.split("\n")[0]
        assert "1 day in a row" in frame
        await on.press("a")
        frame = await on.wait()
        assert "all decks" in frame.split("\n")[0]
        assert "4 days in a row" in frame

    studied.run(scene)


def test_before_the_first_session_every_page_says_what_to_do(two_cards: Table) -> None:
    said = (
        "Nothing has been answered yet.",
        "Nothing has been answered yet.",
        "Nothing has been answered yet.",
        "New cards last until Mon 2 Mar (2 are left).",
        "Nothing has been answered yet.",
        "No mistake has been named yet.",
        "No card has come back from a box yet.",
    )

    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        for key, sentence in zip(EVERY_PAGE, said, strict=True):
            assert sentence in await on.press(key)
            assert sentence in await on.press("t")
            await on.press("t")

    two_cards.run(scene)


def test_without_any_deck_the_pages_are_there_all_the_same(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        assert "There are no cards." in await on.wait()
        for key in EVERY_PAGE:
            await on.press(key, "t")
        assert "Statistics" in on.frame

    table.run(scene)


def test_help_states_the_model_of_the_calibration(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        await on.press("question_mark")
        seen = on.frame
        for _ in range(4):
            seen += await on.press("pagedown")
        shown = " ".join(seen.replace("│", " ").split())
        assert "forgetting curve of FSRS-6" in shown
        assert "KL(observed ‖ expected)" in shown

    studied.run(scene, size=(100, 40))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 12)])
def test_no_page_is_wider_than_the_terminal(studied: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        for key in EVERY_PAGE:
            for frame in (await on.press(key), await on.press("t")):
                rows = frame.split("\n")
                assert max(map(len, rows)) <= size[0]
                assert on.hints.endswith("? Help")
            await on.press("t")

    studied.run(scene, size=size)


def test_where_only_ascii_may_be_drawn_nothing_else_is(studied: Table) -> None:
    studied.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        for key in EVERY_PAGE:
            for frame in (await on.press(key), await on.press("t")):
                assert frame.isascii(), [row for row in frame.split("\n") if not row.isascii()]
            await on.press("t")

    studied.run(scene)


def test_a_journal_that_can_be_counted_again_is_counted(studied: Table) -> None:
    journal, aside = studied.folder / "journal.db", studied.folder / "aside.db"

    async def scene(on: Sitting) -> None:
        journal.rename(aside)
        journal.write_text("no journal at all", encoding="utf-8")
        await on.press("s")
        assert "cannot be counted" in await on.wait()
        aside.replace(journal)
        await on.press("w", "escape")
        frame = await on.wait()
        assert "Today: 1 answer" in frame
        assert "cannot be counted" not in frame

    studied.run(scene)


def test_what_is_answered_meanwhile_is_counted_on_coming_back(studied: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("s")
        await on.wait()
        await on.press("escape", "enter", "space", "3", "escape", "escape", "s")
        assert "Today: 2 answers" in await on.wait()

    studied.run(scene)
