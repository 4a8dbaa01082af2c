"""A run while it goes on: its records as they come, and a word when something is to be drawn."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from time import monotonic
from typing import Protocol

from quizkl.experiments.run import End, Failed, Record, Report, Run

DRAWN_EVERY = 0.1
"""Seconds between two drawings of a run; its records may come much faster."""

DRAWN_CALMLY = 2.0
"""The same where little is to move on the screen."""


class Runner(Protocol):
    """The way to a helper process for runs."""

    async def start(self) -> bool: ...
    def run(self, run: Run, seconds: float | None = None) -> AsyncGenerator[Report, None]: ...
    def cancel(self) -> None: ...
    async def close(self) -> None: ...


class RunWatch:
    """Holds what has come of one run. ``draw`` is called when there is more to be seen, not at every record."""

    def __init__(self, run: Run, draw: Callable[[], None], calm: bool = False) -> None:
        self.run = run
        self._every = DRAWN_CALMLY if calm else DRAWN_EVERY
        self.records: list[Record] = []
        self._draw = draw
        self._drawn = 0.0

    async def follow(self, runner: Runner) -> End:
        """Take records in until the run ends. Where this is cancelled, the run is."""
        async with aclosing(runner.run(self.run)) as reports:
            async for report in reports:
                if not isinstance(report, Record):
                    return report
                self.records.append(report)
                if monotonic() - self._drawn >= self._every:
                    self._drawn = monotonic()
                    self._draw()
        return Failed("its process said nothing")
