"""The unit that may stand at the end of an answer."""

from __future__ import annotations

from quizkl.maths.units import Unit

_UNITS = {word: unit for unit in Unit for word in (unit.value, unit.value.removesuffix("s"))}


def unit_named(word: str) -> Unit | None:
    """The unit of that name, in small or capital letters, singular or plural."""
    return _UNITS.get(word.lower())


def unit_close_to(word: str) -> str | None:
    """The unit that was probably meant by a word that is none (``bites``)."""
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), list(_UNITS), n=1, cutoff=0.65)
    return close[0] if close else None
