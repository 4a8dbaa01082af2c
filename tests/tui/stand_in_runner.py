"""Runs of ``fit-normal-mean`` with few steps whose reports come when a test says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from quizkl.experiments.run import End, Finished, Record, Report, Run, Stopped


def record(step: int, total: int = 4) -> Record:
    mu = 2 - 2 * 0.9**step
    results = {"mu": mu, "kl": (2 - mu) ** 2 / 2, "nll": 1.5, "data_mean": 2.0, "true_mu": 2.0}
    return Record(step, total, {"step": step - 1.0, **results}, results)


class StandIn:
    """Runs as far as it is let: a test says when each report comes, and sees what became of the run."""

    def __init__(self, total: int = 4) -> None:
        self.total = total
        self.reports: asyncio.Queue[Report] = asyncio.Queue()
        self.begun = 0
        self.left = 0
        self._records: list[Record] = []

    async def start(self) -> bool:
        return True

    async def run(self, run: Run, seconds: float | None = None) -> AsyncGenerator[Report, None]:
        self.begun += 1
        self._records = []
        try:
            while True:
                report = await self.reports.get()
                if isinstance(report, Record):
                    self._records.append(report)
                yield report
                if not isinstance(report, Record):
                    return
        finally:
            self.left += 1

    def steps(self, *steps: int) -> None:
        for step in steps:
            self.reports.put_nowait(record(step, self.total))

    def end(self, end: End | None = None) -> None:
        done = [record(step, self.total) for step in range(1, self.total + 1)]
        self.reports.put_nowait(end or Finished(tuple(done), done[-1].results))

    def cancel(self) -> None:
        had = self._records
        self.reports.put_nowait(Stopped("the run was cancelled", tuple(had), had[-1].results if had else {}))

    async def close(self) -> None:
        pass
