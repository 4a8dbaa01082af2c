"""Sizes of paper as people write them."""

from __future__ import annotations

import pytest

from quizkl.printing.paper import A4, A6, Paper, read_paper
from quizkl.printing.problem import PrintProblem


@pytest.mark.parametrize(
    ("written", "paper"),
    [
        ("A4", Paper(210, 297)),  # ISO 216
        ("letter", Paper(215.9, 279.4)),  # ANSI A, 8.5 by 11 inches
        ("a7", Paper(74, 105)),
        ("3x5in", Paper(76.2, 127)),
        ("100x150mm", Paper(100, 150)),
        ("10 × 15 cm", Paper(100, 150)),
        ("4x6in", Paper(101.6, 152.4)),
    ],
)
def test_a_paper_is_named_or_measured(written: str, paper: Paper) -> None:
    found = read_paper(written)
    assert isinstance(found, Paper)
    assert (found.width, found.height) == pytest.approx((paper.width, paper.height))


@pytest.mark.parametrize("written", ["A11", "", "100x150", "0x0mm", "9999x100mm", "-5x100mm", "1e9x1mm"])
def test_what_is_no_paper_is_refused_with_what_to_write(written: str) -> None:
    found = read_paper(written)
    assert isinstance(found, PrintProblem)
    assert found.hint


def test_a_turned_paper_is_the_same_sheet() -> None:
    assert A6.turned(upright=False) == Paper(148, 105)
    assert A6.turned(upright=False).turned(upright=True) == A6
    assert A4.turned(upright=True) == A4
