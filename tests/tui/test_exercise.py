"""Exercises: typing an answer and being told how it is."""

from __future__ import annotations

import unicodedata

from textual.events import Paste
from textual.widgets import Input

from quizkl.formula.characters import Characters
from quizkl.maths.helper.client import Helper
from quizkl.schedule.grade import Grade
from quizkl.settings.settings import Settings
from tests.tui.sitting import Sitting, Table

EXERCISE = """\
deck: d
title: By hand
given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2]}
cards:
  - id: forward
    exercise: Compute the divergence.
    hints: [Term by term.]
    steps:
      - {ask: the terms, answer: p * ln(p/q), decimals: 4}
      - {ask: their sum, answer: 'kl(p, q)', unit: nats, decimals: 4, mistakes: [{answer: 'kl(q, p)', say: Swapped.}]}
    solution: It is $0.0258$ nats.
"""


def test_an_exercise_from_its_first_key_to_its_grade(table: Table) -> None:
    """0.0258 is the divergence of the practice page; 0.0253 the one the other way round."""
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        assert "Step 1 of 2   the terms  4 decimals" in on.frame
        assert "reads as  [−0.0893, 0.1151, 0]" in await on.type("[-0.0893, 0.1151, 0]")
        await on.press("enter")
        frame = await on.wait()
        assert "✓ Right." in frame
        assert "Step 2 of 2   their sum  in nats, 4 decimals" in frame
        await on.type("0.0253")
        await on.press("enter")
        frame = await on.wait()
        assert "✗ Not right." in frame
        assert "Swapped." in frame
        assert "0.0253" in frame
        await on.press("backspace")
        await on.type("8")
        await on.press("enter")
        frame = await on.wait()
        assert "✓ Right.  0.0258 nats" in frame
        assert "exactly ⅖·ln(⅘) + ⅖·ln(4/3)" in frame
        assert "It is 0.0258 nats." in frame
        assert "2  ~ Partly" in next(row for row in frame.split("\n") if row.endswith("⏎"))
        assert "── worked out" in frame
        await on.press("end")
        assert "KL(p ‖ q) ≈ −0.0893 + 0.1151 + 0 ≈ 0.0258 nats" in on.frame
        await on.press("enter")

    table.run(scene, study=True)
    (review,) = table.reviews()
    assert review.grade is Grade.PARTLY
    assert review.typed == ("[-0.0893, 0.1151, 0]", "0.0253 ; 0.0258")


