"""A line on stderr that says how far an experiment is and what it shows now."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from time import monotonic
from typing import Final

from quizkl.experiments.run import End, Record, Run

_EVERY: Final = 0.1  # seconds
_WIDTH: Final = 20


def to_the_end(run: Run, seconds: float | None, each: Callable[[Record], None] | None = None) -> End:
    """Run it, hand each record on, and give the end. Whatever interrupts this leaves no process behind."""
    from quizkl.maths.helper.running.blocking import BlockingRunner

    progress = _Progress()
    with BlockingRunner() as runner:
        try:
            progress.show("loading torch …")
            runner.start()
            for report in runner.run(run, seconds):
                if not isinstance(report, Record):
                    return report
                progress.show_record(run, report)
                if each is not None:
                    progress.clear()
                    each(report)
        finally:
            progress.clear()
    raise AssertionError("a run ends with its end")


def line(run: Run, record: Record) -> str:
    """``[#####---------------] 5/20  step 04  mu 0.816  NLL 2.204``."""
    filled = _WIDTH * record.step // record.total
    bar = "#" * filled + "-" * (_WIDTH - filled)
    shown = (f"{column.heading} {column.written(record.values[column.name])}" for column in run.experiment.table)
    return f"[{bar}] {record.step}/{record.total}  {'  '.join(shown)}"


class _Progress:
    """Nothing is written where stderr is no terminal."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._shown_at = 0.0
        self._is_shown = False

    def show(self, text: str) -> None:
        if self._wanted:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r\x1b[K{text[:width]}")
            sys.stderr.flush()
            self._shown_at, self._is_shown = monotonic(), True

    def show_record(self, run: Run, record: Record) -> None:
        if self._wanted and monotonic() - self._shown_at >= _EVERY:
            self.show(line(run, record))

    def clear(self) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_shown = False
