"""An event loop that says at once when it has nothing to do.

Textual's pilot waits after every key, twice, until the process has used next to no processor time for a fiftieth of a
second. Here it waits until the loop would go to sleep: a key costs what it computes, and on a busy machine nothing is
looked at too early.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple

import pytest

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")

SOON = 0.055
"""Seconds. A timer that goes off within them is waited for: Textual holds back a drawing for a twentieth of one."""

PATIENCE = 30.0
"""Seconds that a busy machine may take to come to rest."""

FRAME = 0.001
"""Seconds between two drawings of the screen, which nobody sees."""


class _Watched(selectors.DefaultSelector):
    """Tells who waits for it that the loop is about to sleep."""

    def __init__(self) -> None:
        super().__init__()
        self.asleep: asyncio.Future[None] | None = None
        self.threads = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.asleep is None or self.threads or (timeout is not None and timeout <= SOON):
            return super().select(timeout)
        happened = super().select(0)
        if not happened:
            self.asleep.set_result(None)
            self.asleep = None
        return happened


class QuietLoop(asyncio.SelectorEventLoop):
    """Knows when neither it nor a thread that it has started has anything to do."""

    def __init__(self) -> None:
        self._watched = _Watched()
        super().__init__(self._watched)

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Arguments], T], *args: *Arguments
    ) -> asyncio.Future[T]:
        done = super().run_in_executor(executor, func, *args)
        self._watched.threads += 1
        done.add_done_callback(self._thread_is_done)
        return done

    def _thread_is_done(self, _: asyncio.Future[Any]) -> None:
        self._watched.threads -= 1

    async def asleep(self) -> None:
        """Wait for that, but not for ever: an animation may go on without end."""
        if self._watched.asleep is None:
            self._watched.asleep = self.create_future()
        await asyncio.wait([self._watched.asleep], timeout=PATIENCE)


async def _wait_for_idle(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """In the place of the function of Textual that is called so; how long is no matter of seconds here."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, QuietLoop)
    await loop.asleep()


def play(scene: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run it, with a pilot that waits for the loop."""
    with pytest.MonkeyPatch.context() as patch, asyncio.Runner(loop_factory=QuietLoop) as runner:
        for module in ("app", "pilot"):
            patch.setattr(f"textual.{module}.wait_for_idle", _wait_for_idle)
        patch.setattr("textual.screen.UPDATE_PERIOD", FRAME)
        return runner.run(scene())
