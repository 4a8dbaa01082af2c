"""The browser: every card, found, looked at, mended."""

from __future__ import annotations

import re

import pytest

from quizkl.formula.characters import Characters
from quizkl.journal.event import Bury, Flag, Move, Reset, Suspend, Undo
from quizkl.schedule.grade import Grade
from quizkl.settings.settings import Settings
from quizkl.tui.browse.screen import BrowseScreen
from tests.tui.sitting import TWO_CARDS, Sitting, Table
from tests.tui.test_changes import changed

MORE = r"""
deck: more
title: More kinds
cards:
  - {id: hole, cloze: 'Forward KL {{c1::covers}} every {{c2::mode}}.', tags: [modes]}
  - id: pick
    choice: Which is biased?
    right: [{answer: the plug-in variance, say: It divides by n.}]
    wrong: [the mean]
  - {id: points, question: Name two., answer: Both., points: [the first, the second]}
  - id: drill
    exercise: From p = {{= p }}.
    vary: {p: 'simplex(2, step=0.1, min=0.1)'}
    steps: [{ask: its entropy, answer: entropy(p), unit: nats, decimals: 4}]
    hints: [Think of $\ln$.]
"""


@pytest.fixture
def decks(two_cards: Table) -> Table:
    two_cards.write("tail.yaml", MORE)
    return two_cards


