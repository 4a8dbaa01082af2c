"""A run is seen as it goes on, a quick one too, and nobody has to wait for that."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from quizkl.experiments.run import Finished, Run, Stopped, prepared
from quizkl.tui.experiment.run_watch import RunWatch
from tests.tui.stand_in_runner import StandIn

FOR_EVER = 1e9


def watched(
    scene: Callable[[RunWatch, StandIn, list[int]], Awaitable[None]], lasting: float, calm: bool = False
) -> None:
    run = prepared("fit-normal-mean", None, {"steps": 4})
    assert isinstance(run, Run)
    seen: list[int] = []

    async def play() -> None:
        watch = RunWatch(run, lambda: seen.append(len(watch.records)), calm, lasting)
        await scene(watch, StandIn(), seen)

    asyncio.run(play())


def test_a_run_is_drawn_from_its_first_record_and_known_to_its_last() -> None:
    async def scene(watch: RunWatch, runner: StandIn, seen: list[int]) -> None:
        runner.steps(1, 2, 3, 4)
        runner.end()
        assert isinstance(await watch.follow(runner), Finished)
        assert seen[0] == 1
        assert len(watch.records) == 4

    watched(scene, 0.0)


def test_a_quick_run_lasts_until_somebody_hurries() -> None:
    async def scene(watch: RunWatch, runner: StandIn, seen: list[int]) -> None:
        following = asyncio.create_task(watch.follow(runner))
        runner.steps(1, 2, 3, 4)
        runner.end()
        while not watch.lags:
            await asyncio.sleep(0)
        assert not following.done()
        watch.hurry()
        assert isinstance(await following, Finished)
        assert len(watch.records) == 4

    watched(scene, FOR_EVER)


def test_where_little_is_to_move_nothing_lasts() -> None:
    async def scene(watch: RunWatch, runner: StandIn, seen: list[int]) -> None:
        runner.steps(1, 2, 3, 4)
        runner.end()
        assert isinstance(await watch.follow(runner), Finished)
        assert seen == [1]

    watched(scene, FOR_EVER, calm=True)


def test_a_run_that_is_stopped_does_not_last() -> None:
    async def scene(watch: RunWatch, runner: StandIn, seen: list[int]) -> None:
        runner.steps(1, 2)
        runner.end(Stopped("the time was up", (), {}))
        assert isinstance(await watch.follow(runner), Stopped)
        assert len(watch.records) == 2

    watched(scene, FOR_EVER)


def test_whoever_leaves_ends_the_run() -> None:
    async def scene(watch: RunWatch, runner: StandIn, seen: list[int]) -> None:
        following = asyncio.create_task(watch.follow(runner))
        runner.steps(1)
        while not seen:
            await asyncio.sleep(0)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        assert (runner.left, following.cancelled()) == (1, True)

    watched(scene, FOR_EVER)
