"""Worked solutions as plain JSON."""

from __future__ import annotations

from quizkl.maths.helper.codec import Codec, Json
from quizkl.maths.helper.tree_codec import decode_given, decode_tree, encode_given, encode_tree
from quizkl.maths.inquiry import Undefined
from quizkl.maths.units import Unit
from quizkl.maths.worked import Left, Line, Link, Relation, Role, Work, Worked

Found = Worked | Undefined


def _work_to_json(work: Work) -> Json:
    return {
        "expression": encode_tree(work.expression),
        "given": encode_given(work.given),
        "earlier": sorted(work.earlier),
        "known": [encode_tree(expression) for expression in work.known],
        "decimals": work.decimals,
        "figures": work.figures,
        "unit": _unit_to_json(work.unit),
    }


def _work_from_json(data: Json) -> Work:
    return Work(
        expression=decode_tree(data["expression"]),
        given=decode_given(data["given"]),
        earlier=frozenset(map(str, data["earlier"])),
        known=tuple(decode_tree(expression) for expression in data["known"]),
        decimals=None if data["decimals"] is None else int(data["decimals"]),
        figures=None if data["figures"] is None else int(data["figures"]),
        unit=_unit_from_json(data["unit"]),
    )


def _found_to_json(found: Found) -> Json:
    match found:
        case Undefined(reason):
            return {"undefined": reason}
        case Worked(lines, where):
            return {"lines": [_line_to_json(line) for line in lines], "where": encode_given(where)}


def _found_from_json(data: Json) -> Found:
    if "undefined" in data:
        return Undefined(str(data["undefined"]))
    return Worked(tuple(_line_from_json(line) for line in data["lines"]), decode_given(data["where"]))


def _line_to_json(line: Line | Left) -> Json:
    match line:
        case Left(count):
            return count
        case Line(left, links, role, remark, unit):
            return {
                "left": encode_tree(left),
                "links": [[link.relation.value, encode_tree(link.right)] for link in links],
                "role": role.value,
                "remark": remark,
                "unit": _unit_to_json(unit),
            }


def _line_from_json(data: Json) -> Line | Left:
    if isinstance(data, int):
        return Left(data)
    links = tuple(Link(Relation(relation), decode_tree(right)) for relation, right in data["links"])
    return Line(
        decode_tree(data["left"]), links, Role(data["role"]), str(data["remark"]), _unit_from_json(data["unit"])
    )


def _unit_to_json(unit: Unit | None) -> Json:
    return None if unit is None else unit.value


def _unit_from_json(data: Json) -> Unit | None:
    return None if data is None else Unit(data)


WORKED: Codec[Work, Found] = Codec("worked", Work, _work_to_json, _work_from_json, _found_to_json, _found_from_json)