def test_the_browser_lists_every_card_and_shows_the_one_under_the_cursor(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("b")
        assert "Browse  7 cards" in frame
        assert "What is E[X]?" in frame
        assert "small/one" in frame
        assert "The mean." in frame
        assert "The variance." in await on.press("j")
        assert "Forward KL [...] every mode." in on.frame
        assert "Today" in await on.press("escape")

    decks.run(scene)


def test_each_letter_of_a_search_finds_at_once(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b", "slash")
        await on.wait()
        assert "esc To the list" in on.hints
        assert "3 of 7 cards" in await on.type("e is")
        assert "1 of 7 cards" in await on.type(" σ²")
        assert "The variance." in on.frame
        assert "3 of 7 cards" in await on.press(*["backspace"] * 3)
        await on.press("escape")
        assert "s Study" in on.hints

    decks.run(scene)


def test_a_query_is_helped_while_it_is_typed(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b", "slash")
        assert "is: takes due, new, flagged, suspended, buried, leech" in await on.type("is:")
        assert "0 of 7 cards" in await on.type("leech")
        assert "No card is found." in on.frame
        await on.press(*["backspace"] * 8)
        assert "What can be searched for" in await on.press("f4")
        assert "due by now" in on.frame
        await on.press("escape")
        assert "there is no key dekc:. Did you mean deck:?" in await on.type("dekc:more")
        assert "7 cards" in on.frame
        await on.press(*["backspace"] * 9)
        assert "5 of 7 cards" in await on.type("deck:more")

    decks.run(scene)


def test_every_kind_is_shown_with_its_answer(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b", "v", "v")
        assert "The mean." not in on.frame
        await on.press("v")
        seen = ""
        for _ in range(7):
            seen += await on.press("j")
            seen += await on.press("enter")
            await on.press("enter")
        for text in ("covers", "✓ the plug-in variance", "It divides by n.", "✗ the mean", "• the second"):
            assert text in seen
        assert "entropy(p) nats" in seen
        assert "hint  Think of ln." in seen

    decks.run(scene, size=(100, 40))


def test_what_is_done_to_a_card_is_written_down_and_undone(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b")
        assert "small/one suspended." in await on.press("S")
        assert "asleep" in on.frame
        assert "small/one flagged." in await on.press("f")
        assert "flagged" in on.frame
        assert "small/one put off until tomorrow." in await on.press("b")
        frame = await on.press("m")
        assert "4  again in 8 days  Tue 10 Mar" in frame
        assert "small/one put into box 4, due in 8 days." in " ".join((await on.press("4")).split())
        assert "small/one new again" in " ".join((await on.press("R")).split())
        for _ in range(5):
            await on.press("u")
        assert "Undone: small/one suspended." in " ".join(on.frame.split())
        assert "u Undo" not in on.hints

    decks.run(scene, size=(100, 30))
    events = decks.events()
    assert [type(event) for event in events[:5]] == [Suspend, Flag, Bury, Move, Reset]
    assert events[5:] == [Undo(number, decks.clock()) for number in (5, 4, 3, 2, 1)]


def test_who_types_without_searching_is_told_how_to_search(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("b")
        assert "/ to search: words" in frame
        frame = await on.press("d")
        assert "Letters are keys here: / begins a search" in " ".join(frame.replace("│", " ").split())
        assert "to search:" not in await on.press("slash")
        assert "0 of 7 cards" in await on.type("divergence")
        assert "Browse  7 cards" in await on.press(*["backspace"] * 10)
        assert "/ to search: words" in await on.press("escape")

    decks.run(scene)


def test_a_key_that_does_something_is_not_talked_about(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        for key in ("b", "j", "space", "space", "o", "v", "h", "u"):
            assert "Letters are keys" not in await on.press(key)

    decks.run(scene)


def test_a_card_that_was_put_off_is_brought_back(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "b", "escape", "b")
        assert "put off until tomorrow" in on.frame
        assert "small/one back today." in await on.press("b")
        await on.press("escape", "b")
        assert "Undone: small/one back today." in await on.press("u")
        assert "put off until tomorrow" in on.frame

    decks.run(scene, size=(100, 30))


def test_an_act_is_done_to_all_that_is_selected_and_undone_at_once(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b", "space", "j", "space")
        assert "2 selected" in on.frame
        assert "4 selected" in await on.press("j", "V")
        assert "4 cards flagged." in await on.press("f")
        assert on.frame.count("⚑") >= 4
        assert "Undone: 4 cards flagged." in await on.press("u")
        assert "selected" not in (await on.press("escape")).split("\n")[0]
        assert "3 selected" in await on.press("g", "shift+down", "shift+down")
        await on.press("escape")
        assert "7 selected" in await on.press("A")
        assert "selected" not in (await on.press("A")).split("\n")[0]

    decks.run(scene)
    assert sum(isinstance(event, Flag) for event in decks.events()) == 4


def test_what_is_done_to_many_cards_is_said_before_it_is_done(table: Table) -> None:
    cards = "".join(f"  - {{id: c{number}, front: f, back: b}}\n" for number in range(101))
    table.write("many.yaml", f"deck: many\ncards:\n{cards}")

    async def scene(on: Sitting) -> None:
        frame = " ".join((await on.press("b", "A", "S")).replace("│", " ").split())
        assert "The outcome would be: 101 cards suspended. It can be undone." in frame
        assert "asleep" not in await on.press("escape")
        assert "asleep" in await on.press("S", "y")
        assert "asleep" not in await on.press("u")

    table.run(scene)


def test_the_boxes_to_choose_from_are_said_once(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("b", "m")
        assert re.findall(r"(\d)  again", frame) == list("1234567")
        assert not any(row.replace("│", " ").split() == list("1234567") for row in frame.split("\n"))

    decks.run(scene)


def test_the_selection_is_studied_and_the_browser_comes_back(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b", "j", "s")
        assert "σ²" in on.frame
        assert "1/1" in on.frame
        await on.press("space", "3", "enter")
        frame = on.frame
        assert "Browse" in frame
        assert "in 2 d" in frame
        assert "Practise anyway?" in await on.press("s")
        assert "Browse" in await on.press("escape")

    decks.run(scene)
    assert decks.grades() == [Grade.KNEW]


def test_the_history_says_what_was_typed_and_with_which_numbers(decks: Table) -> None:
    decks.write("small.yaml", "deck: small\ncards: []\n")

    async def scene(on: Sitting) -> None:
        await on.press("b", "slash")
        await on.type("kind:exercise")
        await on.press("escape")
        assert "Nothing has happened to this card yet." in await on.press("h")
        await on.press("s")
        await on.wait()
        question = on.frame
        await on.type("7")
        await on.press("enter")
        await on.wait()
        await on.press("f3")
        await on.wait()
        await on.press("1", "escape")
        frame = " ".join((await on.press("enter")).split())
        assert "Mon 2 Mar 10:00 ✗ missed new → box 1, tomorrow" in frame
        assert "7" in frame
        assert "answer shown" in frame
        drawn = next(row for row in question.split("\n") if "From p" in row)
        assert "with p = [" + drawn.split("(")[1].split(")")[0] + "]" in frame

    decks.run(scene, size=(100, 36))


def test_a_file_that_changes_is_seen_and_the_cursor_stays_on_its_card(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b", "j")
        assert "The variance." in on.frame
        decks.write(
            "small.yaml", TWO_CARDS.replace("- id: one", "- {id: zero, front: a new one, back: b}\n  - id: one")
        )
        frame = await changed(on)
        assert "8 cards" in frame
        assert "The variance." in frame
        assert "The mean." in await on.press("k")

    decks.run(scene)


def test_where_no_card_is_marked_it_is_said_how_one_is(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("m")
        assert "No card is marked." in frame
        assert "S suspends a card and f flags it" in " ".join(frame.split())

    decks.run(scene)


def test_marked_cards_are_the_browser_with_a_query(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "S", "f", "escape")
        frame = await on.press("m")
        assert "is:suspended,flagged,leech" in frame
        assert "2 of 7 cards" in frame
        assert "asleep" in on.frame
        assert "small/one taken back." in await on.press("S")
        assert "It is suspended" not in await on.press("u")
        assert "It is suspended; S takes it back." in " ".join((await on.press("s")).split())

    decks.run(scene)


def test_where_no_program_may_be_run_there_is_no_editor(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b")
        assert "e Edit" in on.hints
        on.app.may_run_programs = False
        await on.press("j")
        assert "Edit" not in on.hints
        await on.press("e")
        assert "in your editor" not in await on.press("question_mark")
        await on.press("escape")
        on.app.may_run_programs = True
        assert "in your editor" in await on.press("question_mark")

    decks.run(scene)


def test_the_mouse_does_it_too(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("b")
        assert "small/two" in await on.click("What is σ²?")
        await on.click("history")
        assert "Nothing has happened" in on.frame
        await on.click("order: deck")
        assert "order: due" in on.frame
        assert "1 selected" in await on.click("Select")
        await on.click("Commands")
        await on.type("Flag")
        await on.wait()
        await on.click("Flag it")
        assert "small/two flagged." in on.frame
        assert "selected" not in await on.click("Back")
        assert "Today" in await on.click("Back")

    decks.run(scene)


def test_the_workbench_begins_with_the_quantities_of_the_card(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("b", "G", "w")
        assert "# more/drill" in frame
        assert "p = [" in frame
        assert "Browse" in await on.press("escape")

    decks.run(scene)


def test_orders(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "space", "3", "escape", "escape")
        await on.press("b", "O")
        assert "order: deck ↑" in on.frame
        assert "order: due" in await on.press("o")
        assert "order: box" in await on.press("o")

    decks.run(scene)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40), (40, 12)])
def test_it_fits(decks: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("b")
        assert "Browse" in frame
        assert "What is" in frame
        assert "/ Search" in on.hints
        for key in ("enter", "v", "h", "slash", "escape"):
            frame = await on.press(key)
            assert all(len(row) <= size[0] for row in frame.split("\n"))

    decks.run(scene, size=size)


def test_ascii_is_drawn_with_nothing_else(decks: Table) -> None:
    decks.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        for key in ("b", "space", "f", "h", "enter", "m"):
            frame = await on.press(key)
            assert frame.isascii(), frame

    decks.run(scene)


def test_without_cards_the_browser_says_so(table: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "There are no cards." in await on.press("b")
        await on.press("enter", "space", "S", "u", "s", "j", "h", "e", "p", "A", "V", "m")
        assert "There are no cards." in on.frame

    table.run(scene)


def test_the_browser_can_be_the_first_screen(decks: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "deck:small" in on.frame
        assert "2 of 7 cards" in on.frame
        await on.press("s", "escape")
        assert "2 of 7 cards" in on.frame
        assert "Today" in await on.press("escape")
        assert "7 cards" in await on.press("b")

    decks.run(scene, first=lambda app: BrowseScreen(app.desk, app.look, "deck:small"))
