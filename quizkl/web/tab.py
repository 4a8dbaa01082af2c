"""The application process behind one tab."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from textual_serve.app_service import AppService

PATIENCE = 5.0
"""Seconds in which a process that is asked to end does so; then it is killed."""

_LARGEST = 1000  # columns or rows of a terminal in a browser


def tab_command() -> tuple[str, ...]:
    """The command line of the application in a tab."""
    return sys.executable, "-m", "quizkl.commands.tab"


class Tab(AppService):
    """An application of its own for each tab; it ends with the tab."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width=clamped(width), height=clamped(height))
        environment["TEXTUAL_DRIVER"] = "quizkl.tui.tab_driver:TabDriver"
        process = await asyncio.create_subprocess_exec(
            *tab_command(), stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Hand on what the application draws, as long as it runs; where it ends by itself, however that went, its tab
        is closed.
        """
        await super().run()
        if self._task is not None:
            await self.remote_close()

    async def stop(self) -> None:
        """Ask the application to end, and see to it that it does."""
        process, task = self._process, self._task
        if process is None or task is None:
            return
        self._task = None
        try:
            await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
            await self.send_meta({"type": "quit"})
        finally:
            await _ended(process)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _ended(process: Process) -> None:
    """Wait for the end of a process, and bring it about where it does not come."""
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def clamped(size: int) -> int:
    """A number of columns or rows within reason."""
    return max(1, min(size, _LARGEST))
