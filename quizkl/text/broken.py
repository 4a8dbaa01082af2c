"""A long line of mathematics cut where a person would go on below: before a sign, else after a comma or a space."""

from __future__ import annotations

from quizkl.formula.cells import width

_OPEN, _CLOSED = "([{⟨", ")]}⟩"
_SIGNS = "+−-=≈"


def broken(text: str, columns: int, later: int | None = None) -> list[str]:
    """``text`` in pieces of at most ``columns`` cells (the second and those after it: ``later``)."""
    pieces: list[str] = []
    room = max(columns, 1)
    while width(text) > room:
        place = _place(text, room)
        pieces.append(text[:place].rstrip())
        text = text[place:].lstrip()
        room = max(later if later is not None else columns, 1)
    return [*pieces, text] if text or not pieces else pieces


def _place(text: str, room: int) -> int:
    """Where to cut: the last good place that fits, as far out of the brackets as there is one in the second half."""
    best: dict[int, int] = {}
    depth = used = fits = 0
    for place, char in enumerate(text):
        if char == " " and place:
            rank = depth * 2 + (0 if text[place + 1 : place + 2] in _SIGNS else 1)
            best[rank] = place
        depth += (char in _OPEN) - (char in _CLOSED)
        used += width(char)
        if used > room:
            break
        fits = place + 1
    good = [best[rank] for rank in sorted(best) if best[rank] * 3 >= fits]
    return good[0] if good else (max(best.values()) if best else max(fits, 1))
