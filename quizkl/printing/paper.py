"""Sizes of paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from quizkl.printing.problem import PrintProblem

SMALLEST: Final = 30.0
LARGEST: Final = 2_000.0
_MILLIMETRES: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4}
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*[x×]\s*(\d{1,4}(?:\.\d{1,3})?)\s*(mm|cm|in)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """Width and height in millimetres, as the page is read."""

    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether the long edges are at the sides."""
        return self.height >= self.width

    def turned(self, upright: bool) -> Paper:
        """The same sheet, upright or lying on its long edge."""
        return self if self.upright == upright else Paper(self.height, self.width)


A4: Final = Paper(210, 297)
A6: Final = Paper(105, 148)
PAPERS: Final = {
    "A4": A4,
    "Letter": Paper(215.9, 279.4),
    "A5": Paper(148, 210),
    "A6": A6,
    "A7": Paper(74, 105),
    "3x5in": Paper(76.2, 127),
}
"""The papers that have a name."""


def read_paper(text: str) -> Paper | PrintProblem:
    """``A4``, ``letter``, ``3x5in``, or a size of its own: ``100x150mm``, ``10x15cm``, ``4x6in`` (width first)."""
    named = {name.lower(): paper for name, paper in PAPERS.items()}.get(text.strip().lower())
    if named is not None:
        return named
    size = _SIZE.fullmatch(text.strip())
    if size is None:
        return PrintProblem(
            f"there is no paper {text[:40]!r}", f"Name one of {', '.join(PAPERS)}, or a size such as 100x150mm."
        )
    scale = _MILLIMETRES[size[3].lower()]
    paper = Paper(float(size[1]) * scale, float(size[2]) * scale)
    if min(paper.width, paper.height) < SMALLEST or max(paper.width, paper.height) > LARGEST:
        return PrintProblem(
            f"paper of {text.strip()} is out of range", f"A side has from {SMALLEST:g} to {LARGEST:g} mm."
        )
    return paper
