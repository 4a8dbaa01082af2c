"""A line on stderr that moves while something takes longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from threading import Event, Thread  # where nothing takes long no thread is needed

SILENT_FOR: Final = 1.0  # seconds
_EVERY: Final = 0.1
_WIDTH: Final = 24


def bar(done: int, total: int) -> str:
    """``[########----------------]``"""
    filled = _WIDTH * done // max(total, 1)
    return f"[{'#' * filled}{'-' * (_WIDTH - filled)}]"


class Ticker:
    """Shows ``line``, which is given how many seconds have gone, from ``silent_for`` seconds after ``begin`` until the
    end. Nothing is written where stderr is no terminal.
    """

    def __init__(self, line: Callable[[float], str], silent_for: float = SILENT_FOR) -> None:
        self._line = line
        self._silent_for = silent_for
        self._running: tuple[Thread, Event] | None = None

    def __enter__(self) -> Ticker:
        return self

    def begin(self) -> None:
        if self._running is None and sys.stderr.isatty():
            from threading import Event, Thread

            ended = Event()
            thread = Thread(target=self._tick, args=(ended,), daemon=True)
            self._running = thread, ended
            thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._running is not None:
            thread, ended = self._running
            ended.set()
            thread.join()

    def _tick(self, ended: Event) -> None:
        """The line, again and again, until it is taken away."""
        from shutil import get_terminal_size

        began = monotonic()
        pause, shown = self._silent_for, False
        while not ended.wait(pause):
            text = self._line(monotonic() - began)
            sys.stderr.write(f"\r\x1b[K{text[: get_terminal_size().columns - 1]}")
            sys.stderr.flush()
            pause, shown = _EVERY, True
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
