"""Widths in cells."""

from __future__ import annotations

import pytest

from quizkl.formula.cells import width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("θ̂", 1), ("x\u0338y", 2), ("標本", 4), ("𝔼ₚ", 2), ("⎛ ─ ⎞", 5), ("∑", 1)],
)
def test_a_text_takes_so_many_cells(text: str, cells: int) -> None:
    assert width(text) == cells
