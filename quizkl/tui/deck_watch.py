"""Deck files that change on disk while the application runs."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from quizkl.deck.problem import Severity
from quizkl.deck.shelf import Shelf, reopened
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.study.left_out import left_out_words

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


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


def take_decks(app: QuizklApp, shelf: Shelf) -> None:
    """Let the application and its screens go on with the decks as they are now, and say what is newly wrong."""
    before = frozenset(app.desk.shelf.problems)
    app.desk = replace(app.desk, shelf=shelf)
    for screen in app.screen_stack:
        if isinstance(screen, QuizklScreen):
            screen.take_desk(app.desk)
    new = [problem for problem in shelf.problems if problem not in before and problem.severity is Severity.ERROR]
    if new:
        app.say("  ".join(left_out_words(new)[:3]), warning=True)
