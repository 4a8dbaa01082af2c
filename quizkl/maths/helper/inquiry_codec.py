"""Inquiries and their findings as plain JSON."""

from __future__ import annotations

import math
from decimal import Decimal

from quizkl.maths.helper.codec import Codec, Json
from quizkl.maths.helper.forest_codec import decode_forest, encode_forest
from quizkl.maths.helper.tree_codec import decode_given, decode_tree, encode_given, encode_tree
from quizkl.maths.inquiry import Computed, Digits, Inquiry, Interval, Intervals, TermTable, Undefined, Value


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


def _finding_to_json(finding: Computed | Undefined) -> Json:
    match finding:
        case Undefined(reason):
            return {"undefined": reason}
        case Computed():
            return {
                "value": _numbers_to_json(finding.value),
                "digits": digits_to_json(finding.digits),
                "line": finding.exact_line,
                "tex": finding.exact_tex,
                "agree": finding.engines_agree,
                "interval": _interval_to_json(finding.interval),
                "terms": _terms_to_json(finding.terms),
                "unchecked": finding.unchecked,
                "others": [None if value is None else _numbers_to_json(value) for value in finding.others],
            }


def _finding_from_json(data: Json) -> Computed | Undefined:
    if "undefined" in data:
        return Undefined(str(data["undefined"]))
    return Computed(
        value=_numbers_from_json(data["value"]),
        digits=digits_from_json(data["digits"]),
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


def digits_to_json(digits: Digits) -> Json:
    return [digits_to_json(part) for part in digits] if isinstance(digits, tuple) else str(digits)


def digits_from_json(data: Json) -> Digits:
    return tuple(digits_from_json(part) for part in data) if isinstance(data, list) else Decimal(data)


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


INQUIRY: Codec[Inquiry, Computed | Undefined] = Codec(
    "inquiry", Inquiry, _inquiry_to_json, _inquiry_from_json, _finding_to_json, _finding_from_json
)
