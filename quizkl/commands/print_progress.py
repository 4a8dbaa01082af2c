"""A line on stderr that says how far printing is, once it has taken longer than a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import Final, Generic, TypeVar

from quizkl.printing.print_cards import Progress

SILENT_FOR: Final = 1.0  # seconds
_EVERY: Final = 0.1
_WIDTH: Final = 24
_Result = TypeVar("_Result")


def with_progress(
    work: Callable[[Callable[[Progress], None]], _Result], clock: Callable[[], float] = monotonic
) -> _Result:
    """Do ``work``, which says how far it is. typst computes outside Python: the work has a thread of its own, so that
    the line moves and Ctrl+C is heard at once. ``clock`` gives seconds.
    """
    running = _Running(work)
    began = clock()
    running.start()
    shown = False
    while running.is_alive():
        running.join(_EVERY)
        seconds = clock() - began
        if running.is_alive() and seconds > SILENT_FOR and sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{line(running.progress, seconds)}")
            sys.stderr.flush()
            shown = True
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
    return running.outcome()


def line(progress: Progress, seconds: float) -> str:
    """``[########----------------] computing answers 80/240  2 s``; a block that moves where nothing can be counted."""
    if progress.total:
        filled = _WIDTH * progress.done // progress.total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        count = f" {progress.done}/{progress.total}"
    else:
        start = int(seconds / _EVERY) % (_WIDTH - 3)
        bar = "-" * start + "####" + "-" * (_WIDTH - 4 - start)
        count = ""
    return f"[{bar}] {progress.doing}{count}  {seconds:.0f} s"


class _Running(threading.Thread, Generic[_Result]):
    """The work in a thread, its latest progress, and what came of it."""

    def __init__(self, work: Callable[[Callable[[Progress], None]], _Result]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._result: list[_Result] = []
        self._error: BaseException | None = None
        self.progress = Progress("beginning")

    def run(self) -> None:
        try:
            self._result.append(self._work(self._take))
        except BaseException as error:
            self._error = error

    def _take(self, progress: Progress) -> None:
        self.progress = progress

    def outcome(self) -> _Result:
        """The result; raises what the work raised."""
        if self._error is not None:
            raise self._error
        return self._result[0]
