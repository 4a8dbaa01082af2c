"""A precision as a machine writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.rule import RuleProblem, precision_of


@pytest.mark.parametrize(
    ("rule", "precision"),
    [
        ({"kind": "decimals", "value": 4}, Decimals(4)),
        ({"kind": "decimals", "value": 4.0}, Decimals(4)),
        ({"kind": "sigfigs", "value": 3, "strict": True}, SignificantFigures(3)),
        ({"kind": "relative", "value": 0.1}, Relative(Decimal("0.1"))),
        ({"kind": "absolute", "value": 0}, Absolute(Decimal(0))),
        ({"kind": "absolute", "value": 2.5e-13}, Absolute(Decimal("2.5e-13"))),
        ({"kind": "absolute", "value": "0.2"}, Absolute(Decimal("0.2"))),
    ],
)
def test_a_rule_is_read(rule: object, precision: Precision) -> None:
    assert precision_of(rule) == precision


@pytest.mark.parametrize(
    "rule",
    [
        None,
        [],
        "decimals",
        {"kind": "decimals"},
        {"kind": "nearly", "value": 4},
        {"kind": ["decimals"], "value": 4},
        {"kind": "decimals", "value": -1},
        {"kind": "decimals", "value": 2.5},
        {"kind": "decimals", "value": 10**9},
        {"kind": "decimals", "value": True},
        {"kind": "sigfigs", "value": 0},
        {"kind": "relative", "value": float("nan")},
        {"kind": "relative", "value": float("inf")},
        {"kind": "absolute", "value": "1e999999999"},
        {"kind": "absolute", "value": "much"},
    ],
)
def test_what_is_no_rule_is_a_problem_with_a_message(rule: object) -> None:
    problem = precision_of(rule)
    assert isinstance(problem, RuleProblem)
    assert problem.message
