"""A back lies behind its front, whichever edge the printer turns the sheet about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizkl.printing.imposition import Slot, back_of, card_size, cut_marks, fronts
from quizkl.printing.layout import Grid, Offset, Turn, read_grid, read_offset
from quizkl.printing.paper import A4, Paper

PAPERS = st.builds(Paper, st.floats(60, 500), st.floats(60, 500))
GRIDS = st.builds(Grid, st.integers(1, 6), st.integers(1, 6))
NO_OFFSET = Offset()


def seen_from_the_front(back: Slot, paper: Paper, turn: Turn) -> Slot:
    """Where a place on the back is when the sheet is held with its front towards one, seen through the paper.

    About the vertical axis left and right change, about the horizontal one top and bottom do.
    """
    about_vertical = (turn is Turn.LONG_EDGE) == (paper.height >= paper.width)
    if about_vertical:
        return Slot(paper.width - back.x - back.width, back.y, back.width, back.height)
    return Slot(back.x, paper.height - back.y - back.height, back.width, back.height)


@given(PAPERS, GRIDS, st.sampled_from(Turn))
def test_a_back_is_behind_its_front(paper: Paper, grid: Grid, turn: Turn) -> None:
    for front in fronts(paper, 8, grid):
        behind = seen_from_the_front(back_of(front, paper, turn, NO_OFFSET), paper, turn)
        assert abs(behind.x - front.x) < 1e-9
        assert abs(behind.y - front.y) < 1e-9


@given(PAPERS, GRIDS)
def test_a_card_that_is_cut_out_turns_like_a_page_of_a_book(paper: Paper, grid: Grid) -> None:
    """Turned about the horizontal axis the sheet comes out upside down, so the backs are printed upside down."""
    for front in fronts(paper, 8, grid):
        upright = [not back_of(front, paper, turn, NO_OFFSET).upside_down for turn in Turn]
        assert upright == [paper.upright, not paper.upright]


@given(PAPERS, GRIDS)
def test_the_cards_fill_the_sheet_within_its_margin(paper: Paper, grid: Grid) -> None:
    slots = fronts(paper, 8, grid)
    assert len(slots) == grid.places
    assert min(slot.x for slot in slots) == 8
    assert abs(max(slot.x + slot.width for slot in slots) - (paper.width - 8)) < 1e-9
    assert abs(max(slot.y + slot.height for slot in slots) - (paper.height - 8)) < 1e-9


def test_an_offset_moves_the_back_as_one_looks_at_it() -> None:
    front = fronts(A4, 9, Grid(4, 2))[0]
    plain = back_of(front, A4, Turn.LONG_EDGE, NO_OFFSET)
    moved = back_of(front, A4, Turn.LONG_EDGE, Offset(1.5, -0.5))
    assert (moved.x - plain.x, moved.y - plain.y) == (1.5, -0.5)


def test_eight_cards_on_a4_are_four_rows_of_two() -> None:
    assert read_grid("8") == Grid(4, 2)
    assert card_size(A4, 9, Grid(4, 2)) == (96, 69.75)


def test_the_marks_of_a_cut_are_outside_the_cards() -> None:
    for mark in cut_marks(A4, 9, Grid(1, 1)):
        assert not (9 < mark.x1 < 201 and 9 < mark.y1 < 288)
        assert not (9 < mark.x2 < 201 and 9 < mark.y2 < 288)


def test_rows_and_columns_and_offsets_are_read() -> None:
    assert read_grid("3x2") == Grid(3, 2)
    assert read_offset("1.5,-0.5") == Offset(1.5, -0.5)


def test_what_is_no_grid_or_offset_is_refused() -> None:
    assert not isinstance(read_grid("7"), Grid)
    assert not isinstance(read_grid("99x1"), Grid)
    assert not isinstance(read_grid("0x3"), Grid)
    assert not isinstance(read_offset("a,b"), Offset)
    assert not isinstance(read_offset("1"), Offset)
