"""The way to a run of an experiment without an event loop."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from time import monotonic
from types import TracebackType

from quizkl.experiments.run import Failed, Record, Report, Run
from quizkl.maths.helper.child import Child, spawn
from quizkl.maths.helper.command import START_DEADLINE
from quizkl.maths.helper.running.command import runner_command
from quizkl.maths.helper.running.protocol import Ready, encode_message, encode_request
from quizkl.maths.helper.running.transcript import DIED, GRACE, NOT_STARTED, OUT_OF_TIME, Transcript


class BlockingRunner:
    """Runs experiments one after the other in a process that has nothing else to do.

    Nothing here raises for what the process does: a run that cannot be computed ends with Failed or Stopped.
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
        self._child: Child | None = None

    def __enter__(self) -> BlockingRunner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The process's id while it runs."""
        return self._child.process.pid if self._child is not None else None

    def start(self) -> bool:
        """Load torch ahead of the run; True when the process is ready."""
        if self._child is None:
            self._child = spawn(self._command)
            if self._child is not None:
                line = self._child.next_line(monotonic() + self._start_deadline)
                if line != encode_message(Ready()):
                    self.close()
        return self._child is not None

    def run(self, run: Run, seconds: float | None = None) -> Generator[Report, None, None]:
        """The reports of ``run``, the last one its end. ``seconds`` is the time it may take, the experiment's own where
        it is None; the time in which torch is loaded does not count. Leaving the loop kills the process.
        """
        budget = run.experiment.seconds if seconds is None else seconds
        is_reusable = False
        try:
            self.start()
            child = self._child
            if child is None:
                yield Failed(NOT_STARTED)
                return
            transcript = Transcript()
            until = monotonic() + budget + self._grace
            report: Report | None = None
            try:
                child.write(encode_request(run, budget))
            except OSError:
                yield transcript.broken_off(DIED)
                return
            while report is None or isinstance(report, Record):
                report = self._next_report(child, transcript, until)
                is_reusable = transcript.is_reusable
                yield report
        finally:
            if not is_reusable:
                self.close()

    def _next_report(self, child: Child, transcript: Transcript, until: float) -> Report:
        # Whoever asks for reports may have been slow to: what has been said meanwhile is heard all the same.
        until = max(until, monotonic() + self._grace)
        line = child.next_line(until)
        if line is not None:
            return transcript.hear(line)
        return transcript.broken_off(DIED if monotonic() < until else OUT_OF_TIME)

    def close(self) -> None:
        """Kill the process and wait until it is gone."""
        child, self._child = self._child, None
        if child is not None:
            child.end()
