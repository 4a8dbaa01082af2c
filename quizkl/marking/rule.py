"""A precision as a machine writes it: ``{"kind": "decimals", "value": 4}``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures

_MOST_DIGITS = 30
"""References have 40 digits; no more decimals or figures than this can be asked for."""
_FARTHEST_EXPONENT = 400
_KINDS = ("decimals", "sigfigs", "relative", "absolute")


@dataclass(frozen=True, slots=True)
class RuleProblem:
    message: str


def precision_of(rule: object) -> Precision | RuleProblem:
    """Read a rule as JSON gives it. A bound written as a float means its shortest text: 0.1 is exactly one tenth."""
    if not isinstance(rule, dict) or "kind" not in rule or "value" not in rule:
        return RuleProblem('a rule is {"kind": ..., "value": ...}')
    kind, value = rule["kind"], rule["value"]
    number = _number(value)
    if number is None or number < 0:
        return RuleProblem(f"value: expected a number that is not negative, found {str(value)[:40]!r}")
    match kind:
        case "relative":
            return Relative(number)
        case "absolute":
            return Absolute(number)
        case "decimals" | "sigfigs":
            return _digits(kind, number)
        case _:
            return RuleProblem(f"kind: expected one of {', '.join(_KINDS)}, found {str(kind)[:40]!r}")


def _digits(kind: str, number: Decimal) -> Precision | RuleProblem:
    least = 0 if kind == "decimals" else 1
    if number != number.to_integral_value() or not least <= number <= _MOST_DIGITS:
        return RuleProblem(f"value: {kind} is a whole number from {least} to {_MOST_DIGITS}, found {number}")
    return Decimals(int(number)) if kind == "decimals" else SignificantFigures(int(number))


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(repr(value) if isinstance(value, float) else value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _FARTHEST_EXPONENT else None
