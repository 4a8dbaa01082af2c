"""The order in which people count: ``week 2`` before ``week 10``."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"([0-9]+)")


def natural_order(name: str) -> tuple[tuple[str, int], ...]:
    """A key to sort names by: numbers within them count by their size, and case only where all else is equal."""
    pieces = _NUMBER.split(name)
    words = tuple(
        (word.casefold(), int(number)) for word, number in zip(pieces[::2], [*pieces[1::2], "-1"], strict=True)
    )
    return (*words, (name, 0))
