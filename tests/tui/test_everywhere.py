"""What every screen has: help, commands, themes, leaving."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from quizkl.formula.characters import Characters
from quizkl.settings.settings import Settings
from quizkl.tui.app import CTRL_C
from quizkl.tui.home.screen import HomeScreen
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.study.screen import StudyScreen
from quizkl.tui.study.summary import SummaryScreen
from tests.tui.sitting import Sitting, Table


@pytest.mark.parametrize("screen", [HomeScreen, StudyScreen, SummaryScreen])
def test_every_key_says_what_it_does(screen: type[QuizklScreen]) -> None:
    bindings = [binding for binding in screen.BINDINGS if isinstance(binding, Binding)]
    assert bindings
    assert all(binding.description for binding in bindings)
    assert all(hasattr(screen, f"action_{binding.action.partition('(')[0]}") for binding in bindings)


def test_help_lists_every_key_of_the_screen(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        screen = on.app.screen
        assert isinstance(screen, QuizklScreen)
        wanted = {binding.description for _, binding in screen.own_actions() if binding.show}
        await on.press("question_mark")
        seen = on.frame
        for _ in range(8):
            seen += await on.press("pagedown")
        shown = " ".join(seen.replace("│", " ").split())
        assert all(text.split(":")[0].split(";")[0] in shown for text in wanted)
        assert "A small deck" in await on.press("escape")

    two_cards.run(scene, size=(100, 40))


def test_the_palette_does_what_the_keys_do(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("ctrl+p")
        await on.type("Skip")
        await on.wait()
        await on.press("enter")
        await on.pilot.pause()
        assert "σ²" in on.frame
        await on.press("ctrl+p")
        await on.type("This help")
        await on.wait()
        await on.press("enter")
        await on.pilot.pause()
        assert "Study: keys" in on.frame

    two_cards.run(scene, study=True)


def test_palette_and_help_are_drawn_in_plain_ascii_where_nothing_else_may_be(two_cards: Table) -> None:
    two_cards.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        assert "+---" in await on.press("ctrl+p")
        await on.wait()
        assert on.frame.isascii(), on.frame
        await on.press("escape")
        frame = await on.press("question_mark")
        assert "Home: keys" in frame
        assert frame.isascii(), frame

    two_cards.run(scene)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light", "nord"])
def test_a_theme_of_the_settings_is_used_and_can_be_changed(two_cards: Table, theme: str) -> None:
    two_cards.settings = Settings(theme=theme)

    async def scene(on: Sitting) -> None:
        assert on.app.theme == theme
        before = on.app.inks
        on.app.theme = "gruvbox"
        await on.pilot.pause()
        assert on.app.inks is not before
        assert "A small deck" in on.frame

    two_cards.run(scene)


@pytest.mark.parametrize(
    ("theme", "drawn"), [("", "ansi-dark"), ("nord", "ansi-dark"), ("textual-light", "ansi-light")]
)
def test_in_sixteen_colours_the_terminals_own_are_used(
    two_cards: Table, monkeypatch: pytest.MonkeyPatch, theme: str, drawn: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    two_cards.settings = Settings(theme=theme)

    async def scene(on: Sitting) -> None:
        assert on.app.theme == drawn

    two_cards.run(scene)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_without_colours_everything_can_be_read(two_cards: Table, monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    two_cards.settings = Settings(theme=theme)

    async def scene(on: Sitting) -> None:
        for row in on.app.screen._compositor.render_strips():
            for segment in row:
                if (style := segment.style) is None or not segment.text.strip():
                    continue
                assert style.color and style.bgcolor
                assert style.color.is_default == style.bgcolor.is_default
                assert style.color.is_default or style.color != style.bgcolor
                for colour in (style.color.triplet, style.bgcolor.triplet):
                    assert colour is None or colour.red == colour.green == colour.blue

    two_cards.run(scene)


def test_an_unknown_theme_is_said(two_cards: Table) -> None:
    two_cards.settings = Settings(theme="[red]")

    async def scene(on: Sitting) -> None:
        assert "config.toml has 1 problem: e shows it" in on.frame
        assert "there is no theme '[red]'" in await on.press("e")

    two_cards.run(scene)


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+c", CTRL_C)])
@pytest.mark.parametrize("study", [False, True])
def test_leaving_the_application(two_cards: Table, key: str, code: int, study: bool) -> None:
    async def scene(on: Sitting) -> None:
        await on.press(key)
        assert on.app.return_code == code

    two_cards.run(scene, study=study)
