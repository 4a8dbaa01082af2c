"""The sheet "How do I type this?"."""

from __future__ import annotations

import pytest

from quizkl.maths.derivation.line import Line
from quizkl.maths.derivation.read_line import read_line
from quizkl.maths.derivation.read_symbols import read_symbols
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.tui.typing_help import DERIVATION, examples, typing_help_lines

DECLARED = Names(
    frozenset({"a", "b", "mu", "n", "p", "q", "sigma", "theta", "x", "y", "A"}), distributions=frozenset({"p", "q"})
)


@pytest.mark.parametrize("example", examples())
def test_what_the_sheet_shows_can_be_typed(example: str) -> None:
    reading = read(example, DECLARED)
    assert isinstance(reading, Reading), reading
    assert not reading.remarks


@pytest.mark.parametrize("written", [written for way in DERIVATION.ways for written in way.written])
def test_the_lines_of_a_derivation_can_be_typed(written: str) -> None:
    symbols = read_symbols({"p": "distribution(n)", "q": "distribution(n)", "a": "number", "b": "number"})
    assert isinstance(symbols, Symbols)
    assert isinstance(read_line(written, symbols), Line)


@pytest.mark.parametrize("columns", [30, 55, 80])
def test_its_lines_fit(columns: int) -> None:
    assert max(line.width for line in typing_help_lines(columns)) <= columns


def test_every_function_is_named() -> None:
    shown = " ".join(line.text for line in typing_help_lines(80)).replace("\N{NO-BREAK SPACE}", " ")
    assert all(function.signature in shown for function in FUNCTIONS.values())
