"""Which characters the writers use, held against the font they are chosen for."""

from __future__ import annotations

import string
import subprocess
from pathlib import Path

import pytest

from quizkl.formula.accents import accent_name, accented, precomposed
from quizkl.formula.alphabets import styled
from quizkl.formula.block import to_block
from quizkl.formula.brackets import bracket
from quizkl.formula.characters import Characters
from quizkl.formula.glyphs import SUBSCRIPTS, SUPERSCRIPTS, glyph, script
from quizkl.formula.line import to_line
from quizkl.formula.parse import parse
from quizkl.formula.strokes import strokes_for
from quizkl.formula.symbols import SYMBOLS, AtomClass, negated
from quizkl.formula.tree import Alphabet, Formula, Mark

FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF", "/Library/Fonts")
GREEK = "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"


def font_path() -> Path | None:
    for folder in FOLDERS:
        path = Path(folder, "DejaVuSansMono.ttf")
        if path.is_file():
            return path
    try:
        found = subprocess.run(
            ["fc-match", "-f", "%{file}", "DejaVu Sans Mono"], capture_output=True, text=True, check=False, timeout=10
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Path(found) if found.endswith("DejaVuSansMono.ttf") else None


@pytest.fixture(scope="module")
def in_font() -> frozenset[str]:
    path = font_path()
    if path is None:
        pytest.skip("DejaVu Sans Mono is not installed: its characters cannot be compared with those that are written")
    from fontTools.ttLib import TTFont

    return frozenset(map(chr, TTFont(path).getBestCmap()))


def everything_written(characters: Characters) -> str:
    """All that the tables can bring into a line or a block."""
    symbols = {*SYMBOLS.values(), *[negated(symbol) for symbol in SYMBOLS.values()]}
    letters = string.ascii_letters + string.digits + ("" if characters is Characters.ASCII else GREEK)
    written = [glyph(symbol, characters) for symbol in symbols]
    written += [styled(letters, alphabet, characters) for alphabet in Alphabet]
    written += [*SUPERSCRIPTS[characters].values(), *SUBSCRIPTS[characters].values()]
    written += [script("′′" + "′" * more, SUPERSCRIPTS[characters]) or "" for more in (0, 1)]
    for mark in Mark:
        written += [accented(letter, mark, characters) or accent_name(mark) for letter in letters]
        if characters is not Characters.ASCII:
            written += [precomposed(letter, mark) or "" for letter in letters]
        written += to_block(formula(rf"\{mark.value}{{a + b}} \{mark.value}{{x}}"), characters).rows
    for symbol in symbols:
        if symbol.kind in (AtomClass.OPENING, AtomClass.CLOSING):
            boxes = [bracket(symbol, up, down, characters) for up, down in ((0, 1), (1, 1), (2, 3))]
            written += [row for box in boxes for row in box.rows]
    strokes = strokes_for(characters)
    written += [getattr(strokes, name) for name in type(strokes).__slots__]
    return "".join(written)


def formula(source: str) -> Formula:
    read = parse(source)
    assert isinstance(read, Formula), read
    return read


def test_dejavu_sans_mono_has_every_character_that_is_written_for_it(in_font: frozenset[str]) -> None:
    assert not set(everything_written(Characters.DEJAVU)) - in_font


def test_dejavu_sans_mono_has_all_of_the_formulas(in_font: frozenset[str], formulas: list[Formula]) -> None:
    for read in formulas:
        text = to_line(read) + "".join(to_block(read).rows)
        assert not set(text) - in_font, text


def test_the_font_is_the_reason_for_its_own_forms(in_font: frozenset[str]) -> None:
    """A symbol is only replaced where the font lacks it; the stroke for ``\\mid`` is the one that people type."""
    replaced = {symbol.character for symbol in SYMBOLS.values() if symbol.dejavu != symbol.character}
    assert replaced & in_font == {"∣"}


def test_ascii_is_ascii(formulas: list[Formula]) -> None:
    assert everything_written(Characters.ASCII).isascii()
    for read in formulas:
        assert to_line(read, Characters.ASCII).isascii()
        assert "".join(to_block(read, Characters.ASCII).rows).isascii()


def test_symbols_stay_apart_in_ascii() -> None:
    """Greek letters, relations and operators that Unicode tells apart are not written alike."""
    apart = [symbol for symbol in SYMBOLS.values() if symbol.character in GREEK + "≤≥≠≡∈∉⊂⊆∪∩∧∨∑∏∫∞∂∇→⇒↔⇔↦"]
    assert len({symbol.ascii for symbol in apart}) == len({symbol.character for symbol in apart})


def test_the_alphabets_are_those_of_unicode() -> None:
    assert styled("AZaz09", Alphabet.BOLD, Characters.FULL) == "𝐀𝐙𝐚𝐳𝟎𝟗"
    assert styled("ENR", Alphabet.BLACKBOARD, Characters.FULL) == "𝔼ℕℝ"
    assert styled("LNe", Alphabet.CALLIGRAPHIC, Characters.FULL) == "ℒ𝒩ℯ"
    assert styled("θΣ", Alphabet.BOLD_ITALIC, Characters.FULL) == "𝜽𝜮"
    assert styled("gC", Alphabet.FRAKTUR, Characters.FULL) == "𝔤ℭ"
    assert styled("ENR", Alphabet.BLACKBOARD, Characters.DEJAVU) == "Eℕℝ"
