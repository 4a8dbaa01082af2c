"""The helper process as the screen uses it."""

from __future__ import annotations

import asyncio

import pytest

from quizkl.maths.helper.client import Helper
from quizkl.maths.helper.conversation import DIED, NOT_STARTED, OVERRAN
from quizkl.maths.inquiry import Computed, NotDecided
from tests.maths.engine.reading import inquiry
from tests.maths.helper import stand_in
from tests.maths.helper.test_blocking import KL, SLOW_EXACTLY


def test_start_ask_cancel_and_ask_again() -> None:
    """One helper for the whole story: starting it is what takes time."""

    async def story() -> None:
        async with Helper() as helper:
            first, second = await asyncio.gather(helper.start(), helper.ask([KL]))
            assert first is True
            assert isinstance(second[0], Computed) and second[0].engines_agree is True

            several = await asyncio.gather(*(helper.ask([inquiry(f"{n} + 1")]) for n in range(5)))
            assert [finding.value for (finding,) in several if isinstance(finding, Computed)] == [1, 2, 3, 4, 5]

            given_up = asyncio.create_task(helper.ask([SLOW_EXACTLY]))
            await asyncio.wait([given_up], timeout=0.02)
            given_up.cancel()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            (after,) = await helper.ask([inquiry("6 * 7")])
            assert isinstance(after, Computed) and after.value == 42
        assert helper.process_id is None
        assert await helper.ask([KL]) == (NotDecided(NOT_STARTED),)

    asyncio.run(story())


def test_a_helper_that_never_answers_is_killed_and_started_again() -> None:
    async def story() -> None:
        async with Helper(command=stand_in.NEVER_ANSWERS, deadline=0.05) as helper:
            assert await helper.ask([KL, KL]) == (NotDecided(OVERRAN), NotDecided(OVERRAN))
            assert helper.process_id is None
            assert await helper.ask([KL]) == (NotDecided(OVERRAN),)

    asyncio.run(story())


def test_one_that_dies_when_asked_decides_nothing() -> None:
    async def story() -> None:
        async with Helper(command=stand_in.DIES_WHEN_ASKED, deadline=20) as helper:
            assert await helper.ask([KL]) == (NotDecided(DIED),)
            assert await helper.ask([KL]) == (NotDecided(DIED),)

    asyncio.run(story())


@pytest.mark.parametrize("command", [stand_in.DIES_AT_ONCE, stand_in.NEVER_READY, stand_in.DOES_NOT_EXIST])
def test_one_that_does_not_start_decides_nothing(command: tuple[str, ...]) -> None:
    async def story() -> None:
        async with Helper(command=command, start_deadline=0.2) as helper:
            assert await helper.start() is False
            assert await helper.ask([KL]) == (NotDecided(NOT_STARTED),)

    asyncio.run(story())


def test_nonsense_is_not_believed() -> None:
    async def story() -> None:
        async with Helper(command=stand_in.TALKS_NONSENSE, deadline=20) as helper:
            assert await helper.ask([KL]) == (NotDecided(DIED),)

    asyncio.run(story())


def test_closing_ends_a_start_and_a_question_under_way() -> None:
    async def story() -> None:
        starting = Helper(command=stand_in.NEVER_READY)
        start = asyncio.create_task(starting.start())
        await asyncio.sleep(0)
        await starting.close()
        assert await start is False

        asking = Helper(command=stand_in.NEVER_ANSWERS)
        assert await asking.start()
        question = asyncio.create_task(asking.ask([KL]))
        await asyncio.sleep(0)
        await asking.close()
        assert await question == (NotDecided(DIED),)

    asyncio.run(story())
