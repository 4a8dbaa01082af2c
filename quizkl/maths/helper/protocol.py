"""What crosses the pipe: one JSON object a line, in both directions. Pure: nothing here reads or writes.

The helper says ``{"ready": true}`` once. A request has an ``id``, its ``inquiries`` and the ``seconds`` it may take.
Each inquiry is answered by a line with its ``place`` and a finding, first without and then with the exact form; the
last line for a place has ``final``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from quizkl.maths.helper.forest_codec import decode_forest, encode_forest
from quizkl.maths.helper.tree_codec import NotATreeError, decode_given, decode_tree, encode_given, encode_tree
from quizkl.maths.inquiry import (
    Computed,
    Digits,
    Finding,
    Inquiry,
    Interval,
    Intervals,
    NotDecided,
    TermTable,
    Undefined,
    Value,
)

Json = Any


class BadMessageError(ValueError):
    """A line that follows no rule of the protocol."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The helper has loaded its engines."""


@dataclass(frozen=True, slots=True)
class Request:
    id: int
    inquiries: tuple[Inquiry, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """The finding for the inquiry at ``place``; another one with more in it follows unless it is ``final``."""

    id: int
    place: int
    finding: Finding
    final: bool


def encode_request(request: Request) -> bytes:
    return _line(
        {
            "id": request.id,
            "seconds": request.seconds,
            "inquiries": [_inquiry_to_json(inquiry) for inquiry in request.inquiries],
        }
    )


def decode_request(line: bytes | str) -> Request:
    """Raises BadMessageError."""
    try:
        data = json.loads(line)
        inquiries = tuple(_inquiry_from_json(inquiry) for inquiry in data["inquiries"])
        return Request(int(data["id"]), inquiries, float(data["seconds"]))
    except (ValueError, KeyError, TypeError, NotATreeError, RecursionError, InvalidOperation) as error:
        raise BadMessageError(str(error)) from None


def encode_ready() -> bytes:
    return _line({"ready": True})


def encode_reply(reply: Reply) -> bytes:
    finding = _finding_to_json(reply.finding)
    return _line({"id": reply.id, "place": reply.place, "final": reply.final, "finding": finding})


def decode_message(line: bytes | str) -> Ready | Reply:
    """What the helper said. Raises BadMessageError."""
    try:
        data = json.loads(line)
        if data.get("ready") is True:
            return Ready()
        return Reply(int(data["id"]), int(data["place"]), _finding_from_json(data["finding"]), bool(data["final"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidOperation) as error:
        raise BadMessageError(str(error)) from None


def nothing_decided(inquiries: Sequence[Inquiry], reason: str) -> tuple[Finding, ...]:
    return tuple(NotDecided(reason) for _ in inquiries)


def _line(data: Json) -> bytes:
    return json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def _inquiry_to_json(inquiry: Inquiry) -> Json:
    return {
        "expression": encode_tree(inquiry.expression),
        "given": encode_given(inquiry.given),
        "exact": inquiry.exact,
        "unit": None if inquiry.rounding_unit is None else str(inquiry.rounding_unit),
        "terms": inquiry.terms,
        "others": encode_forest(inquiry.others),
    }


def _inquiry_from_json(data: Json) -> Inquiry:
    return Inquiry(
        expression=decode_tree(data["expression"]),
        given=decode_given(data["given"]),
        exact=bool(data["exact"]),
        rounding_unit=None if data["unit"] is None else Decimal(data["unit"]),
        terms=bool(data["terms"]),
        others=decode_forest(data["others"]),
    )


def _finding_to_json(finding: Finding) -> Json:
    match finding:
        case Undefined(reason):
            return {"undefined": reason}
        case NotDecided(reason):
            return {"not decided": reason}
        case Computed():
            return {
                "value": _numbers_to_json(finding.value),
                "digits": _digits_to_json(finding.digits),
                "line": finding.exact_line,
                "tex": finding.exact_tex,
                "agree": finding.engines_agree,
                "interval": _interval_to_json(finding.interval),
                "terms": _terms_to_json(finding.terms),
                "unchecked": finding.unchecked,
                "others": [None if value is None else _numbers_to_json(value) for value in finding.others],
            }


def _finding_from_json(data: Json) -> Finding:
    if "undefined" in data:
        return Undefined(str(data["undefined"]))
    if "not decided" in data:
        return NotDecided(str(data["not decided"]))
    return Computed(
        value=_numbers_from_json(data["value"]),
        digits=_digits_from_json(data["digits"]),
        exact_line=data["line"],
        exact_tex=data["tex"],
        engines_agree=data["agree"],
        interval=_interval_from_json(data["interval"]),
        terms=_terms_from_json(data["terms"]),
        unchecked=data["unchecked"],
        others=tuple(None if value is None else _numbers_from_json(value) for value in data["others"]),
    )


def _numbers_to_json(value: Value) -> Json:
    """JSON has no infinity and no NaN: those three are words."""
    if isinstance(value, tuple):
        return [_numbers_to_json(part) for part in value]
    return value if math.isfinite(value) else str(value)


def _numbers_from_json(data: Json) -> Value:
    if isinstance(data, list):
        return tuple(_numbers_from_json(part) for part in data)
    return float(data)


def _digits_to_json(digits: Digits) -> Json:
    return [_digits_to_json(part) for part in digits] if isinstance(digits, tuple) else str(digits)


def _digits_from_json(data: Json) -> Digits:
    return tuple(_digits_from_json(part) for part in data) if isinstance(data, list) else Decimal(data)


def _interval_to_json(interval: Intervals | None) -> Json:
    if interval is None:
        return None
    if isinstance(interval, Interval):
        return {"low": interval.low, "high": interval.high}
    return [_interval_to_json(part) for part in interval]


def _interval_from_json(data: Json) -> Intervals | None:
    if data is None:
        return None
    return _some_interval(data)


def _some_interval(data: Json) -> Intervals:
    if isinstance(data, dict):
        return Interval(float(data["low"]), float(data["high"]))
    return tuple(_some_interval(part) for part in data)


def _terms_to_json(terms: TermTable | None) -> Json:
    if terms is None:
        return None
    rows = [[_numbers_to_json(number) for number in row] for row in terms.rows]
    return {"headings": list(terms.headings), "rows": rows, "total": _numbers_to_json(terms.total)}


def _terms_from_json(data: Json) -> TermTable | None:
    if data is None:
        return None
    rows = tuple(tuple(float(number) for number in row) for row in data["rows"])
    return TermTable(tuple(data["headings"]), rows, float(data["total"]))
