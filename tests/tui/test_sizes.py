"""The screens at the sizes that terminals have."""

from __future__ import annotations

import pytest

from tests.tui.sitting import Sitting, Table

SIZES = [(80, 24), (120, 40), (60, 20), (40, 12), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
def test_no_row_is_wider_than_the_terminal_and_no_hint_is_cut(two_cards: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        for key in ("", "enter", "space", "3", "space", "3"):
            frame = await on.press(key) if key else on.frame
            rows = frame.split("\n")
            assert len(rows) == size[1]
            assert max(map(len, rows)) <= size[0]
            assert on.hints.endswith("? Help")
            assert "too small" not in frame
            assert "…" not in on.hints

    two_cards.run(scene, size=size)


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (29, 30), (80, 7)])
def test_a_terminal_that_is_too_small_is_told_so(two_cards: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        assert "too small" in on.frame
        await on.pilot.resize_terminal(80, 24)
        await on.pilot.pause()
        assert "A small deck" in on.frame

    two_cards.run(scene, size=size)


def test_a_text_is_wrapped_anew_when_the_terminal_changes(table: Table) -> None:
    table.write("d.yaml", f"deck: d\ncards:\n  - {{id: a, front: {'word ' * 30}, back: b}}\n")

    async def scene(on: Sitting) -> None:
        wide = on.frame.count("word word word word word word word word")
        await on.pilot.resize_terminal(40, 20)
        await on.pilot.pause()
        assert wide
        assert "word word word word word word word word" not in on.frame
        assert on.frame.count("word") == 30

    table.run(scene, study=True)


def test_the_column_is_at_most_eighty_eight_wide(table: Table) -> None:
    table.write("d.yaml", f"deck: d\ncards:\n  - {{id: a, front: {'word ' * 60}, back: b}}\n")

    async def scene(on: Sitting) -> None:
        rows = [row.strip() for row in on.frame.split("\n") if "word" in row]
        assert 70 < max(map(len, rows)) <= 88

    table.run(scene, size=(200, 50), study=True)
