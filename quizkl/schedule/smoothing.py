"""Load smoothing: cards that were learned together drift apart.

An interval is moved by up to 15 % either way, but never so far as to reach the interval of the box below or above.
The draw is fixed by the item and its review number, so that the day announced before grading is the day that comes.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

PER_CENT: Final = 15
# One day more or less matters little from this interval on.
SHORTEST_SMOOTHED: Final = 4


def smooth(interval: int, below: int, above: int | None, seed: str) -> int:
    """The interval in days, moved within its bounds; ``below`` and ``above`` are the neighbouring boxes' intervals."""
    if interval < SHORTEST_SMOOTHED:
        return interval
    reach = max(1, interval * PER_CENT // 100)
    shortest = max(interval - reach, below + 1)
    longest = interval + reach if above is None else min(interval + reach, above - 1)
    return shortest + crc32(seed.encode()) % (longest - shortest + 1)
