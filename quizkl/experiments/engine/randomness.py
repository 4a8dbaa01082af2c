"""Random numbers from a seed, apart from everybody else's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import torch

T = TypeVar("T")


def isolated(items: Iterator[T]) -> Iterator[T]:
    """The same items; torch's global generator is their own while they are made and untouched in between.

    Layers and data loaders take their random numbers from the global generator and from no other.
    """
    state = None
    while True:
        with torch.random.fork_rng(devices=[]):
            if state is not None:
                torch.set_rng_state(state)
            try:
                item = next(items)
            except StopIteration:
                return
            state = torch.get_rng_state()
        yield item


def begin_drawing(seed: int, prelude: tuple[int, ...]) -> None:
    """Seed the generator and draw so many normal variates, as somebody did before.

    Draw by draw, because torch makes 16 variates or more in another way than few: 30 at once are not 15 and 15.
    """
    torch.manual_seed(seed)
    for size in prelude:
        torch.randn(size)
