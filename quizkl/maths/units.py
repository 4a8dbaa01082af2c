"""Units of information: how much one of each is in nats."""

from __future__ import annotations

from enum import Enum


class Unit(Enum):
    """A unit of entropy and divergence: 1 bit = ln 2 nats, 1 ban = ln 10 nats."""

    NATS = "nats"
    BITS = "bits"
    BANS = "bans"

    @property
    def base(self) -> str:
        """The base of the logarithm that measures in this unit, as it is written: ``e``, ``2``, ``10``."""
        return {"nats": "e", "bits": "2", "bans": "10"}[self.value]
