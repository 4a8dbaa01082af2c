"""Places in words."""

from __future__ import annotations

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(place: int) -> str:
    """``third`` for 3."""
    return _ORDINALS[place - 1] if place <= len(_ORDINALS) else f"{place}th"
