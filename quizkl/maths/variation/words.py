"""A generator of our own: splitmix64, addressed by a seed, a name and a position.

It has no state. The n-th number of a quantity does not depend on what else is drawn: adding a quantity to a card leaves
the others as they were, and a batch can be drawn in any order. Source of the mixing function: G. Steele, D. Lea and
C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (with D. Stafford's constants, variant 13).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
FIRST = 0xBF58476D1CE4E5B9
SECOND = 0x94D049BB133111EB

MOST_POSSIBILITIES = 1 << 31
"""A number is drawn from 32 bits; with fewer possibilities than this none is favoured by more than one in two."""


@lru_cache(maxsize=256)
def key_of(name: str) -> int:
    """64 bits that stand for a quantity's name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8, person=b"quizkl vary").digest(), "big")


def picks(seed: int, name: str, counts: tuple[int, ...]) -> tuple[int, ...]:
    """A number from 0 to ``count - 1`` for each of ``counts``."""
    start = _mixed(seed ^ key_of(name))
    return tuple(((_mixed(start + place * GAMMA) >> 32) * count) >> 32 for place, count in enumerate(counts, 1))


def _mixed(word: int) -> int:
    word &= MASK
    word = ((word ^ (word >> 30)) * FIRST) & MASK
    word = ((word ^ (word >> 27)) * SECOND) & MASK
    return word ^ (word >> 31)
