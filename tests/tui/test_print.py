"""Printing from Home and from the cards that were set aside."""

from __future__ import annotations

import asyncio
from pathlib import Path
from textwrap import dedent

import pytest
from textual.widgets import Input

from quizkl.deck.load import load_deck
from quizkl.formula.characters import Characters
from quizkl.settings.settings import Settings
from quizkl.tui.printing.form import DUE, LAYOUTS, NEW, Field, Printable, PrintForm, changed
from quizkl.tui.printing.job import NotSaved, print_to
from tests.tui.sitting import MONDAY, Sitting, Table


@pytest.fixture
def printer(two_cards: Table, monkeypatch: pytest.MonkeyPatch) -> Table:
    """The two cards, where the command finds them too, and a folder to print into."""
    monkeypatch.setenv("QUIZKL_HOME", str(two_cards.folder))
    monkeypatch.setenv("QUIZKL_NOW", MONDAY.isoformat())
    out = two_cards.folder / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    return two_cards


def test_a_deck_is_printed_and_where_it_was_saved_is_said(printer: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("p")
        assert "Print: A small deck" in frame
        assert "small.pdf" in frame
        assert "What is" in frame  # on the page
        await on.press("enter")
        frame = await on.wait()
        assert "Saved: " in frame
        assert "Today" in await on.press("enter")

    printer.run(scene)
    assert Path("small.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(printer: Table) -> None:
    Path("small.pdf").write_text("precious")

    async def scene(on: Sitting) -> None:
        await on.press("p")
        assert "small.pdf is there already." in await on.press("enter")
        assert "already" not in await on.press("right", "left")
        assert "⏎ Replace" in await on.press("enter")
        assert Path("small.pdf").read_text() == "precious"
        await on.press("enter")
        assert "Saved: " in await on.wait()

    printer.run(scene)
    assert Path("small.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_chosen_is_what_is_printed(printer: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("p", "right", "right")
        assert "flip" in on.frame
        assert "A6" in on.frame
        assert "a side" not in on.frame
        await on.press("down", "down", "right", "right")
        assert "‹ new ›  2" in on.frame
        await on.press("down", "end", *["backspace"] * 4)
        await on.type("-2")
        await on.press("enter")
        assert "Saved: " in await on.wait()

    printer.run(scene)
    assert Path("small-2.pdf").exists()


def test_nothing_to_print_is_said(printer: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("p", "down", "down", "down", "right")
        assert "‹ due ›  0" in on.frame
        assert "There is no such card here." in await on.press("enter")
        assert "There is no such card" not in await on.press("left")
        await on.press("up", "up", "up", *["right"] * 4)
        assert "worksheet" in on.frame
        assert "There is no such card here." in await on.press("enter")

    printer.run(scene)
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "The file has no name."),
        ("nowhere/a.pdf", "there is no folder"),
        ("..", "is a folder."),
        ("a" * 300, "There can be no file of this name."),
    ],
)
def test_a_place_that_cannot_be_written_to_is_said(printer: Table, name: str, said: str) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("p", "up")
        on.app.screen.query_one(Input).value = name
        await on.pilot.pause()
        frame = await on.press("enter")
        assert said in " ".join(" ".join(row[1:40] for row in frame.split("\n")).split())

    printer.run(scene, size=(100, 30))
    assert not list(Path().iterdir())


def test_what_the_command_says_is_shown() -> None:
    result = asyncio.run(print_to(Path("a.pdf"), ("print", "--paper", "nonsense", "-o", "a.pdf")))
    assert isinstance(result, NotSaved)
    assert "there is no paper 'nonsense'" in result.reasons[0]


def test_leaving_stops_the_printing(printer: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("p", "enter")
        assert "esc Stop" in on.frame
        assert "Today" in await on.press("escape")
        await on.wait()

    printer.run(scene)
    assert not list(Path().iterdir())


def test_a_card_of_the_browser_is_printed(printer: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("enter", "f", "escape", "m", "p")
        assert "Print: small/one" in on.frame
        assert "‹ all ›  1" in on.frame
        await on.press("enter")
        assert "Saved: " in await on.wait()

    printer.run(scene)
    assert Path("one.pdf").read_bytes().startswith(b"%PDF")


def test_the_mouse_chooses_too(printer: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("p")
        assert "‹ cards ›" in await on.click("sheet")
        assert "‹ sheet ›" in await on.click("‹ cards")
        assert "Letter" in await on.click("A4")
        await on.click("small.pdf")
        assert "xsmall.pdf" in await on.press("home", "x")
        await on.click("Save")
        assert "Saved: " in await on.wait()

    printer.run(scene)
    assert Path("xsmall.pdf").exists()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (200, 60)])
def test_the_dialog_fits(printer: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("p")
        assert "Save" in frame
        for _ in LAYOUTS:
            rows = (await on.press("right")).split("\n")
            assert max(map(len, rows)) <= size[0]
            assert "›" not in rows[-3][-3:]

    printer.run(scene, size=size)


def test_in_ascii_nothing_else_is_drawn(printer: Table) -> None:
    printer.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        assert (await on.press("p")).isascii(), on.frame

    printer.run(scene)


def test_a_worksheet_has_a_place_for_what_has_steps_and_for_choices() -> None:
    source = """
        deck: small
        cards:
          - {id: recalled, front: a, back: b}
          - {id: computed, exercise: What is it?, steps: [{ask: it, answer: '1'}]}
          - {id: chosen, choice: Which?, right: [one], wrong: [two]}
          - id: run
            experiment: fit-normal-mean
            predict: [{ask: where it ends, answer: result.mu, decimals: 2}]
    """
    deck = load_deck(dedent(source).encode(), "small.yaml").deck
    assert deck is not None and not deck.broken
    printable = Printable("A small deck", tuple(deck.items()), ("small",), {}, MONDAY.date())
    worksheet = PrintForm("small.pdf", next(layout for layout in LAYOUTS if layout.name == "worksheet"))
    assert [item.key.card for item in worksheet.wanted(printable)] == ["computed", "chosen", "run"]


def test_the_form_says_what_the_command_is_to_do() -> None:
    printable = Printable("All decks", (), ("kl-view",), {}, MONDAY.date())
    form = PrintForm("a")
    assert form.arguments(printable, Path("/a.pdf"), force=False)[1:] == (
        *("--output", "/a.pdf", "--layout", "sheet", "--paper", "A4", "--per-sheet", "8"),
        *("--", "kl-view"),
    )
    form = changed(changed(form, Field.LAYOUT, 1, ()), Field.CARDS, -1, (DUE, NEW, form.cards))
    assert form.arguments(printable, Path("/a.pdf"), force=True)[3:] == (
        *("--layout", "cards", "--paper", "A6", "--new", "--force", "--", "kl-view"),
    )
    assert form.path(Path("/tmp")) == Path("/tmp/a.pdf")
