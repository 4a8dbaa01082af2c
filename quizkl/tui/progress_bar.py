"""Bars that lie: a thin one for a share, a solid one for a number."""

from __future__ import annotations

import math
from typing import Final

from quizkl.tui.ink import Ink, Piece
from quizkl.tui.look import Look

# How much of a cell a sign fills, in eighths.
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


def bar(share: float, cells: int, look: Look) -> tuple[Piece, Piece]:
    """A bar of ``cells`` cells, filled for ``share`` (0 to 1); anything above nothing shows at least one cell."""
    filled = round(min(max(share, 0.0), 1.0) * cells)
    if share > 0:
        filled = max(filled, 1)
    if share < 1:
        filled = min(filled, cells - 1)
    full, empty = look.sign("━", "="), look.sign("━", "-")
    return Piece(full * filled, Ink.ACCENT), Piece(empty * (cells - filled), Ink.TRACK)


def solid(cells: float, look: Look) -> str:
    """A bar so many cells long, to an eighth of one; anything above nothing is seen."""
    if cells <= 0:
        return ""
    if look.ascii:
        return "#" * math.floor(cells + 0.5) or "|"
    eighths = max(round(8 * cells), 1)
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
