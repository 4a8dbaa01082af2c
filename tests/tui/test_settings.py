"""The settings screen: every setting seen, changed in its place, written down, in force at once."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.scrollbar import ScrollBar
from textual.widgets import Input

from quizkl.formula.characters import Characters
from quizkl.settings.catalogue import SETTINGS
from quizkl.settings.read import read_settings
from quizkl.settings.settings import Settings
from quizkl.tui.app import CTRL_C
from quizkl.tui.settings.keys import KeysScreen
from quizkl.tui.settings.screen import SettingsScreen
from tests.tui.sitting import Sitting, Table

OWN = "# mine\nnew_per_day = 5  # few\n"


@pytest.fixture
def settled(two_cards: Table) -> Table:
    """Two cards and a config.toml."""
    configure(two_cards, OWN)
    return two_cards


def configure(table: Table, text: str) -> None:
    table.config = table.folder / "config.toml"
    table.config.write_text(text, encoding="utf-8")
    table.settings, table.problems = read_settings(text.encode(), str(table.config))


def file(table: Table) -> str:
    assert table.config is not None
    return table.config.read_text(encoding="utf-8")


async def go_to(on: Sitting, key: str) -> str:
    """Open the settings with the cursor on ``key``."""
    if not isinstance(on.app.screen, SettingsScreen):
        await on.press("comma")
    return await on.press("home", *["down"] * list(SETTINGS).index(key))


def row(frame: str, name: str) -> str:
    return next(" ".join(line.split()) for line in frame.split("\n") if line.strip().startswith(name))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
def test_every_setting_is_there_with_its_value_and_what_it_means(settled: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("comma")
        assert "config.toml" in frame
        for key, setting in SETTINGS.items():
            assert key in on.frame
            assert setting.says.split()[0] in on.frame
            await on.press("down")
        assert "all as usual" in on.frame
        assert row(await on.press("home", "down"), "new_per_day") == "new_per_day 5 line 2" or size == (60, 20)
        await on.press("escape")
        assert "A small deck" in on.frame

    settled.run(scene, size=size)


def test_a_number_is_typed_in_its_row_and_written_with_the_comments_kept(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "new_per_day")
        await on.press("enter", "backspace")
        assert row(await on.type("7"), "new_per_day") == "new_per_day 7"
        frame = await on.press("enter")
        assert "Written into config.toml, line 2; in force now." in frame
        assert on.app.desk.settings.limits.new == 7

    settled.run(scene)
    assert file(settled) == "# mine\nnew_per_day = 7  # few\n"


def test_what_a_setting_cannot_be_is_said_while_it_is_typed_and_not_taken(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "new_per_day")
        await on.press("enter")
        assert "new_per_day must be a whole number from 0 to 9999, not '5x'." in await on.type("x")
        await on.press("enter")
        assert isinstance(on.app.screen.focused, Input), "the field stays open"
        assert row(await on.press("escape"), "new_per_day") == "new_per_day 5 line 2"
        assert isinstance(on.app.screen, SettingsScreen), "escape leaves the field first"

    settled.run(scene)
    assert file(settled) == OWN


def test_choices_are_stepped_through_and_numbers_too(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "leitner.on_miss")
        assert row(await on.press("right"), "leitner.on_miss") == "leitner.on_miss down line 5"
        assert row(await on.press("left"), "leitner.on_miss") == "leitner.on_miss first line 5"
        await go_to(on, "exercise.attempts")
        await on.press("left", "left", "left")
        assert on.app.desk.settings.exercise.attempts == 1, "and not below what it may be"

    settled.run(scene)
    assert file(settled) == OWN + '\n[leitner]\non_miss = "first"\n\n[exercise]\nattempts = 1\n'


def test_a_setting_is_as_usual_again(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "new_per_day")
        assert row(await on.press("d"), "new_per_day") == "new_per_day 20"
        assert "As usual" not in on.hints

    settled.run(scene)
    assert file(settled) == "# mine\n"


def test_all_of_it_by_the_mouse_alone(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("comma")
        await on.click("characters")
        await on.click("full  ")
        assert on.app.desk.settings.characters is Characters.FULL
        await on.click("day_turns_at")
        await on.click("Change")
        on.app.screen.query_one(Input).value = "5"
        await on.click("Take it")
        assert on.app.desk.settings.day_turns_at == 5
        await on.click("As usual")
        await on.click("Back")
        assert "A small deck" in on.frame

    settled.run(scene)
    assert file(settled) == OWN + 'characters = "full"\n'


def test_look_and_motion_are_in_force_at_once(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "theme")
        await on.press("right")
        assert on.app.theme == on.app.desk.settings.theme != "textual-dark"
        await on.press("d")
        assert on.app.theme == "textual-dark"
        await go_to(on, "reduced_motion")
        await on.press("enter")
        assert on.app.animation_level == "none"
        await go_to(on, "characters")
        await on.press("right", "right")
        assert on.app.desk.settings.characters is Characters.ASCII
        assert on.frame.isascii()
        await on.press("escape")
        assert on.frame.isascii()

    settled.run(scene)


def test_limits_hold_on_home_at_once(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "2 new" in on.frame
        await go_to(on, "new_per_day")
        await on.press(*["left"] * 4, "escape")
        assert "1 new" in on.frame

    settled.run(scene)


def test_a_damaged_file_is_said_and_left_alone(settled: Table) -> None:
    configure(settled, "new_per_day = \n")

    async def scene(on: Sitting) -> None:
        assert "Line 1: this is not TOML" in await go_to(on, "new_per_day")
        assert "the file is not TOML, so nothing is written into it" in await on.press("right")

    settled.run(scene)
    assert file(settled) == "new_per_day = \n"


@pytest.mark.parametrize("wrong", ['theme = "nrod"\n', '[keys]\n"study.bury" = "u"\n"home.hint" = "x"\n', "them = 1\n"])
@pytest.mark.parametrize("meanwhile", [True, False])
def test_what_is_wrong_in_the_file_keeps_no_other_change_out(two_cards: Table, wrong: str, meanwhile: bool) -> None:
    configure(two_cards, "" if meanwhile else wrong)

    async def scene(on: Sitting) -> None:
        if meanwhile:
            assert two_cards.config is not None
            two_cards.config.write_text(wrong, encoding="utf-8")
        await go_to(on, "new_per_day")
        assert "in force now" in await on.press("right")

    two_cards.run(scene)
    assert read_settings(file(two_cards).encode(), "")[0].limits.new == 21
    assert set(wrong.splitlines()) < set(file(two_cards).splitlines())


def test_what_was_changed_in_the_file_meanwhile_is_kept(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "new_per_day")
        assert settled.config is not None
        settled.config.write_text("# mine\ntheme = 'nord'\n", encoding="utf-8")
        await on.press("right")
        assert on.app.theme == "nord"

    settled.run(scene)
    assert file(settled) == "# mine\ntheme = 'nord'\nnew_per_day = 6\n"


def test_without_a_file_settings_are_changed_until_the_end(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "day_turns_at")
        assert "Changed until quizkl ends" in await on.press("right")
        await go_to(on, "new_per_day")
        await on.press("right")
        assert (on.app.desk.settings.day_turns_at, on.app.desk.settings.limits.new) == (5, 21)

    two_cards.run(scene)


# Keys


def test_keys_that_are_set_do_what_they_say_and_are_printed(settled: Table) -> None:
    configure(
        settled, '[keys]\n"study.hint" = "x,f2"\n"home.print" = "P"\n"app.help" = "ctrl+g"\n"study.leave" = "f9,q"\n'
    )

    async def scene(on: Sitting) -> None:
        assert "^g Help" in on.hints
        assert "P Print" in on.hints
        await on.press("p")
        assert "A small deck" in on.frame, "the old key does nothing"
        assert "Print:" in await on.press("P")
        await on.press("escape")
        assert "Home: keys" in await on.press("ctrl+g")

    settled.run(scene, size=(120, 40))


def test_sentences_name_the_keys_that_are_set(settled: Table) -> None:
    configure(
        settled, 'them = 1\n[keys]\n"home.problems" = "f11"\n"study.knew" = "n"\n"study.accept" = "ctrl+g,enter"\n'
    )

    async def scene(on: Sitting) -> None:
        assert "config.toml has 1 problem: F11 shows it" in on.frame
        frame = await on.press("enter", "space")
        assert row(frame, "1").startswith("1 ✗ Missed")
        assert row(frame, "n").startswith("n ✓ Knew")
        await on.press("n")
        assert "σ" in on.frame

    settled.run(scene)


def test_a_key_that_clashes_is_let_go_once_all_screens_are_known(settled: Table) -> None:
    configure(settled, '[keys]\n"home.practise" = "p"\n"home.print" = "P"\n"home.problems" = "m"\n')

    async def scene(on: Sitting) -> None:
        await on.wait()
        assert [problem.place.line for problem in on.app.desk.problems] == [4]
        assert "config.toml has 1 problem: e shows it" in on.frame
        assert "home.problems: m is the key of" in await on.press("e")

    settled.run(scene)


def test_a_key_reaches_its_action_while_text_is_typed(settled: Table) -> None:
    """The usual key of the action is a letter, which the field would write."""
    settled.write("ex.yaml", "deck: e\ncards:\n- {id: a, exercise: x, steps: [{ask: y, answer: 2}]}\n")
    configure(settled, '[keys]\n"app.quit" = "q,f11"\n')

    async def scene(on: Sitting) -> None:
        await on.press("enter")
        await on.type("1q")
        assert isinstance(on.app.screen.focused, Input)
        assert on.app.screen.focused.value == "1q"
        await on.press("f11")
        assert on.app.return_code == 0

    (settled.folder / "decks" / "small.yaml").unlink()
    settled.run(scene)


def test_the_keys_of_an_action_are_typed_checked_and_in_force(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("comma", "K")
        await on.wait()
        screen = on.app.screen
        assert isinstance(screen, KeysScreen)
        names = [entry.name for entry in screen.shown]
        await on.press(*["down"] * names.index("home.print"))
        await on.press("enter", "backspace")
        await on.type("e")
        assert "home.print: e is the key of home.problems on the screen Home" in await on.press("enter")
        await on.press("backspace")
        await on.type("P,f9")
        assert "Written into config.toml, line 5; in force now." in await on.press("enter")
        await on.press("escape", "escape")
        assert "Print:" in await on.press("f9")

    settled.run(scene)
    assert file(settled) == OWN + '\n[keys]\n"home.print" = "P,f9"\n'


# Reduced motion and plain characters


@pytest.mark.parametrize("reduced", [False, True])
def test_no_cursor_blinks_where_nothing_is_to_move(settled: Table, reduced: bool) -> None:
    settled.settings = Settings(reduced_motion=reduced)

    async def scene(on: Sitting) -> None:
        await go_to(on, "new_per_day")
        await on.press("enter")
        field = on.app.screen.query_one(Input)
        field.cursor_blink = True
        assert field.cursor_blink is not reduced
        assert (on.app.animation_level == "none") is reduced

    settled.run(scene)


def test_the_scroll_bar_is_drawn_without_block_characters_in_ascii(settled: Table) -> None:
    settled.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        await on.press("comma")
        for _ in range(20):
            assert (await on.press("down")).isascii()

    settled.run(scene, size=(60, 20))
    assert ScrollBar.renderer.VERTICAL_BARS == [" "]


def test_a_file_of_nothing_but_nonsense_is_survived(settled: Table) -> None:
    nonsense = """
    new_per_day = -1
    theme = "[red]"
    characters = 7
    leitner = [1, 2]
    exercise = {attempts = "many", hint = {}, x = [[]]}
    [keys]
    "study.hint" = "f99"
    "[/]" = "x"
    "home.print" = "u\\u0000"
    "home.start" = "m"
    """
    configure(settled, nonsense)

    async def scene(on: Sitting) -> None:
        await on.wait()
        assert len({problem.place.line for problem in on.app.desk.problems}) == 9
        await on.press("e", "end", "escape", "comma", "K")
        await on.wait()
        await on.press("end", "escape", "escape", "ctrl+p", "escape", "enter", "space")
        assert "mean" in on.frame

    settled.run(scene)


def test_colours_can_be_taken_away(settled: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene(on: Sitting) -> None:
        await on.press("comma", "down", "right")
        for strip in on.app.screen._compositor.render_strips():
            for line_filter in on.app.get_line_filters():
                strip = strip.apply_filter(line_filter, Color.parse("black"))
            for segment in strip:
                for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    assert colour is None or len(set(colour.get_truecolor())) == 1

    settled.run(scene)


def test_ctrl_c_ends_it_while_a_value_is_typed(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await go_to(on, "new_per_day")
        await on.press("enter", "ctrl+c")
        assert on.app.return_code == CTRL_C

    settled.run(scene)
    assert file(settled) == OWN


def test_the_settings_are_in_the_command_palette(settled: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("ctrl+p")
        await on.type("Settings")
        await on.wait()
        await on.press("enter")
        await on.pilot.pause()
        assert isinstance(on.app.screen, SettingsScreen)

    settled.run(scene)
