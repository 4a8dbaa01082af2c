"""A run while it goes on: its records as they come, and a word when something is to be drawn."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from time import monotonic
from typing import Protocol

from quizkl.experiments.run import End, Failed, Finished, Record, Report, Run

DRAWN_EVERY = 0.1
"""Seconds between two drawings of a run; its records may come much faster."""

FRAME = 0.05
"""The same where nothing more is to come."""

LASTING = 1.2
"""Seconds in which a run that took less is shown."""

DRAWN_CALMLY = 2.0
"""The same where little is to move on the screen."""


class Runner(Protocol):
    """The way to a helper process for runs."""

    async def start(self) -> bool: ...
    def run(self, run: Run, seconds: float | None = None) -> AsyncGenerator[Report, None]: ...
    def cancel(self) -> None: ...
    async def close(self) -> None: ...


class RunWatch:
    """Holds what has come of one run, as far as it is to be seen. ``draw`` is called when there is more, not at every
    record.

    A run that is over in no time is shown in ``lasting`` seconds all the same, so that it can be seen how it went;
    ``hurry`` shows the rest at once.
    """

    def __init__(self, run: Run, draw: Callable[[], None], calm: bool = False, lasting: float = 0.0) -> None:
        self.run = run
        self.records: list[Record] = []
        self._came: list[Record] = []
        self._draw = draw
        self._every = DRAWN_CALMLY if calm else DRAWN_EVERY
        self._lasting = 0.0 if calm else lasting
        self._began = 0.0
        self._hurried = asyncio.Event()

    @property
    def lags(self) -> bool:
        """Whether more has come than is seen."""
        return len(self.records) < len(self._came)

    def hurry(self) -> None:
        self._hurried.set()
        self._lasting = 0.0

    async def follow(self, runner: Runner) -> End:
        """Take records in until the run ends. Where this is cancelled, the run is."""
        drawing = asyncio.create_task(self._keep_drawing())
        try:
            async with aclosing(runner.run(self.run)) as reports:
                async for report in reports:
                    if not isinstance(report, Record):
                        await self._be_seen(report)
                        return report
                    self._came.append(report)
                    if len(self._came) == 1:
                        self._began = monotonic()
                        self._show()
        finally:
            drawing.cancel()
        return Failed("its process said nothing")

    async def _keep_drawing(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            if self.lags:
                self._show()

    async def _be_seen(self, end: End) -> None:
        """Show what is left, unless the run was stopped: then nobody wants to wait."""
        while self.lags and isinstance(end, Finished) and self._lasting:
            self._show()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurried.wait(), FRAME)
        self.records = list(self._came)

    def _show(self) -> None:
        share = (monotonic() - self._began) / self._lasting if self._lasting else 1.0
        total = self._came[-1].total
        self.records = self._came[: max(1, math.ceil(total * share))]
        self._draw()
