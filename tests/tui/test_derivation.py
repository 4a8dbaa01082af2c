"""A derivation is written line by line, and each line is marked while the next one is typed."""

from __future__ import annotations

import pytest
from textual import events

from quizkl.formula.characters import Characters
from quizkl.schedule.grade import Grade
from quizkl.settings.settings import Settings
from quizkl.tui.study.derivation_field import DerivationField
from tests.tui.sitting import Sitting, Table

DECK = """\
deck: d
cards:
  - id: squares
    derivation: Multiply out the square of a sum.
    symbols: {a: number, b: number}
    from: (a + b)^2
    to: a^2 + 2 a b + b^2
    steps_at_least: 2
    hints: [Take the first bracket apart.]
    model:
      - = a (a + b) + b (a + b)
      - = a^2 + 2 a b + b^2 by algebra
"""


@pytest.fixture
def squares(table: Table) -> Table:
    table.write("d.yaml", DECK)
    return table


async def write(on: Sitting, *lines: str) -> str:
    """Put lines in where the cursor is, with Enter between them, and wait for their marks."""
    for number, line in enumerate(lines):
        if number:
            await on.press("enter")
        await put(on, line)
    return await on.wait()


async def put(on: Sitting, text: str) -> str:
    on.app.screen.query_one(DerivationField).insert(text)
    await on.pilot.pause()
    return on.frame


def test_what_is_given_is_said_and_the_field_is_open(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Multiply out the square of a sum." in on.frame
        assert "a, b: number" in on.frame
        assert "in at least 2 steps" in on.frame
        assert "F3 Show me" in on.hints

    squares.run(scene, study=True)


def test_a_derivation_whose_every_line_follows_is_known(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await write(on, "= a (a+b) + b (a+b)")
        assert "✓  1 = a (a + b) + b (a + b)" in frame
        frame = await write(on, "", "= a^2 + 2 a b + b^2 by algebra")
        assert "Done: the goal is reached, every line follows." in frame
        assert "Enter ends it." in frame
        assert "⏎ Finish" in on.hints
        frame = await on.press("enter")
        assert "▌ = a² + 2a b + b² by algebra" in " ".join(frame.split())
        assert "✓ Done: every line follows." in frame
        assert "a model" in frame
        await on.press("enter")

    squares.run(scene, study=True)
    assert squares.grades() == [Grade.KNEW]
    assert squares.reviews()[0].typed == ("= a (a+b) + b (a+b)", "= a^2 + 2 a b + b^2 by algebra")


def test_a_line_that_does_not_follow_shows_on_request_where_it_fails(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await write(on, "= a^2 + b^2")
        assert "✗" in frame
        assert "does not follow" in frame
        assert "the line before is" not in frame
        assert "the line before is" in await on.press("f9")
        assert "the line before is" not in await on.press("f9")

    squares.run(scene, study=True)


def test_a_line_that_was_mended_is_known_partly(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        await write(on, "= a^2 + b^2", "= ")
        await on.press("up", "end", "ctrl+u")
        await put(on, "= a (a+b) + b (a+b)")
        await on.press("down", "end")
        frame = await write(on, "a^2 + 2 a b + b^2")
        assert "Done: the goal is reached" in frame
        assert "1 line did not follow at first." in await on.press("enter")
        await on.press("enter")

    squares.run(scene, study=True)
    assert squares.grades() == [Grade.PARTLY]


def test_a_line_that_is_half_typed_is_no_slip(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "does not follow" in await write(on, "= a (a+b)")
        await write(on, " + b (a+b)", "= a^2 + 2 a b + b^2")
        assert "at first" not in await on.press("enter")
        await on.press("enter")

    squares.run(scene, study=True)
    assert squares.grades() == [Grade.KNEW]


def test_one_leap_says_so_and_names_what_was_expected_only_when_asked(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await write(on, "= a^2 + 2 a b + b^2")
        assert "at least 2 are asked for" in " ".join(frame.split())
        assert "On the way the model has" not in frame
        frame = await on.press("f9")
        assert "On the way the model has:" in frame
        assert "= a (a + b) + b (a + b)" in frame

    squares.run(scene, study=True)


def test_what_cannot_be_read_is_no_mistake(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await write(on, "= a^2 +")
        assert "does not follow" not in frame
        assert "✗" not in frame
        assert "!" in await on.press("enter")

    squares.run(scene, study=True)


def test_hints_the_sheet_and_showing_me(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Take the first bracket apart." in await on.press("f2")
        frame = await on.press("f4")
        assert "How do I type this?" in frame
        assert "Lines of a derivation" in frame
        await on.press("escape")
        frame = await on.press("f3")
        assert "Not done. Here is the way." in frame
        assert "a model" in frame
        await on.press("enter")

    squares.run(scene, study=True)
    assert squares.grades() == [Grade.MISSED]


def test_the_field_opens_after_another_card(squares: Table) -> None:
    squares.write("d.yaml", DECK.replace("cards:\n", "cards:\n  - {id: one, front: f, back: b}\n"))

    async def scene(on: Sitting) -> None:
        await on.press("space", "3")
        assert "Multiply out" in on.frame
        await on.type("= a 2")
        assert "= a 2" in on.frame
        assert "Not done" in await on.press("f3")
        assert "= a 2" not in await on.press("u")

    squares.run(scene, study=True)


def test_leaving_while_a_line_is_being_checked(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        await put(on, "= a (a+b) + b (a+b)")
        assert "checking…" in on.frame
        assert "squares" not in await on.press("escape")
        await on.press("q")
        assert on.app.return_code == 0

    squares.run(scene, study=True)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
def test_the_line_that_is_typed_stays_in_sight(squares: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        for _ in range(8):
            await put(on, "= a")
            await on.press("enter")
        assert "= a 2 b" in await put(on, "= a 2 b")

    squares.run(scene, size=size, study=True)


def test_what_is_pasted_is_lines_and_never_a_command_to_the_terminal(squares: Table) -> None:
    async def scene(on: Sitting) -> None:
        on.app.screen.post_message(events.Paste("= a (a+b) + b (a+b)\n= a\x1b[31m\n" + "x\n" * 500))
        await on.pilot.pause()
        await on.wait()
        assert "\x1b" not in on.frame
        assert on.frame.count("x") < 80

    squares.run(scene, study=True)


def test_in_ascii_nothing_else_is_drawn(squares: Table) -> None:
    squares.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        assert on.frame.isascii(), on.frame
        assert (await write(on, "= a (a+b) + b (a+b)", "= a^2 + b^2")).isascii(), on.frame
        assert (await on.press("f9")).isascii(), on.frame
        assert (await on.press("f3")).isascii(), on.frame

    squares.run(scene, study=True)
