"""How long a learner waits for the screens of experiments, and what a drawing costs while a run goes on.

    python -m tests.benchmarks.runs_on_screen

From ``x`` on Home to the list and from Enter to an experiment, with 10,000 cards and 100,000 reviews on the desk; then
how long it takes to draw a run of many records once more. Keys go straight into the application's queue, so the
terminal's own time is not in it. A report, not a test.
"""

from __future__ import annotations

import asyncio
import math
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from quizkl.experiments.run import Record, Run, prepared
from quizkl.tui.app import QuizklApp
from quizkl.tui.experiment.run_lines import drawn_lines, table_lines
from quizkl.tui.look import Look
from tests.benchmarks import big_desk
from tests.benchmarks.in_session import open_desk, report

TIMES = 15


async def _screens(folder: Path) -> None:
    desk = open_desk(folder)
    with desk.journal:
        app = QuizklApp(desk)
        try:
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                lists, opened = [], []
                for _ in range(TIMES):
                    lists.append(await _pressed(app, "x", "ExperimentsScreen"))
                    opened.append(await _pressed(app, "enter", "ExperimentScreen"))
                    await pilot.press("escape", "escape")
                    await pilot.pause()
                report("x to the list of experiments", lists, "100 ms allowed")
                report("Enter to one of them", opened, "100 ms allowed")
        finally:
            await app.close_helper()


async def _pressed(app: QuizklApp, key: str, screen: str) -> float:
    """Seconds from a key until the screen that it opens is laid out and drawn."""
    from textual import events

    drawn = asyncio.Event()
    start = time.perf_counter()
    app.post_message(events.Key(key, None))
    while type(app.screen).__name__ != screen:
        await asyncio.sleep(0)
    app.screen.call_after_refresh(drawn.set)
    await drawn.wait()
    return time.perf_counter() - start


def _records(count: int) -> list[Record]:
    return [
        Record(
            number + 1,
            count,
            {
                "step": float(number),
                "mu": 2 - 2 * math.exp(-number / count * 5),
                "nll": 1.4 + math.exp(-number / count * 5),
                "kl": math.exp(-number / count * 5),
                "true_mu": 2.0,
                "data_mean": 2.0,
            },
        )
        for number in range(count)
    ]


def _drawings(run: Run, counts: Sequence[int]) -> None:
    look = Look()
    drawn_lines(run, _records(2), 80, 12, look)  # what it needs is imported
    for count in counts:
        records = _records(count)
        curves, tables = [], []
        for _ in range(TIMES):
            start = time.perf_counter()
            drawn_lines(run, records, 80, 12, look)
            curves.append(time.perf_counter() - start)
            start = time.perf_counter()
            table_lines(run, records, 80, look)
            tables.append(time.perf_counter() - start)
        report(f"curves of {count:,} records", curves, "drawn ten times a second")
        report(f"table of {count:,} records", tables, "drawn ten times a second")


def main() -> None:
    run = prepared("fit-normal-mean", None, {"steps": 10_000})
    assert isinstance(run, Run)
    _drawings(run, (25, 1_000, 10_000))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big_desk.make(folder)
        asyncio.run(_screens(folder))


if __name__ == "__main__":
    main()
