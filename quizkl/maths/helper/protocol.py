"""What crosses the pipe: one JSON object a line, in both directions. Pure: nothing here reads or writes.

The helper says ``{"ready": true}`` once. A request has an ``id``, what is ``asked`` and the ``seconds`` it may take;
each thing that is asked says of which ``kind`` it is. It is answered by a line with its ``place`` and a finding, first
without and then with what takes longer (an exact form, a proof); the last line for a place has ``final``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import InvalidOperation
from typing import Any, Generic, TypeVar

from quizkl.maths.helper.codec import Codec
from quizkl.maths.helper.kinds import KINDS
from quizkl.maths.inquiry import NotDecided

Json = Any
Asked = TypeVar("Asked")
Found = TypeVar("Found")

_BY_WORD = {codec.kind: codec for codec in KINDS}
_BY_TYPE = {codec.asks: codec for codec in KINDS}


class BadMessageError(ValueError):
    """A line that follows no rule of the protocol."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The helper has loaded its engines."""


@dataclass(frozen=True, slots=True)
class Request(Generic[Asked]):
    id: int
    asked: tuple[Asked, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Reply(Generic[Found]):
    """The finding for what was asked at ``place``; one with more in it follows unless it is ``final``."""

    id: int
    place: int
    finding: Found | NotDecided
    final: bool
    kind: str = "inquiry"


def kind_of(asked: object) -> str:
    """The word for the kind of work that is asked for."""
    return _BY_TYPE[type(asked)].kind


def encode_request(request: Request[Any]) -> bytes:
    asked = [_asked_to_json(one) for one in request.asked]
    return _line({"id": request.id, "seconds": request.seconds, "asked": asked})


def decode_request(line: bytes | str) -> Request[Any]:
    """Raises BadMessageError."""
    try:
        data = json.loads(line)
        asked = tuple(_codec(one["kind"]).read_asked(one) for one in data["asked"])
        return Request(int(data["id"]), asked, float(data["seconds"]))
    except (ValueError, KeyError, TypeError, RecursionError, InvalidOperation) as error:
        raise BadMessageError(str(error)) from None


def encode_ready() -> bytes:
    return _line({"ready": True})


def encode_reply(reply: Reply[Any]) -> bytes:
    match reply.finding:
        case NotDecided(reason):
            finding = {"not decided": reason}
        case _:
            finding = _codec(reply.kind).write_found(reply.finding)
    return _line({"id": reply.id, "place": reply.place, "kind": reply.kind, "final": reply.final, "finding": finding})


def decode_message(line: bytes | str) -> Ready | Reply[Any]:
    """What the helper said. Raises BadMessageError."""
    try:
        data = json.loads(line)
        if data.get("ready") is True:
            return Ready()
        codec, finding = _codec(data["kind"]), data["finding"]
        found = NotDecided(str(finding["not decided"])) if "not decided" in finding else codec.read_found(finding)
        return Reply(int(data["id"]), int(data["place"]), found, bool(data["final"]), codec.kind)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidOperation) as error:
        raise BadMessageError(str(error)) from None


def nothing_decided(asked: Sequence[object], reason: str) -> tuple[NotDecided, ...]:
    return tuple(NotDecided(reason) for _ in asked)


def _codec(kind: str) -> Codec[Any, Any]:
    return _BY_WORD[kind]


def _asked_to_json(asked: object) -> Json:
    codec = _BY_TYPE[type(asked)]
    return {"kind": codec.kind, **codec.write_asked(asked)}


def _line(data: Json) -> bytes:
    return json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"
