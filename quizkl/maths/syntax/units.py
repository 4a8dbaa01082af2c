"""The unit that may stand at the end of an answer."""

from __future__ import annotations

from quizkl.maths.units import Unit

_UNITS = {word: unit for unit in Unit for word in (unit.value, unit.value.removesuffix("s"))}
_ELSEWHERE = {
    **dict.fromkeys(("nit", "nits", "nepit", "nepits"), Unit.NATS),
    **dict.fromkeys(("shannon", "shannons", "sh"), Unit.BITS),
    **dict.fromkeys(("hartley", "hartleys", "hart", "dit", "dits"), Unit.BANS),
}
"""Other names of the units, which are understood but not read."""
THE_UNITS = "The units are nats, bits and bans."


def unit_named(word: str) -> Unit | None:
    """The unit of that name, in small or capital letters, singular or plural."""
    return _UNITS.get(word.lower())


def unit_close_to(word: str) -> str | None:
    """The unit that was probably meant by a word that is none (``bites``, ``shannons``)."""
    from difflib import get_close_matches

    if word.lower() in _ELSEWHERE:
        return _ELSEWHERE[word.lower()].value
    close = get_close_matches(word.lower(), list(_UNITS), n=1, cutoff=0.65)
    return close[0] if close else None


def no_unit(word: str) -> tuple[str, str]:
    """What to say of a word that stands where a unit should, and what to do."""
    close = unit_close_to(word)
    return f"`{word}` is no unit.", THE_UNITS + (f" Did you mean `{close}`?" if close else "")
