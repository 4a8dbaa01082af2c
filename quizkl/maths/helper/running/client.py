"""The asynchronous way to a run of an experiment."""

from __future__ import annotations

import asyncio
import contextlib
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Sequence
from types import TracebackType

from quizkl.experiments.run import Failed, Record, Report, Run
from quizkl.maths.helper.async_child import end, kill
from quizkl.maths.helper.command import LONGEST_LINE, START_DEADLINE
from quizkl.maths.helper.running.command import runner_command
from quizkl.maths.helper.running.protocol import Ready, encode_message, encode_request
from quizkl.maths.helper.running.transcript import CANCELLED, DIED, GRACE, NOT_STARTED, OUT_OF_TIME, Transcript


class Runner:
    """Runs experiments, each in a process that has nothing else to do; an idle process serves the next run.

    Nothing here raises for what a process does: a run that cannot be computed ends with Failed or Stopped.
    """

    def __init__(
        self,
        *,
        command: Sequence[str] | None = None,
        start_deadline: float = START_DEADLINE,
        grace: float = GRACE,
    ) -> None:
        """``command`` is the process's command line. It has ``start_deadline`` seconds to load torch, and ``grace``
        seconds beyond those of a run to stop by itself.
        """
        self._command = tuple(command) if command is not None else runner_command()
        self._start_deadline = start_deadline
        self._grace = grace
        self._idle: Process | None = None
        self._starting: asyncio.Task[bool] | None = None
        self._running: set[Process] = set()
        self._cancelled = 0
        self._closed = False

    async def __aenter__(self) -> Runner:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The ids of the processes that are ready or at work."""
        ready = () if self._idle is None else (self._idle,)
        return tuple(process.pid for process in (*ready, *self._running) if process.returncode is None)

    async def start(self) -> bool:
        """Load torch ahead of the run; True when a process is ready."""
        if self._closed:
            return False
        if self._idle is not None and self._idle.returncode is None:
            return True
        if self._starting is None:
            self._starting = asyncio.create_task(self._launch())
        starting = self._starting
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            waiting = asyncio.current_task()
            if starting.cancelled() and (waiting is None or not waiting.cancelling()):
                return False  # closed meanwhile: it is not the one who waits who was cancelled
            raise

    async def run(self, run: Run, seconds: float | None = None) -> AsyncGenerator[Report, None]:
        """The reports of ``run``, the last one its end. ``seconds`` is the time it may take, the experiment's own where
        it is None; the time in which torch is loaded does not count. Leaving the loop kills the process.
        """
        budget = run.experiment.seconds if seconds is None else seconds
        transcript = Transcript()
        cancelled = self._cancelled
        process = await self._take()
        if process is None:
            yield Failed(NOT_STARTED)
            return
        self._running.add(process)
        is_over = False
        try:
            until = asyncio.get_running_loop().time() + budget + self._grace
            await _ask(process, encode_request(run, budget))
            while not is_over:
                if self._cancelled != cancelled:
                    report: Report = transcript.broken_off(CANCELLED)
                else:
                    report = await self._next_report(process, transcript, until)
                is_over = not isinstance(report, Record)
                if is_over:
                    await self._let_go(process, transcript.is_reusable and self._cancelled == cancelled)
                yield report
        finally:
            if not is_over:
                await self._let_go(process, is_reusable=False)

    def cancel(self) -> None:
        """Stop every run that is under way or waits for torch; each then ends with Stopped."""
        self._cancelled += 1
        for process in self._running:
            kill(process)

    async def close(self) -> None:
        """Kill every process and wait until it is gone."""
        self._closed = True
        self.cancel()
        if self._starting is not None:
            self._starting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._starting
        for process in (self._idle, *self._running):
            if process is not None:
                await end(process)
        self._idle = None

    async def _take(self) -> Process | None:
        """A process that is ready and nobody else's."""
        while await self.start():
            process, self._idle = self._idle, None
            if process is not None:
                return process
        return None

    async def _launch(self) -> bool:
        process = None
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LONGEST_LINE
            )
            line = await asyncio.wait_for(_line(process), self._start_deadline)
            if line == encode_message(Ready()):
                self._idle, process = process, None
                return True
        except (OSError, TimeoutError):
            pass
        finally:
            self._starting = None
            if process is not None:
                await end(process)
        return False

    async def _next_report(self, process: Process, transcript: Transcript, until: float) -> Report:
        cancelled = self._cancelled
        # Whoever asks for reports may have been slow to: what has been said meanwhile is heard all the same.
        patience = max(until - asyncio.get_running_loop().time(), self._grace)
        try:
            line = await asyncio.wait_for(_line(process), patience)
        except TimeoutError:
            return transcript.broken_off(OUT_OF_TIME)
        if line:
            return transcript.hear(line)
        return transcript.broken_off(DIED if self._cancelled == cancelled else CANCELLED)

    async def _let_go(self, process: Process, is_reusable: bool) -> None:
        """Keep the process for the next run, or end it."""
        self._running.discard(process)
        if is_reusable and self._idle is None and not self._closed:
            self._idle = process
        else:
            await end(process)


async def _ask(process: Process, line: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # it has ended; the next report says so
        process.stdin.write(line)
        await process.stdin.drain()


async def _line(process: Process) -> bytes:
    """Its next line; empty where it has ended or says more than a line may hold."""
    assert process.stdout is not None
    try:
        line = await process.stdout.readline()
    except (ValueError, OSError):
        return b""
    return line if line.endswith(b"\n") else b""
