"""Deck files that change on disk while the application runs."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from contextlib import suppress

from quizkl.deck.shelf import Shelf, reopened

EVERY = 2.0
"""Seconds between two looks."""


class DeckWatch:
    """Looks in a thread, so that no slow disk and no long file keeps the screen waiting; what it finds is given to
    ``take`` in the thread that asked. The thread ends with the program, whatever it waits for.
    """

    def __init__(self, take: Callable[[Shelf], None]) -> None:
        self._take = take
        self._looking = False

    def look(self, shelf: Shelf) -> None:
        """Look whether a file of ``shelf`` has changed, unless a look is under way."""
        if self._looking:
            return
        self._looking = True
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def read() -> None:
            found = None
            try:
                found = reopened(shelf)
            finally:
                with suppress(RuntimeError):  # the program has ended meanwhile
                    loop.call_soon_threadsafe(self._done, found, context=context)

        threading.Thread(target=read, name="look at the decks", daemon=True).start()

    def _done(self, found: Shelf | None) -> None:
        self._looking = False
        if found is not None:
            self._take(found)
