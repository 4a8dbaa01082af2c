"""What crosses the pipe of a run: one JSON object a line. Pure: nothing here reads or writes.

The process says ``{"ready": true}`` once. ``{"run": name, "settings": {...}, "seconds": s}`` is answered by a line with
``record`` for each record and one with ``end`` after the last.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from quizkl.experiments.experiment import ResultValue
from quizkl.experiments.run import Record, Run, prepared

Json = Any


class BadMessageError(ValueError):
    """A line that follows no rule of the protocol."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has loaded torch."""


@dataclass(frozen=True, slots=True)
class AllDone:
    """Every step has been taken."""


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """The seconds were over before the last step."""


@dataclass(frozen=True, slots=True)
class Broke:
    """The computation broke; ``reason`` is a clause."""

    reason: str


Message = Ready | Record | AllDone | OutOfTime | Broke


def encode_request(run: Run, seconds: float) -> bytes:
    return _line({"run": run.experiment.name, "settings": dict(run.settings), "seconds": seconds})


def decode_request(line: bytes | str) -> tuple[Run, float]:
    """The run, held to its bounds once more, and the seconds it may take. Raises BadMessageError."""
    try:
        data = json.loads(line)
        run = prepared(data["run"], None, data["settings"])
        seconds = float(data["seconds"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadMessageError(str(error)) from None
    if not isinstance(run, Run):
        raise BadMessageError(str(run))
    return run, seconds


def encode_message(message: Message) -> bytes:
    match message:
        case Ready():
            return _line({"ready": True})
        case Record(step, total, values, results):
            record = {"step": step, "total": total, "values": dict(values), "results": dict(results)}
            return _line({"record": record})
        case AllDone():
            return _line({"end": "done"})
        case OutOfTime():
            return _line({"end": "time"})
        case Broke(reason):
            return _line({"end": "broke", "reason": reason})


def decode_message(line: bytes | str) -> Message:
    """Raises BadMessageError."""
    try:
        return _message(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadMessageError(str(error)) from None


def _message(data: Json) -> Message:
    match data:
        case {"ready": True}:
            return Ready()
        case {"record": record}:
            values = {str(name): float(value) for name, value in record["values"].items()}
            results = {str(name): _result(value) for name, value in record["results"].items()}
            return Record(int(record["step"]), int(record["total"]), values, results)
        case {"end": "done"}:
            return AllDone()
        case {"end": "time"}:
            return OutOfTime()
        case {"end": "broke", "reason": str(reason)}:
            return Broke(reason)
        case _:
            raise BadMessageError("this is no message")


def _result(value: Json) -> ResultValue:
    return tuple(map(float, value)) if isinstance(value, list) else float(value)


def _line(data: Json) -> bytes:
    """Infinities and nan are written as Python's json writes and reads them: both ends of the pipe are ours."""
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"
