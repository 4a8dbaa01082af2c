"""Examinations and what is found of them as plain JSON."""

from __future__ import annotations

from fractions import Fraction

from quizkl.maths.examination import Examination, Examined
from quizkl.maths.helper.codec import Codec, Json
from quizkl.maths.helper.comparison_codec import COMPARISON
from quizkl.maths.helper.tree_codec import decode_tree, encode_tree


def _examination_to_json(examination: Examination) -> Json:
    return {
        "comparison": COMPARISON.write_asked(examination.comparison),
        "others": [encode_tree(other) for other in examination.others],
    }


def _examination_from_json(data: Json) -> Examination:
    return Examination(COMPARISON.read_asked(data["comparison"]), tuple(decode_tree(other) for other in data["others"]))


def _examined_to_json(examined: Examined) -> Json:
    return {
        "sameness": COMPARISON.write_found(examined.sameness),
        "alike": list(examined.alike),
        "factor": _fraction_to_json(examined.factor),
        "shift": _fraction_to_json(examined.shift),
    }


def _examined_from_json(data: Json) -> Examined:
    return Examined(
        COMPARISON.read_found(data["sameness"]),
        tuple(int(place) for place in data["alike"]),
        _fraction_from_json(data["factor"]),
        _fraction_from_json(data["shift"]),
    )


def _fraction_to_json(fraction: Fraction | None) -> Json:
    return None if fraction is None else str(fraction)


def _fraction_from_json(data: Json) -> Fraction | None:
    return None if data is None else Fraction(data)


EXAMINATION: Codec[Examination, Examined] = Codec(
    "examination",
    Examination,
    _examination_to_json,
    _examination_from_json,
    _examined_to_json,
    _examined_from_json,
)
