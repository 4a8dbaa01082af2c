"""Lines, hints and colours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from quizkl.tui.hint_bar import Hint, hint_line
from quizkl.tui.ink import Ink, Line, Piece, cut, line, spread
from quizkl.tui.palette import ENOUGH_CONTRAST, ansi_palette, contrast, palette
from quizkl.tui.paragraph import paragraph

TEXTS = st.lists(st.text(alphabet="ab 漢—", max_size=9), max_size=5)


@settings(deadline=None)
@given(TEXTS, st.integers(min_value=0, max_value=40))
def test_a_cut_line_fits_and_one_that_fits_is_not_cut(texts: list[str], columns: int) -> None:
    row = Line(tuple(Piece(text) for text in texts))
    short = cut(row, columns)
    assert short.width <= columns
    assert short == row or row.width > columns


@settings(deadline=None)
@given(TEXTS, TEXTS, st.integers(min_value=45, max_value=120))
def test_spread_fills_the_row_and_keeps_its_right_end(left: list[str], right: list[str], columns: int) -> None:
    end = cut(Line(tuple(Piece(text) for text in right)), 40)
    row = spread(Line(tuple(Piece(text) for text in left)), end, columns)
    assert row.width <= columns
    assert row.text.endswith(end.text)


HINTS = [Hint(key, label, key) for key, label in (("⏎", "Study"), ("u", "Undo"), ("s", "Skip"), ("?", "Help"))]


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=60))
def test_hints_give_way_whole_and_help_is_the_last_to_go(columns: int) -> None:
    row = hint_line(HINTS, columns)
    assert row.width <= columns
    kept = [hint for hint in HINTS if f"{hint.key} {hint.label}" in row.text]
    assert kept in ([*HINTS[:3], HINTS[3]], [*HINTS[:2], HINTS[3]], [HINTS[0], HINTS[3]], [HINTS[3]], [])
    assert row.text == "" or kept


def test_a_click_on_a_hint_does_what_its_key_does() -> None:
    assert [piece.action for piece in hint_line(HINTS[:1], 40).pieces if piece.action] == ["⏎", "⏎"]


@pytest.mark.parametrize("theme", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_every_ink_that_says_something_can_be_read_in_every_theme(theme: str) -> None:
    inks = palette({**BUILTIN_THEMES[theme].to_color_system().generate()})
    for (ink, cursor), style in inks.items():
        if ink in (Ink.GOOD, Ink.BAD, Ink.WARNING, Ink.MUTED, Ink.KEY) and not cursor:
            assert style.color and style.bgcolor
            colours = [Color.from_rich_color(colour) for colour in (style.color, style.bgcolor)]
            assert contrast(*colours) >= ENOUGH_CONTRAST - 0.1, ink


@pytest.mark.parametrize("dark", [True, False])
def test_the_terminals_own_colours_are_no_colours_of_ours(dark: bool) -> None:
    for style in ansi_palette(dark).values():
        assert style.color is not None
        assert style.color.triplet is None
        assert style.bgcolor is not None
        assert style.bgcolor.is_default


def test_contrast_of_black_and_white() -> None:
    """The two ends of the scale in the Web Content Accessibility Guidelines 2.1."""
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(9, 9, 9), Color(9, 9, 9)) == pytest.approx(1)


def test_a_sentence_that_could_command_the_terminal_is_shown_harmless() -> None:
    assert [row.text for row in paragraph("a\x1b[31m b", 40)] == ["a\N{REPLACEMENT CHARACTER}[31m b"]


def test_an_action_of_a_line_is_that_of_its_pieces() -> None:
    assert [piece.action for piece in line("a", Piece("b", action="own"), action="all").pieces] == ["all", "own"]
