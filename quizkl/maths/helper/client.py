"""The asynchronous way to the helper process."""

from __future__ import annotations

import asyncio
import contextlib
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from quizkl.maths.comparison import Comparison, Sameness
from quizkl.maths.derivation.finding import Following, Mark
from quizkl.maths.examination import Examination, Result
from quizkl.maths.helper.async_child import end
from quizkl.maths.helper.command import DEADLINE, LONGEST_LINE, START_DEADLINE, helper_command
from quizkl.maths.helper.conversation import DIED, NOT_STARTED, OVERRAN, Conversation
from quizkl.maths.helper.protocol import (
    BadMessageError,
    Ready,
    Reply,
    Request,
    decode_message,
    encode_request,
    nothing_decided,
)
from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
from quizkl.maths.variation.search import Search, Sought
from quizkl.maths.worked import Work, WorkedOut


class _HelperEndedError(Exception):
    """The helper closed its end, or said what nobody understands."""


class Helper:
    """One helper process, started when it is first needed and again after it had to be killed.

    Requests go one at a time. ``ask`` never raises for what the helper does: what is not computed within the deadline
    is NotDecided. A cancelled ``ask`` leaves the helper at work; the next one waits for it, no longer than it was
    allowed to take.
    """

    def __init__(
        self,
        *,
        command: Sequence[str] | None = None,
        deadline: float = DEADLINE,
        start_deadline: float = START_DEADLINE,
    ) -> None:
        """``command`` is the helper's command line; both deadlines are in seconds."""
        self._command = tuple(command) if command is not None else helper_command()
        self._deadline = deadline
        self._start_deadline = start_deadline
        self._process: Process | None = None
        self._starting: asyncio.Task[Process | None] | None = None
        self._turn = asyncio.Lock()
        self._last_id = 0
        self._unanswered: tuple[Conversation, float] | None = None
        self._closed = False

    async def __aenter__(self) -> Helper:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def process_id(self) -> int | None:
        """The helper's process id while it runs."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def start(self) -> bool:
        """Start the helper ahead of its first request; True when it is ready."""
        return await self._ready_process() is not None

    async def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        """A finding for each inquiry, in order."""
        return await self._ask(inquiries)

    async def compare(self, comparisons: Sequence[Comparison]) -> tuple[Sameness, ...]:
        """An outcome for each comparison, in order."""
        return await self._ask(comparisons)

    async def examine(self, examinations: Sequence[Examination]) -> tuple[Result, ...]:
        """What each typed expression is, in order."""
        return await self._ask(examinations)

    async def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]:
        """A mark for each line of a derivation, in order."""
        return await self._ask(lines)

    async def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
        """The lines for each expression, in order."""
        return await self._ask(works)

    async def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]:
        """The seed of a good draw for each search, in order."""
        return await self._ask(searches)

    async def _ask(self, asked: Sequence[object]) -> tuple[Any, ...]:
        """What is found for each thing asked, whatever its kind."""
        if not asked:
            return ()
        async with self._turn:
            await self._hear_out()
            process = await self._ready_process()
            if process is None:
                return nothing_decided(asked, NOT_STARTED)
            self._last_id += 1
            conversation = Conversation(Request(self._last_id, tuple(asked), self._deadline))
            self._unanswered = conversation, asyncio.get_running_loop().time() + self._deadline
            try:
                await self._send(process, conversation.request)
            except OSError:
                await self._end(process)
                return nothing_decided(asked, DIED)
            return conversation.outcome(await self._hear_out())

    async def close(self) -> None:
        """Kill the helper and wait until it is gone; what was being asked is not decided."""
        self._closed = True
        if self._starting is not None and not self._starting.done():
            self._starting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._starting
        if self._process is not None:
            await self._end(self._process)

    async def _ready_process(self) -> Process | None:
        """The running helper; callers that come while it starts wait for the same start."""
        if self._closed:
            return None
        if self._process is not None and self._process.returncode is None:
            return self._process
        if self._starting is None or self._starting.done():
            self._starting = asyncio.create_task(self._launch())
        starting = self._starting
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            asker = asyncio.current_task()
            if starting.cancelled() and (asker is None or not asker.cancelling()):
                return None  # closed meanwhile: it is not the asker who was cancelled
            raise

    async def _launch(self) -> Process | None:
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LONGEST_LINE
            )
        except OSError:
            return None
        try:
            message = await asyncio.wait_for(self._listen(process), self._start_deadline)
        except (TimeoutError, _HelperEndedError):
            await self._end(process)
            return None
        except asyncio.CancelledError:
            await self._end(process)
            raise
        if not isinstance(message, Ready):
            await self._end(process)
            return None
        self._process = process
        return process

    async def _hear_out(self) -> str:
        """Take in what is still to come for the last request, within its deadline; what kept the rest, if anything."""
        if self._unanswered is None or self._process is None:
            self._unanswered = None
            return OVERRAN
        conversation, until = self._unanswered
        process = self._process
        try:
            async with asyncio.timeout_at(until):
                while not conversation.over:
                    message = await self._listen(process)
                    if isinstance(message, Reply):
                        conversation.hear(message)
        except TimeoutError:
            await self._end(process)
            return OVERRAN
        except _HelperEndedError:
            await self._end(process)
            return DIED
        self._unanswered = None
        return OVERRAN

    async def _send(self, process: Process, request: Request[Any]) -> None:
        assert process.stdin is not None
        process.stdin.write(encode_request(request))
        async with asyncio.timeout(self._deadline):
            await process.stdin.drain()

    async def _listen(self, process: Process) -> Ready | Reply[Any]:
        assert process.stdout is not None
        try:
            line = await process.stdout.readline()
            if line.endswith(b"\n"):
                return decode_message(line)
        except (ValueError, BadMessageError, OSError):
            pass
        raise _HelperEndedError

    async def _end(self, process: Process) -> None:
        """Kill it and wait for it, its pipes included, so that nothing is left to the loop's end."""
        self._unanswered = None
        if self._process is process:
            self._process = None
        await end(process)
