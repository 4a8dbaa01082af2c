"""What has come of a run so far, whichever way the lines are carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizkl.experiments.experiment import ResultValue
from quizkl.experiments.run import Failed, Finished, Record, Report, Stopped
from quizkl.maths.helper.running.protocol import AllDone, BadMessageError, Broke, OutOfTime, Ready, decode_message

CANCELLED = "the run was cancelled"
DIED = "the process that computed it ended"
NOT_STARTED = "the process that computes could not be started"
OUT_OF_TIME = "the time for this run was up"

GRACE = 5.0
"""Seconds beyond those of the run after which a process that did not stop by itself is killed."""


@dataclass(slots=True)
class Transcript:
    """Collects the records and makes them into the end of the run. ``is_reusable`` says whether the process came to the
    end of the run by itself, so that it can be asked for another.
    """

    records: list[Record] = field(default_factory=list)
    is_reusable: bool = False

    def hear(self, line: bytes) -> Report:
        """The report that a line stands for; a line that nobody understands ends the run."""
        try:
            message = decode_message(line)
        except BadMessageError:
            return self.broken_off(DIED)
        match message:
            case Record():
                self.records.append(message)
                return message
            case AllDone():
                self.is_reusable = True
                return Finished(tuple(self.records), self._results)
            case OutOfTime():
                self.is_reusable = True
                return self.broken_off(OUT_OF_TIME)
            case Broke(reason):
                return Failed(reason)
            case Ready():
                return self.broken_off(DIED)

    def broken_off(self, reason: str) -> Stopped:
        return Stopped(reason, tuple(self.records), self._results)

    @property
    def _results(self) -> Mapping[str, ResultValue]:
        return self.records[-1].results if self.records else {}
