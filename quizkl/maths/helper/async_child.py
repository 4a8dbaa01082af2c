"""The end of a child process of an event loop."""

from __future__ import annotations

import contextlib
from asyncio.subprocess import Process

from quizkl.maths.helper.command import LONGEST_LINE


def kill(process: Process) -> None:
    """At once; ``end`` still has to wait for it."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()


async def end(process: Process) -> None:
    """Kill it and wait for it, its pipes included, so that nothing is left to the loop's end."""
    kill(process)
    if process.stdin is not None:
        process.stdin.close()
    if process.stdout is not None:
        with contextlib.suppress(ValueError, OSError, RuntimeError):
            while await process.stdout.read(LONGEST_LINE):
                pass
    await process.wait()
