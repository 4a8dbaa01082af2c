"""The way to the helper process without an event loop."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from types import TracebackType
from typing import Any

from quizkl.maths.comparison import Comparison, Sameness
from quizkl.maths.derivation.finding import Following, Mark
from quizkl.maths.examination import Examination, Result
from quizkl.maths.helper.child import Child, spawn
from quizkl.maths.helper.command import DEADLINE, START_DEADLINE, helper_command
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
from quizkl.maths.variation.search import Search, Sought, Survey, Surveyed
from quizkl.maths.worked import Work, WorkedOut


class BlockingHelper:
    """One helper process, started when it is first needed and again after it had to be killed.

    ``ask`` never raises for what the helper does: what is not computed within the deadline is NotDecided.
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
        self._running: Child | None = None
        self._launched: tuple[Child, float] | None = None
        self._last_id = 0

    def __enter__(self) -> BlockingHelper:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The helper's process id while it starts or runs."""
        running = self._running or (self._launched[0] if self._launched is not None else None)
        return running.process.pid if running is not None else None

    def launch(self) -> None:
        """Let the helper start while there is other work to do; ``ask`` then waits for what is left of it."""
        if self._running is None and self._launched is None:
            running = spawn(self._command)
            if running is not None:
                self._launched = running, monotonic() + self._start_deadline

    def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]:
        """A finding for each inquiry, in order."""
        return self._ask(inquiries)

    def compare(self, comparisons: Sequence[Comparison]) -> tuple[Sameness, ...]:
        """An outcome for each comparison, in order."""
        return self._ask(comparisons)

    def examine(self, examinations: Sequence[Examination]) -> tuple[Result, ...]:
        """What each typed expression is, in order."""
        return self._ask(examinations)

    def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]:
        """A mark for each line of a derivation, in order."""
        return self._ask(lines)

    def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]:
        """The lines for each expression, in order."""
        return self._ask(works)

    def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]:
        """The seed of a good draw for each search, in order."""
        return self._ask(searches)

    def survey(self, surveys: Sequence[Survey]) -> tuple[Surveyed | NotDecided, ...]:
        """What is wrong with how many draws for each survey, in order."""
        return self._ask(surveys)

    def _ask(self, asked: Sequence[object]) -> tuple[Any, ...]:
        """What is found for each thing asked, whatever its kind."""
        if not asked:
            return ()
        running = self._ready()
        if running is None:
            return nothing_decided(asked, NOT_STARTED)
        self._last_id += 1
        conversation = Conversation(Request(self._last_id, tuple(asked), self._deadline))
        try:
            running.write(encode_request(conversation.request))
            otherwise = self._hear_out(running, conversation)
        except OSError:
            otherwise = DIED
            self._end(running)
        except BaseException:
            self._end(running)
            raise
        return conversation.outcome(otherwise)

    def close(self) -> None:
        """Kill the helper and wait until it is gone."""
        for running in (self._running, self._launched[0] if self._launched else None):
            if running is not None:
                self._end(running)

    def _ready(self) -> Child | None:
        if self._running is not None:
            return self._running
        self.launch()
        if self._launched is None:
            return None
        running, until = self._launched
        message = _next_message(running, until)
        if not isinstance(message, Ready):
            self._end(running)
            return None
        self._running, self._launched = running, None
        return running

    def _hear_out(self, running: Child, conversation: Conversation) -> str:
        """Take in the replies within the deadline; why the rest did not come, if anything is missing."""
        until = monotonic() + self._deadline
        while not conversation.over:
            message = _next_message(running, until)
            if message is None:
                ended = monotonic() < until
                self._end(running)
                return DIED if ended else OVERRAN
            if isinstance(message, Reply):
                conversation.hear(message)
        return OVERRAN

    def _end(self, running: Child) -> None:
        """Kill it and wait for it: no zombie, no open pipe."""
        if self._running is running:
            self._running = None
        if self._launched is not None and self._launched[0] is running:
            self._launched = None
        running.end()


def _next_message(running: Child, until: float) -> Ready | Reply[Any] | None:
    """The next thing it says; None when it says nothing in time, ends, or cannot be understood."""
    line = running.next_line(until)
    try:
        return None if line is None else decode_message(line)
    except BadMessageError:
        return None
