"""The last row of a screen: the keys that matter now, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizkl.tui.ink import Ink, Line, Piece
from quizkl.tui.rows import Rows

_BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class Hint:
    """``key`` as it is printed, ``label`` what it does, ``action`` what a click does."""

    key: str
    label: str
    action: str


def hint_line(hints: Sequence[Hint], columns: int) -> Line:
    """The hints in their order. Where not all fit, those before the last give way, the rightmost first: the last one
    (help, which names all the others) stays.
    """
    kept = list(hints)
    while len(kept) > 1 and _line(kept).width > columns:
        del kept[-2]
    row = _line(kept)
    return row if row.width <= columns else Line()


def _line(hints: Sequence[Hint]) -> Line:
    pieces: list[Piece] = [Piece(" ")]
    for number, hint in enumerate(hints):
        if number:
            pieces.append(Piece(_BETWEEN))
        pieces += [Piece(hint.key, Ink.KEY, hint.action), Piece(f" {hint.label}", Ink.PLAIN, hint.action)]
    return Line(tuple(pieces))


class HintBar(Rows):
    """One row; never cuts a hint."""

    DEFAULT_CSS = "HintBar { dock: bottom; height: 1; }"

    def __init__(self, hints: Sequence[Hint] = ()) -> None:
        self._hints = tuple(hints)
        super().__init__(lambda columns: (hint_line(self._hints, columns),), id="hints")

    def show(self, hints: Sequence[Hint]) -> None:
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.redraw()
