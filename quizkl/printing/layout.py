"""The ways in which cards are laid out on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from quizkl.printing.problem import PrintProblem


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards on one side of a sheet."""

    rows: int
    columns: int

    @property
    def places(self) -> int:
        return self.rows * self.columns


MOST_IN_A_ROW: Final = 12
_GRIDS: Final = {"1": Grid(1, 1), "2": Grid(2, 1), "4": Grid(2, 2), "8": Grid(4, 2), "10": Grid(5, 2)}


class Turn(Enum):
    """The edge about which a printer turns the sheet to print its back."""

    LONG_EDGE = "long"
    SHORT_EDGE = "short"


@dataclass(frozen=True, slots=True)
class Offset:
    """How far to move the backs, in millimetres to the right and down, as one looks at them."""

    right: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Cards:
    """One card on a page, the question above its answer."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A page with the question, then a page with its answer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Several cards on a sheet that is printed on both sides and cut."""

    grid: Grid = _GRIDS["8"]
    turn: Turn = Turn.LONG_EDGE
    offset: Offset = Offset()
    cut_marks: bool = True


@dataclass(frozen=True, slots=True)
class Fold:
    """Question and answer side by side, to be cut out, folded and glued. ``grid`` counts such pairs."""

    grid: Grid = Grid(4, 1)
    cut_marks: bool = True


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Exercises with room to work, and the answers on pages of their own at the end. Numbers that vary are those of
    the ``seed``.
    """

    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Exam:
    """Variants of the same exercises, then a key for each. Without a ``seed`` it comes from what the cards say."""

    variants: int = 2
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """Questions and answers as pages to read."""


Layout = Cards | Flip | Sheet | Fold | Worksheet | Exam | Notes


def read_grid(text: str) -> Grid | PrintProblem:
    """``8`` (4 rows of 2), or rows and columns: ``3x2``."""
    if text.strip() in _GRIDS:
        return _GRIDS[text.strip()]
    found = re.fullmatch(r"(\d{1,2})\s*[x×]\s*(\d{1,2})", text.strip())
    if found is None:
        return PrintProblem(
            f"{text[:20]!r} cards on a sheet is unknown",
            f"Say {', '.join(_GRIDS)}, or rows and columns such as 3x2.",
        )
    grid = Grid(int(found[1]), int(found[2]))
    if not (1 <= grid.rows <= MOST_IN_A_ROW and 1 <= grid.columns <= MOST_IN_A_ROW):
        return PrintProblem(f"a grid of {text.strip()} is out of range", f"From 1 to {MOST_IN_A_ROW} each way.")
    return grid


def read_offset(text: str) -> Offset | PrintProblem:
    """``1.5,-0.5``: millimetres to the right and down."""
    found = re.fullmatch(r"\s*([-+]?\d{1,2}(?:\.\d{1,2})?)\s*,\s*([-+]?\d{1,2}(?:\.\d{1,2})?)\s*", text)
    if found is None:
        return PrintProblem(
            f"the offset {text[:20]!r} cannot be read", "Write millimetres to the right and down, such as 1.5,-0.5."
        )
    return Offset(float(found[1]), float(found[2]))
