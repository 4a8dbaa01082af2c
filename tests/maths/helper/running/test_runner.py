"""Runs in a process of their own: their reports, their end by time, by cancelling and by accident."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest

from quizkl.experiments.read_value import Written
from quizkl.experiments.run import Failed, Finished, Record, Report, Run, Stopped, prepared
from quizkl.maths.helper.running.blocking import BlockingRunner
from quizkl.maths.helper.running.client import Runner
from quizkl.maths.helper.running.transcript import CANCELLED, DIED, NOT_STARTED, OUT_OF_TIME
from tests.maths.helper.running import stand_in


def run(name: str, **changes: Written) -> Run:
    made = prepared(name, None, changes)
    assert isinstance(made, Run), made
    return made


SHORT = run("fit-normal-mean", n=10, steps=3)
LONG = run("fit-normal", n=10_000, steps=10_000)


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_one_process_computes_one_run_after_the_other_stops_in_time_and_is_gone_at_the_end() -> None:
    """One process for the whole story: loading torch is what takes time."""
    with BlockingRunner() as runner:
        assert runner.start()
        process = runner.process_id
        assert process is not None

        *records, end = runner.run(SHORT)
        assert [(report.step, report.total) for report in records if isinstance(report, Record)] == [
            (1, 3),
            (2, 3),
            (3, 3),
        ]
        assert isinstance(end, Finished)
        assert list(end.records) == records
        assert end.results == end.records[-1].results

        *_, stopped = runner.run(LONG, seconds=0.2)
        assert isinstance(stopped, Stopped)
        assert stopped.reason == OUT_OF_TIME
        assert 0 < len(stopped.records) < 10_000
        assert stopped.results == stopped.records[-1].results

        *_, stopped = runner.run(run("autoregressive-digits"), seconds=0.01)
        assert stopped == Stopped(OUT_OF_TIME, (), {}), "while the digits were being drawn"

        assert isinstance(list(runner.run(SHORT))[-1], Finished)
        assert runner.process_id == process

        reports = runner.run(LONG)
        next(reports)
        os.kill(process, signal.SIGKILL)
        *_, died = reports
        assert isinstance(died, Stopped)
        assert died.reason == DIED
        assert runner.process_id is None
    assert is_gone(process)


async def heard(reports: AsyncIterator[Report]) -> list[Report]:
    return [report async for report in reports]


def test_runs_of_an_event_loop_are_cancelled_left_and_run_side_by_side() -> None:
    async def story() -> None:
        async with Runner() as runner:
            assert await runner.start()
            (first,) = runner.process_ids
            assert isinstance((await heard(runner.run(SHORT)))[-1], Finished)
            assert runner.process_ids == (first,)

            reports = []
            async for report in runner.run(LONG):
                reports.append(report)
                if len(reports) == 2:
                    beside = await heard(runner.run(SHORT))
                    assert isinstance(beside[-1], Finished)
                    assert len(runner.process_ids) == 2
                    runner.cancel()
            assert isinstance(reports[-1], Stopped)
            assert reports[-1].reason == CANCELLED
            assert reports[-1].records == tuple(reports[:2])
            assert is_gone(first)

            left = runner.run(LONG)
            await anext(left)
            at_work = runner.process_ids
            await left.aclose()
            assert len(runner.process_ids) == len(at_work) - 1

            cancelled = asyncio.create_task(heard(runner.run(LONG)))
            await asyncio.wait([cancelled], timeout=0.05)
            cancelled.cancel()
            with pytest.raises(asyncio.CancelledError):
                await cancelled
            assert not runner.process_ids
        assert not runner.process_ids
        assert all(map(is_gone, at_work))
        assert await heard(runner.run(SHORT)) == [Failed(NOT_STARTED)]

    asyncio.run(story())


STORIES = [
    (stand_in.HANGS_AFTER_A_RECORD, [stand_in.FIRST, Stopped(OUT_OF_TIME, (stand_in.FIRST,), {"mu": 0.5})]),
    (stand_in.DIES_AFTER_A_RECORD, [stand_in.FIRST, Stopped(DIED, (stand_in.FIRST,), {"mu": 0.5})]),
    (stand_in.TALKS_NONSENSE, [stand_in.FIRST, Stopped(DIED, (stand_in.FIRST,), {"mu": 0.5})]),
    (stand_in.NEVER_READY, [Failed(NOT_STARTED)]),
    (stand_in.DIES_AT_ONCE, [Failed(NOT_STARTED)]),
    (stand_in.DOES_NOT_EXIST, [Failed(NOT_STARTED)]),
]


@pytest.mark.parametrize(("command", "reports"), STORIES)
def test_a_process_that_misbehaves_ends_its_run_and_is_gone(command: tuple[str, ...], reports: list[Report]) -> None:
    deadline = 0.2 if command is stand_in.NEVER_READY else 20.0
    with BlockingRunner(command=command, start_deadline=deadline, grace=0.2) as runner:
        assert list(runner.run(SHORT, seconds=0.2)) == reports
        assert runner.process_id is None

    async def story() -> None:
        async with Runner(command=command, start_deadline=deadline, grace=0.2) as runner:
            assert await heard(runner.run(SHORT, seconds=0.2)) == reports
            assert not runner.process_ids

    asyncio.run(story())


def test_a_run_that_waits_for_torch_is_cancelled_and_closed_with_the_rest() -> None:
    async def story() -> None:
        runner = Runner(command=stand_in.NEVER_READY)
        waiting = asyncio.create_task(heard(runner.run(SHORT)))
        await asyncio.wait([waiting], timeout=0.05)
        await runner.close()
        assert await waiting == [Failed(NOT_STARTED)]

    asyncio.run(story())
