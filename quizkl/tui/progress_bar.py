"""A thin bar."""

from __future__ import annotations

from quizkl.tui.ink import Ink, Piece
from quizkl.tui.look import Look


def bar(share: float, cells: int, look: Look) -> tuple[Piece, Piece]:
    """A bar of ``cells`` cells, filled for ``share`` (0 to 1); anything above nothing shows at least one cell."""
    filled = round(min(max(share, 0.0), 1.0) * cells)
    if share > 0:
        filled = max(filled, 1)
    if share < 1:
        filled = min(filled, cells - 1)
    full, empty = look.sign("━", "="), look.sign("━", "-")
    return Piece(full * filled, Ink.ACCENT), Piece(empty * (cells - filled), Ink.TRACK)
