"""The unit that may stand at the end of an answer."""

from __future__ import annotations

from quizkl.maths.units import Unit

_UNITS = {
    "nat": Unit.NATS,
    "nats": Unit.NATS,
    "bit": Unit.BITS,
    "bits": Unit.BITS,
    "ban": Unit.BANS,
    "bans": Unit.BANS,
}


def unit_named(word: str) -> Unit | None:
    """The unit of that name, in small or capital letters, singular or plural."""
    return _UNITS.get(word.lower())
