"""Lines of derivations and their marks as plain JSON."""

from __future__ import annotations

from quizkl.maths.derivation.finding import (
    Following,
    NoSolution,
    NotConstant,
    NoValue,
    OtherOrder,
    Proved,
    Refuted,
    Sampled,
    Setting,
    Unequal,
)
from quizkl.maths.derivation.line import (
    Equation,
    Extreme,
    Line,
    Optimum,
    Reason,
    Relation,
    Statement,
    Value,
)
from quizkl.maths.helper.codec import Codec, Json
from quizkl.maths.helper.tree_codec import decode_tree, encode_tree
from quizkl.maths.inquiry import Value as Number
from quizkl.maths.syntax.tree import Expression

Decided = Proved | Sampled | Refuted


def _following_to_json(following: Following) -> Json:
    return {
        "symbols": [list(symbol) for symbol in following.symbols],
        "before": _statement_to_json(following.before),
        "line": _line_to_json(following.line),
    }


def _following_from_json(data: Json) -> Following:
    symbols = tuple((str(name), str(text)) for name, text in data["symbols"])
    return Following(symbols, _statement_from_json(data["before"]), _line_from_json(data["line"]))


def _statement_to_json(statement: Statement) -> Json:
    match statement:
        case Value(expression):
            return ["value", encode_tree(expression)]
        case Optimum(extreme, variables, expression):
            return ["optimum", extreme.value, list(variables), encode_tree(expression)]
        case Equation(left, right, variables):
            return ["equation", encode_tree(left), encode_tree(right), list(variables)]


def _statement_from_json(data: Json) -> Statement:
    match data:
        case ["value", expression]:
            return Value(decode_tree(expression))
        case ["optimum", str(extreme), list(variables), expression]:
            return Optimum(Extreme(extreme), _names(variables), decode_tree(expression))
        case ["equation", left, right, list(variables)]:
            return Equation(decode_tree(left), decode_tree(right), _names(variables))
        case _:
            raise ValueError("this states nothing")


def _names(data: list[Json]) -> tuple[str, ...]:
    return tuple(str(name) for name in data)


def _line_to_json(line: Line) -> Json:
    right = line.right
    stated: Statement = right if isinstance(right, Optimum) else Value(right)
    return {
        "relation": line.relation.value,
        "right": _statement_to_json(stated),
        "left": None if line.left is None else encode_tree(line.left),
        "constant in": list(line.constant_in),
        "reason": None if line.reason is None else line.reason.value,
    }


def _line_from_json(data: Json) -> Line:
    stated = _statement_from_json(data["right"])
    right: Expression | Optimum
    match stated:
        case Value(expression):
            right = expression
        case Optimum():
            right = stated
        case _:
            raise ValueError("this is no line")
    left = None if data["left"] is None else decode_tree(data["left"])
    reason = None if data["reason"] is None else Reason(data["reason"])
    return Line(Relation(data["relation"]), right, left, _names(data["constant in"]), reason)


def _mark_to_json(mark: Decided) -> Json:
    match mark:
        case Proved(by, remark):
            return {"mark": "proved", "by": None if by is None else by.value, "remark": remark}
        case Sampled(points):
            return {"mark": "sampled", "points": points}
        case Unequal(at, left, right):
            return {"mark": "unequal", "at": _setting_to_json(at), "left": _written(left), "right": _written(right)}
        case NotConstant(at, then, first, second):
            settings = {"at": _setting_to_json(at), "then": _setting_to_json(then)}
            return {"mark": "not constant", **settings, "first": _written(first), "second": _written(second)}
        case OtherOrder(at, one, other, before, after):
            return {
                "mark": "other order",
                "at": _setting_to_json(at),
                "one": _setting_to_json(one),
                "other": _setting_to_json(other),
                "before": [_written(value) for value in before],
                "after": [_written(value) for value in after],
            }
        case NoSolution(at, left, right, of_this_line):
            sides = {"left": _written(left), "right": _written(right), "of this line": of_this_line}
            return {"mark": "no solution", "at": _setting_to_json(at), **sides}
        case NoValue():
            return {"mark": "no value"}


def _mark_from_json(data: Json) -> Decided:
    match data["mark"]:
        case "proved":
            by = None if data["by"] is None else Reason(data["by"])
            return Proved(by, None if data["remark"] is None else str(data["remark"]))
        case "sampled":
            return Sampled(int(data["points"]))
        case "unequal":
            left, right = (None if data[side] is None else float(data[side]) for side in ("left", "right"))
            return Unequal(_setting_from_json(data["at"]), left, right)
        case "not constant":
            at, then = (_setting_from_json(data[part]) for part in ("at", "then"))
            return NotConstant(at, then, float(data["first"]), float(data["second"]))
        case "other order":
            at, one, other = (_setting_from_json(data[part]) for part in ("at", "one", "other"))
            before, after = ((float(data[part][0]), float(data[part][1])) for part in ("before", "after"))
            return OtherOrder(at, one, other, before, after)
        case "no solution":
            left, right = float(data["left"]), float(data["right"])
            return NoSolution(_setting_from_json(data["at"]), left, right, bool(data["of this line"]))
        case "no value":
            return NoValue()
        case _:
            raise ValueError("this is no mark")


def _written(value: float | None) -> str | None:
    """As text, since JSON has no infinity."""
    return None if value is None else repr(value)


def _setting_to_json(setting: Setting) -> Json:
    return [[name, _value_to_json(value)] for name, value in setting]


def _setting_from_json(data: Json) -> Setting:
    return tuple((str(name), _value_from_json(value)) for name, value in data)


def _value_to_json(value: Number) -> Json:
    return [_value_to_json(entry) for entry in value] if isinstance(value, tuple) else repr(value)


def _value_from_json(data: Json) -> Number:
    return tuple(_value_from_json(entry) for entry in data) if isinstance(data, list) else float(data)


DERIVATION: Codec[Following, Decided] = Codec(
    "derivation", Following, _following_to_json, _following_from_json, _mark_to_json, _mark_from_json
)
