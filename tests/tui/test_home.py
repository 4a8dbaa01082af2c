"""Home: what there is to study."""

from __future__ import annotations

import pytest

from quizkl.schedule.queue import Limits
from quizkl.settings.read import read_settings
from quizkl.settings.settings import Settings
from quizkl.tui.home.lines import HomeKeys, home_lines
from quizkl.tui.home.overview import not_counted
from quizkl.tui.home.screen import HomeScreen
from quizkl.tui.look import Look
from tests.tui.sitting import TWO_CARDS, Sitting, Table


def test_home_says_what_today_holds(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Mon 2 Mar" in on.frame
        assert "Today  2 new  ·  about 1 min" in on.frame
        assert "A small deck" in on.frame
        assert "⏎ Study" in on.hints

    two_cards.run(scene)


def test_enter_space_or_a_click_begins(two_cards: Table) -> None:
    for key in ("enter", "space"):

        async def scene(on: Sitting, key: str = key) -> None:
            assert "What is E[X]?" in await on.press(key)
            assert "Today" in await on.press("escape")

        two_cards.run(scene)

    async def click(on: Sitting) -> None:
        assert "What is E[X]?" in await on.click("A small deck")

    two_cards.run(click)


def test_after_a_day_the_known_card_is_due_and_the_boxes_are_drawn(two_cards: Table) -> None:
    async def study(on: Sitting) -> None:
        await on.press("enter", "space", "3", "space", "1", "space", "3")
        assert "tomorrow 1 due" in on.frame
        frame = await on.press("enter")
        assert "Done for today.  Next: tomorrow 1 due.  Enter: practise anyway" in frame
        assert "today 2 cards, 50% known" in frame
        assert "Streak 1 day" in frame

    two_cards.run(study)
    two_cards.clock.days(2)

    async def later(on: Sitting) -> None:
        assert "Today  2 due" in on.frame
        assert "1    1 d  ████████████████████████████████████████ 1" in on.frame
        assert "2    2 d" in on.frame
        assert "50%" in on.frame

    two_cards.run(later)


def in_a_row(frame: str) -> str:
    """What a sheet says, however its lines are broken."""
    return " ".join(frame.replace("│", " ").split())


def test_practice_is_offered_when_nothing_is_due_and_moves_nothing(two_cards: Table) -> None:
    async def study(on: Sitting) -> None:
        await on.press("enter", "space", "3", "space", "3", "enter")
        frame = await on.press("enter")
        assert "Nothing is due in A small deck" in frame
        assert "Practise anyway?" in frame
        frame = await on.press("enter")
        assert "practice" in frame
        assert "Practice: the boxes stay as they are." in frame
        frame = await on.press("space", "1", "space", "3", "space", "3")
        assert "Practised." in frame

    two_cards.run(study)
    assert [review.practice for review in two_cards.reviews()] == [False, False, True, True, True]


def test_home_offers_to_practise_what_was_asked_for(table: Table) -> None:
    table.settings = Settings(limits=Limits(new=0))
    table.write("one.yaml", TWO_CARDS)
    table.write("two.yaml", TWO_CARDS.replace("small", "second"))

    async def a_deck(on: Sitting) -> None:
        assert "Nothing is due in A second deck" in on.frame
        await on.press("escape", "enter")
        assert "Nothing is due in A second deck" in on.frame
        assert "A second deck" in (await on.press("enter")).split("\n")[0]

    async def a_card(on: Sitting) -> None:
        assert "The card small/one is not due. Practise anyway?" in in_a_row(on.frame)
        assert "The card stays in its box." in in_a_row(on.frame)
        await on.press("enter", "space", "3")
        assert "1 card in" in on.frame

    async def two_cards(on: Sitting) -> None:
        said = in_a_row(on.frame)
        assert "Neither of the two cards is due. Practise anyway? Both cards in a shuffled order" in said

    async def three_cards(on: Sitting) -> None:
        said = in_a_row(on.frame)
        assert "None of these 3 cards is due. Practise anyway? All 3 cards in a shuffled order" in said

    async def two_sides_of_a_card(on: Sitting) -> None:
        said = in_a_row(on.frame)
        assert "The card third/turned is not due. Practise anyway? Its 2 sides in a shuffled order" in said

    async def all_decks(on: Sitting) -> None:
        assert "Nothing is due in any deck. Practise anyway?" in in_a_row(await on.press("enter"))

    table.run(a_deck, offer=["second"])
    table.run(a_card, offer=["small/one"])
    table.run(two_cards, offer=["small/one", "second/two"])
    table.run(three_cards, offer=["small", "second/two"])
    table.run(all_decks)
    table.write(
        "three.yaml", "deck: third\ncards: [{id: turned, front: f, back: b, reverse: true}, {id: x, front: f, back: b}]"
    )
    table.run(two_sides_of_a_card, offer=["third/turned"])


def test_when_a_card_comes_is_said_by_its_day(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "space", "1", "space", "3", "space", "3", "enter", "b")
        frame = in_a_row(await on.press("s"))
        assert "The card small/one is not due. Next: tomorrow. Practise" in frame

    two_cards.run(scene)


def test_new_cards_that_wait_for_tomorrow_are_said_the_same_everywhere(table: Table) -> None:
    table.settings = Settings(limits=Limits(new=1))
    table.write("one.yaml", TWO_CARDS)
    table.write("two.yaml", TWO_CARDS.replace("small", "second"))

    async def scene(on: Sitting) -> None:
        assert "Today  1 new" in on.frame
        assert [row.split()[-3] for row in on.frame.split("\n") if "━" in row] == ["4", "2", "2"]
        assert "Next      tomorrow 1 new" in await on.press("enter", "space", "3")
        frame = await on.press("enter")
        assert "Today's new card is done, 3 more wait." in frame
        assert "Next: tomorrow 1 new.  Enter: practise anyway" in frame
        assert "Next: tomorrow 1 new. Practise" in await on.press("enter")

    table.run(scene)


def test_a_session_that_is_left_says_what_is_still_for_today(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Next      today 1 new" in await on.press("enter", "space", "3", "escape")
        assert "Today  1 new" in await on.press("enter")

    two_cards.run(scene)


@pytest.mark.parametrize(("columns", "ends"), [(80, "about 1 min"), (44, "new")])
def test_where_there_is_no_room_for_the_minutes_nothing_is_said_of_them(
    two_cards: Table, columns: int, ends: str
) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "space", "1", "escape", "escape")
        row = next(row for row in on.frame.split("\n") if "Today" in row)
        assert row.endswith(ends), row

    two_cards.run(scene, size=(columns, 24))


def test_the_offer_can_be_put_away(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Practise beyond what is due" in await on.press("a")
        assert "Practise beyond" not in await on.press("escape")

    two_cards.run(scene)


def test_folders_open_and_close(table: Table) -> None:
    table.write("one.yaml", TWO_CARDS)
    table.write("folder/two.yaml", TWO_CARDS.replace("small", "second"))

    async def scene(on: Sitting) -> None:
        assert [label in on.frame for label in ("All decks", "A small deck", "folder", "A second deck")] == [True] * 4
        assert "Today  4 new" in on.frame
        frame = await on.press("down", "down", "h")
        assert "▸ folder" in frame
        assert "A second deck" not in frame
        assert "A second deck" in await on.press("l")
        assert "A second deck" not in await on.click("▾ folder")
        assert "What is E[X]?" in await on.press("enter")
        assert "A second deck" in on.frame

    table.run(scene)


def test_vim_keys_and_the_ends_of_the_list(table: Table) -> None:
    for number in range(30):
        table.write(f"deck{number:02}.yaml", TWO_CARDS.replace("small", f"d{number:02}"))

    async def scene(on: Sitting) -> None:
        assert "A d29 deck" not in on.frame
        assert "A d29 deck" in await on.press("G")
        frame = await on.press("g")
        assert "Today" in frame
        assert "A d02 deck" in await on.press("j", "j", "j", "enter")

    table.run(scene)


def test_without_decks_home_says_what_to_do(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "No decks were found." in on.frame
        assert "quizkl decks" in on.frame
        await on.press("enter", "j", "h", "a")

    table.run(scene)


BROKEN = """\
deck: d
title: Half of it
cards:
  - {id: good, front: f, back: b}
  - {id: bad, front: 'What is $\\frac{a}$?', back: b}
"""


def test_broken_cards_are_counted_and_said_on_a_key(table: Table) -> None:
    table.write("d.yaml", BROKEN)

    async def scene(on: Sitting) -> None:
        assert "1 card is left out  e says why" in on.frame
        assert "1 new" in on.frame
        frame = await on.press("e")
        assert "Problems" in frame
        assert "d.yaml:5" in frame
        assert "Half of it" in await on.press("escape")

    table.run(scene)


def test_problems_of_the_settings_are_counted_and_said_on_a_key(two_cards: Table) -> None:
    source = b'new_per_day = -1\ntheme = "mauve"\n'
    two_cards.settings, two_cards.problems = read_settings(source, "/home/ada/config.toml")

    async def scene(on: Sitting) -> None:
        assert "config.toml has 2 problems: e shows them" in on.frame
        frame = await on.press("e")
        assert "new_per_day must be a whole number from 0 to 9999" in frame
        assert "there is no theme 'mauve'" in frame
        assert "config.toml:2:1" in frame

    two_cards.run(scene)


def test_many_cards_are_shown_before_they_are_counted(two_cards: Table) -> None:
    desk = two_cards.desk()
    with desk.journal:
        seen = not_counted(desk)
    frame = "\n".join(row.text for row in home_lines(seen, seen.branches, frozenset(), 72, 20, Look(), HomeKeys()))
    assert "Today  counting…" in frame
    assert "A small deck" in frame
    assert "%" not in frame

    async def scene(on: Sitting) -> None:
        on.app.push_screen(HomeScreen(on.app.desk, on.app.look, at_once=0))
        await on.pilot.pause()
        assert "Today  2 new" in on.frame
        assert "⏎ Study" in on.hints

    two_cards.run(scene)


def test_missing_ids_are_written_on_a_key(table: Table) -> None:
    table.write("d.yaml", "deck: d\ncards:\n  - front: What is entropy?\n    back: b\n")

    async def scene(on: Sitting) -> None:
        assert "w Write missing ids" in await on.press("e")
        await on.press("w")

    table.run(scene)

    async def again(on: Sitting) -> None:
        assert "1 new" in on.frame

    table.run(again)


def test_ascii_is_drawn_with_nothing_else(two_cards: Table) -> None:
    two_cards.settings = Settings(characters=type(Settings().characters).ASCII)

    async def scene(on: Sitting) -> None:
        assert on.frame.isascii(), on.frame
        assert (await on.press("enter")).isascii(), on.frame
        assert (await on.press("space")).isascii(), on.frame
        assert (await on.press("3", "space", "3")).isascii(), on.frame

    two_cards.run(scene)
