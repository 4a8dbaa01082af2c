"""Comparisons and what is found of them as plain JSON."""

from __future__ import annotations

from quizkl.maths.comparison import (
    Assumption,
    Comparison,
    Different,
    Related,
    Relation,
    SameProved,
    SameSampled,
    Whole,
)
from quizkl.maths.helper.codec import Codec, Json
from quizkl.maths.helper.inquiry_codec import digits_from_json, digits_to_json
from quizkl.maths.helper.tree_codec import decode_tree, encode_tree
from quizkl.maths.inquiry import Digits

Decided = SameProved | SameSampled | Different


def _comparison_to_json(comparison: Comparison) -> Json:
    return {
        "given": encode_tree(comparison.given),
        "reference": encode_tree(comparison.reference),
        "assumptions": [_assumption_to_json(assumption) for assumption in comparison.assumptions],
    }


def _comparison_from_json(data: Json) -> Comparison:
    assumptions = tuple(_assumption_from_json(assumption) for assumption in data["assumptions"])
    return Comparison(decode_tree(data["given"]), decode_tree(data["reference"]), assumptions)


def _assumption_to_json(assumption: Assumption) -> Json:
    match assumption:
        case Whole(name):
            return ["whole", name]
        case Related(left, relation, right):
            return ["related", encode_tree(left), relation.value, encode_tree(right)]


def _assumption_from_json(data: Json) -> Assumption:
    match data:
        case ["whole", str(name)]:
            return Whole(name)
        case ["related", left, str(relation), right]:
            return Related(decode_tree(left), Relation(relation), decode_tree(right))
        case _:
            raise ValueError("this is no assumption")


def _sameness_to_json(found: Decided) -> Json:
    match found:
        case SameProved(remark):
            return {"outcome": "proved", "remark": remark}
        case SameSampled(points, remark):
            return {"outcome": "sampled", "points": points, "remark": remark}
        case Different(at, given, reference, remark):
            return {
                "outcome": "different",
                "at": {name: digits_to_json(value) for name, value in at.items()},
                "given": _side_to_json(given),
                "reference": _side_to_json(reference),
                "remark": remark,
            }


def _sameness_from_json(data: Json) -> Decided:
    remark = None if data["remark"] is None else str(data["remark"])
    match data["outcome"]:
        case "proved":
            return SameProved(remark)
        case "sampled":
            return SameSampled(int(data["points"]), remark)
        case "different":
            at = {str(name): digits_from_json(value) for name, value in data["at"].items()}
            return Different(at, _side_from_json(data["given"]), _side_from_json(data["reference"]), remark)
        case _:
            raise ValueError("this is no outcome of a comparison")


def _side_to_json(side: Digits | None) -> Json:
    return None if side is None else digits_to_json(side)


def _side_from_json(data: Json) -> Digits | None:
    return None if data is None else digits_from_json(data)


COMPARISON: Codec[Comparison, Decided] = Codec(
    "comparison", Comparison, _comparison_to_json, _comparison_from_json, _sameness_to_json, _sameness_from_json
)
