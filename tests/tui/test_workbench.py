"""The workbench: lines are answered beside them, saved, copied, and left without loss."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from textual import events

from quizkl.formula.characters import Characters
from quizkl.settings.settings import Settings
from quizkl.tui.workbench.field import WorkField
from quizkl.tui.workbench.saving import KeptPage
from quizkl.tui.workbench.screen import WorkScreen
from quizkl.workbench.page import MOST_LINES
from tests.tui.sitting import Sitting, Table

EXERCISE = """\
deck: d
cards:
  - id: forward
    given: {p: [0.4, 0.4, 0.2], q: [0.5, 0.3, 0.2]}
    exercise: Compute the divergence.
    steps: [{ask: nats, answer: 'kl(p, q)', decimals: 4}]
"""
DRAWN = """\
deck: d
cards:
  - id: drawn
    exercise: 'Add {{= a }} and {{= b }}.'
    vary: {a: 'integer(1, 9)', b: 'integer(1, 9)'}
    steps: [{ask: the sum, answer: a + b, decimals: 0}]
"""
P_AND_Q = "p = [0.4, 0.4, 0.2]\nq = [0.5, 0.3, 0.2]\n"


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def field(on: Sitting) -> WorkField:
    return on.app.screen.query_one(WorkField)


async def write(on: Sitting, text: str) -> str:
    """Put text in where the cursor is, and wait for what is said of it."""
    field(on).insert(text)
    await on.pilot.pause()
    return await on.wait()


def row_with(frame: str, text: str) -> str:
    return next(" ".join(row.split()) for row in frame.split("\n") if text in row)


def test_lines_are_answered_beside_them_and_one_is_told_in_full_below(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("w")
        assert "Workbench" in frame
        assert "Write as on paper" in frame
        frame = await write(on, f"{P_AND_Q}KL(p||q) in bits\nH(p,q) - H(p) = 0.0258\nKL(p||q) = 0.0253")
        assert row_with(frame, "in bits") == "KL(p||q) in bits 0.0372 bits"
        assert row_with(frame, "H(p,q)") == "H(p,q) - H(p) = 0.0258 ✓"
        assert row_with(frame, "KL(p||q) = 0.0253") == "KL(p||q) = 0.0253 ✗ that is KL(q ‖ p)"
        assert "reads as  KL(p ‖ q) = 0.0253" in frame
        assert "✗ That is KL(q ‖ p) = 0.0253: the arguments are swapped. It is 0.0258 nats." in frame
        starts = {row.index(sign) for row in frame.split("\n")[:10] for sign in ("0.0372 b", "✓", "✗") if sign in row}
        assert len(starts) == 1  # one column
        field(on).move_cursor((1, 5))
        field(on).replace("0.4, 0.4, 0.2]", (1, 5), (1, 19))
        await on.pilot.pause()
        frame = await on.wait()
        assert row_with(frame, "in bits") == "KL(p||q) in bits 0 bits"
        frame = await on.press("ctrl+t")
        frame = await on.wait()
        assert "There is nothing to work out" in frame

    two_cards.run(scene)


def test_terms_show_how_a_line_is_worked_out(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, f"{P_AND_Q}KL(p||q)")
        await on.press("ctrl+t")
        frame = await on.wait()
        assert "Line 3, worked out" in frame
        assert "≈ −0.0893 + 0.1151 + 0 ≈ 0.0258 nats" in " ".join(frame.split())

    two_cards.run(scene)


def test_a_page_is_saved_under_a_name_and_a_file_that_is_there_only_when_asked(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        frame = await write(on, "1 + 1 = 2")
        assert "not saved" in frame
        frame = await on.press("ctrl+s")
        assert "Save the page as" in frame
        frame = await on.press("enter")
        assert "Saved: untitled.work" in frame
        assert "not saved" not in frame
        assert Path("untitled.work").read_text(encoding="utf-8") == "1 + 1 = 2\n"
        await write(on, "\n2 + 2")
        await on.press("ctrl+s")
        assert Path("untitled.work").read_text(encoding="utf-8") == "1 + 1 = 2\n2 + 2\n"
        Path("other.work").write_text("mine\n", encoding="utf-8")
        await on.press("f7", "ctrl+u", *"other", "enter")
        assert "There is a file other.work already." in on.frame
        await on.press("escape")
        assert Path("other.work").read_text(encoding="utf-8") == "mine\n"
        await on.press("f7", "ctrl+u", *"other", "enter", "r")
        assert Path("other.work").read_text(encoding="utf-8") == "1 + 1 = 2\n2 + 2\n"
        Path("other.work").write_text("changed\n", encoding="utf-8")
        await write(on, "\n3")
        frame = await on.press("ctrl+s")
        assert "other.work was changed by something else" in frame

    two_cards.run(scene)


def test_a_page_that_was_asked_for_by_name_is_saved_there(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        app = on.app
        app.push_screen(WorkScreen(app.look, app._back, KeptPage(("",), place=Path("hw.txt"))))
        await on.pilot.pause()
        await write(on, "1 + 1")
        assert "Saved: hw.txt" in await on.press("f2")
        assert Path("hw.txt").read_text(encoding="utf-8") == "1 + 1\n"

    two_cards.run(scene)


def test_another_page_is_opened_when_nothing_is_lost_by_it(two_cards: Table) -> None:
    Path("hw.work").write_text("2 + 3 = 5\n", encoding="utf-8")

    async def scene(on: Sitting) -> None:
        await on.press("w")
        assert "Not opened: the file cannot be" in await on.press("ctrl+o", *"none", "enter")
        await on.press("ctrl+o", *"hw", "enter")
        frame = await on.wait()
        assert "hw.work" in frame
        assert row_with(frame, "2 + 3 = 5 ") == "2 + 3 = 5 ✓"
        assert "not saved" not in frame
        await write(on, "# ")
        assert "What you have written is not saved." in await on.press("ctrl+o")

    two_cards.run(scene)


def test_what_is_not_saved_is_asked_about_on_leaving(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w", "escape")
        assert "A small deck" in on.frame  # nothing was written
        await on.press("w")
        await write(on, "1 + 1")
        frame = await on.press("escape")
        assert "What you have written is not saved." in frame
        frame = await on.press("escape")
        assert "1 + 1" in frame
        frame = await on.press("escape", "s", "enter")
        assert "A small deck" in frame
        assert Path("untitled.work").read_text(encoding="utf-8") == "1 + 1\n"
        await on.press("w")
        await write(on, "2 + 2")
        assert "A small deck" in await on.press("escape", "d")

    two_cards.run(scene)


def test_control_c_asks_first_and_ends_the_second_time(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, "1 + 1")
        assert "What you have written is not saved." in await on.press("ctrl+q")
        await on.press("escape")
        assert "What you have written is not saved." in await on.press("ctrl+c")
        await on.pilot.press("ctrl+c")
        assert on.app.return_code == 130

    two_cards.run(scene)


def test_lines_and_pages_are_copied_as_text_and_as_tex(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, f"{P_AND_Q}1/3 = 0.33")
        await on.press("ctrl+y", "l")
        assert on.app.clipboard == "1/3 = 0.33   # … true so far; give 4 decimals"
        await on.press("ctrl+y", "t")
        assert on.app.clipboard == r"\frac{1}{3} = 0.33"
        await on.press("ctrl+y", "p")
        assert on.app.clipboard.startswith("p = [0.4, 0.4, 0.2]\nq")
        await on.press("ctrl+y", "x")
        assert on.app.clipboard.startswith(r"\begin{align*}")

    two_cards.run(scene)


def test_from_an_exercise_its_quantities_are_defined_and_the_exercise_stays_as_it_was(table: Table) -> None:
    table.write("d.yaml", EXERCISE)

    async def scene(on: Sitting) -> None:
        await on.type("0.02")
        frame = await on.press("f12")
        assert "# d/forward" in frame
        assert "p = [0.4, 0.4, 0.2]" in frame
        frame = await write(on, "KL(p||q)")
        assert row_with(frame, "KL(p||q) ") == "KL(p||q) 0.0258 nats ⅖·ln(⅘) + ⅖·ln(4/3)"
        frame = await on.press("escape")
        assert "Compute the divergence." in frame
        assert "0.02" in frame
        await on.type("58")
        await on.press("f12")
        assert "KL(p||q)" in on.frame  # the page of the card is kept
        await on.press("escape", "enter")
        assert "✓ Right." in await on.wait()

    table.run(scene, study=True)


def test_the_numbers_that_were_drawn_are_the_ones_on_the_page(table: Table) -> None:
    table.write("d.yaml", DRAWN)

    async def scene(on: Sitting) -> None:
        frame = await on.wait()
        a, b = re.findall(r"Add (\d) and (\d)", frame)[0]
        frame = await on.press("f12")
        assert f"a = {a}" in frame
        assert f"b = {b}" in frame

    table.run(scene, study=True)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40), (40, 12)])
def test_at_any_size_the_line_and_its_mark_are_seen(two_cards: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        frame = await write(on, f"{P_AND_Q}KL(p||q) = 0.0253")
        row = row_with(frame, "= 0.0253 ")
        assert "✗" in row
        assert "arguments are swapped" in " ".join(frame.split())
        assert "^s Save" in on.hints

    two_cards.run(scene, size=size)


def test_more_than_a_page_can_hold_is_not_pasted_and_nothing_unprintable_is(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        on.app.screen.post_message(events.Paste("\x1b]0;title\x07 1 +\t1"))
        await on.pilot.pause()
        assert field(on).text == "\ufffd]0;title\ufffd 1 + 1"
        on.app.screen.post_message(events.Paste("1\n" * (MOST_LINES + 50)))
        await on.pilot.pause()
        assert field(on).document.line_count <= MOST_LINES
        assert "A page can hold no more than this." in on.frame

    two_cards.run(scene)


def test_the_page_goes_on_when_the_helper_is_killed(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, "1 + 1")
        process = two_cards.helper.process_id
        assert process is not None
        os.kill(process, signal.SIGKILL)
        frame = await write(on, "\n2 + 3")
        assert row_with(frame, "2 + 3 ") == "2 + 3 5"

    two_cards.run(scene)


def test_results_are_clicked_to_go_to_their_line_and_the_keys_are_listed(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, "1 + 1\n2 + 3")
        await on.click("2 ")
        assert isinstance(on.app.screen, WorkScreen)
        frame = await on.press("f1")
        assert "What a line can be" in frame
        await on.press("escape")
        assert "How do I type this?" in await on.click("How to type")

    two_cards.run(scene)


def test_in_ascii_nothing_else_is_drawn(table: Table) -> None:
    table.settings = Settings(characters=Characters.ASCII)

    async def scene(on: Sitting) -> None:
        await on.press("w")
        frame = await write(on, f"{P_AND_Q}p ln(p/q)\nKL(p||q) = 0.0253\nln 2")
        assert "x that is KL(q || p)" in frame
        assert "[-0.0893, 0.1151, 0]" in frame
        assert frame.isascii()

    table.run(scene)


def test_what_is_selected_is_copied_by_control_c(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, "1 + 1")
        await on.press("shift+left", "ctrl+c")
        assert on.app.clipboard == "1"
        assert on.app.return_code is None

    two_cards.run(scene)


def test_a_page_that_is_ended_from_outside_is_kept_in_a_file(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("w")
        await write(on, "1 + 1")
        screen = on.app.screen
        assert isinstance(screen, WorkScreen)
        screen.rescue()
        screen.rescue()

    two_cards.run(scene)
    for name in ("untitled.unsaved.work", "untitled.unsaved2.work"):
        assert Path(name).read_text(encoding="utf-8") == "1 + 1\n"