def test_an_answer_within_hand_rounding_is_shown_as_it_was_typed(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.press("f3")
        await on.wait()
        await on.type("0.0259")
        await on.press("enter")
        words = " ".join((await on.wait()).replace("▌", " ").split())
        assert "0.0259 → right within hand rounding; to 4 decimals it is 0.0258 nats" in words

    table.run(scene, study=True)


def test_an_empty_field_asks_for_an_answer(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        frame = await on.press("space", "enter")
        assert "Type an answer, or F3 shows it." in frame
        assert "cannot be read" not in frame
        assert "F3 shows it" not in await on.type("1")

    table.run(scene, study=True)


def test_what_is_typed_while_an_answer_is_checked_stands_at_the_next_step(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        field = on.app.screen.query_one("#typed", Input)
        await on.type("[-0.0893, 0.1151, 0]")
        await on.press("enter")
        field.value += "0.02"
        frame = await on.wait()
        assert "Step 2 of 2" in frame
        assert field.value == "0.02"
        assert "reads as  0.02" in frame

    table.run(scene, study=True)


def test_giving_up_a_step_shows_its_answer(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.press("f3")
        frame = await on.wait()
        assert "→ Shown.  [−0.0893, 0.1151, 0.0000]" in frame
        await on.press("f3")
        frame = await on.wait()
        assert "0.0258 nats" in frame
        assert "1  ✗ Missed" in next(row for row in frame.split("\n") if row.endswith("⏎"))

    table.run(scene, study=True)


def test_a_step_that_follows_from_a_wrong_one_is_credited(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.type("[-0.0893, 0.1115, 0]")  # two digits exchanged; its sum is 0.0222
        await on.press("enter")
        assert "Not right" in await on.wait()
        await on.press("f3")
        await on.wait()
        await on.type("0.0222")
        await on.press("enter")
        frame = await on.wait()
        assert "given your step 1" in " ".join(frame.split())

    table.run(scene, study=True)


def test_giving_up_while_an_answer_is_checked_leaves_nothing_being_checked(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.type("0.3")
        await on.press("enter", "f3")
        frame = await on.wait()
        assert "Step 2 of 2" in frame
        assert "checking" not in frame

    table.run(scene, study=True)


def test_what_cannot_be_read_is_pointed_at_and_costs_nothing(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.type("0.4 lnn(2)")
        await on.press("enter")
        frame = await on.wait()
        assert "? This cannot be read." in frame
        assert "costs no attempt" in frame
        rows = frame.split("\n")
        pointed = next(n for n, row in enumerate(rows) if row.strip(" ▌") == "^")
        assert rows[pointed].index("^") == rows[pointed - 1].index("lnn")

    table.run(scene, study=True)


def test_while_an_answer_is_checked_the_screen_says_so_and_takes_keys(table: Table) -> None:
    """A helper that never gets ready: the answer is not decided, which is said and costs no attempt."""
    table.write("d.yaml", EXERCISE)
    table.helper = Helper(command=("sleep", "60"), start_deadline=0.5)

    async def scene(on: Sitting) -> None:
        await on.type("1")
        assert "checking…" in await on.press("enter")
        assert "reads as  12" in await on.type("2")
        frame = await on.wait()
        assert "? Not marked." in frame
        assert "costs no attempt" in frame

    table.run(scene, study=True)


def test_letters_are_typed_and_function_keys_command(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        assert "reads as  sub·q" not in await on.type("q")
        assert "By hand" in on.frame
        assert "F4 How to type" in on.hints
        frame = await on.press("f4")
        assert "How do I type this?" in frame
        assert "Compute the divergence." in await on.press("escape")
        assert "reads as  q" in on.frame
        assert "Term by term." in await on.press("f2")
        await on.press("escape")
        assert "Today" in on.frame

    table.run(scene, study=True)


def test_an_answer_without_end_neither_hangs_nor_fills_the_screen(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        field = on.app.screen.query_one("#typed")
        field.value = "9**" * 30_000  # type: ignore[attr-defined]
        await on.pilot.pause()
        await on.press("enter")
        assert "2000 characters" in await on.wait()
        field.value = "9**9**9**9"  # type: ignore[attr-defined]
        await on.pilot.pause()
        await on.press("enter")
        assert "costs no attempt" in await on.wait()

    table.run(scene, study=True)


def test_what_is_pasted_cannot_command_the_terminal(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        on.app.screen.query_one("#typed").post_message(Paste("1\x1b]0;title\x07\x9b31m\t2\nsecond line"))
        await on.pilot.pause()
        assert "1\N{REPLACEMENT CHARACTER}]0;title" in on.frame
        await on.press("enter")
        assert "costs no attempt" in await on.wait()
        assert not any(unicodedata.category(character) == "Cc" for character in on.frame.replace("\n", ""))

    table.run(scene, study=True)


def test_in_ascii_an_exercise_is_drawn_with_nothing_else(table: Table) -> None:
    table.write("d.yaml", EXERCISE)
    table.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        assert "reads as  [-0.0893, 0.1151, 0]" in await on.type("[-0.0893, 0.1151, 0]")
        await on.press("enter")
        assert "+ Right." in await on.wait()
        await on.press("f3")
        assert "-> Shown.  0.0258 nats" in await on.wait()
        assert set(on.frame) - set(map(chr, range(128))) <= set("▁▂▃▄▅▆▇█")  # the scroll bar is Textual's own

    table.run(scene, study=True)


def test_answers_that_are_worked_out_when_the_screen_is_being_taken_down_harm_nobody(table: Table) -> None:
    table.write("d.yaml", EXERCISE)
    table.helper = Helper(command=("sleep", "60"), start_deadline=0.2)

    async def scene(on: Sitting) -> None:
        await on.press("f3", "f3")
        assert "It is 0.0258 nats." in on.frame
        await on.app.screen.query("#card").remove()
        await on.wait()

    table.run(scene, study=True)
